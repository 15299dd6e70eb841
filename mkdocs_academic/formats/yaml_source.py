"""A YAML text, its events, and where in it a value stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from mkdocs_academic import safety
from mkdocs_academic.errors import Path as ValuePath
from mkdocs_academic.errors import Place

LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


class YamlSource:
    """A YAML text under the name that messages use; `first_line` is where the text begins in that file.

    `strict` leaves out RenderCV's reading of `*`, for texts that another program reads as YAML too; `any_tag` takes the
    text of a tagged value as it is. The text is kept as UTF-8, without the marks that reorder what is read.
    """

    def __init__(
        self,
        name: str,
        text: str,
        first_line: int = 1,
        folder: Path | None = None,
        strict: bool = False,
        any_tag: bool = False,
    ) -> None:
        self.name, self.first_line, self.folder = name, first_line, folder
        self.strict, self.any_tag = strict, any_tag
        self.data = safety.clean_readable(text).encode("utf-8", "surrogatepass")
        self._lines: list[str] = []
        self._places: dict[ValuePath, tuple[int, int, int]] = {}
        self._key_places: dict[ValuePath, tuple[int, int, int]] = {}

    @property
    def text(self) -> str:
        return self.data.decode("utf-8", "surrogatepass")

    def place(self, path: ValuePath, *, key: bool = False) -> Place:
        """Where the value at a path stands (or its key), else the nearest thing above it that was written down."""
        if not self._places:
            self._locate()
        for length in range(len(path), -1, -1):
            places = self._key_places if key and length == len(path) else self._places
            found = places.get(path[:length]) or self._places.get(path[:length])
            if found:
                return self.at(*found)
        return self.at(0, 0, 1)

    def at(self, line: int, column: int, width: int = 1) -> Place:
        """The place of a line and column of this text, both counted from 0."""
        if not self._lines:
            self._lines = LINE_BREAK.split(self.text)
        excerpt = self._lines[line] if line < len(self._lines) else ""
        return Place(self.name, line + self.first_line, column + 1, excerpt, max(1, width))

    def _locate(self) -> None:
        stack: list[_Located] = []
        for event in events_of(self):
            kind = type(event)
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                stack.pop()
                continue
            if kind not in (ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent):
                continue
            path = stack[-1].next_path(event) if stack else ()
            if path is None:
                continue
            self._remember(self._places, path, event)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append(_Located(path, kind is MappingStartEvent, self))

    def _remember(self, places: dict[ValuePath, tuple[int, int, int]], path: ValuePath, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        scalar = isinstance(event, ScalarEvent) and end.line == start.line
        places.setdefault(path, (start.line, start.column, end.column - start.column if scalar else 1))


class _Located:
    """A collection on the way to its next item, while places are looked up."""

    __slots__ = ("index", "is_mapping", "key", "path", "source")

    def __init__(self, path: ValuePath, is_mapping: bool, source: YamlSource) -> None:
        self.path, self.is_mapping, self.source = path, is_mapping, source
        self.index = -1
        self.key: str | None = None

    def next_path(self, event: Event) -> ValuePath | None:
        if not self.is_mapping:
            self.index += 1
            return (*self.path, self.index)
        if self.key is None:
            self.key = event.value if isinstance(event, ScalarEvent) else ""
            self.source._remember(self.source._key_places, (*self.path, self.key), event)
            return None
        path, self.key = (*self.path, self.key), None
        return path


class _PureParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """PyYAML's own parser, where libyaml is missing."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


class _BoldParser(_PureParser):
    """As RenderCV reads YAML: `*` begins text, so that `- **Grace Hopper**` needs no quotes.

    An alias is still one where the whole text is `*name` and that name has been anchored before.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.known: set[str] = set()

    def fetch_alias(self) -> None:
        match = re.match(r"\*([\w-]+)[ \t]*(?=$|[\r\n,\]}#])", self.prefix(80))
        if match and match[1] in self.known:
            super().fetch_alias()
        else:
            self.fetch_plain()

    def fetch_anchor(self) -> None:
        match = re.match(r"&([\w-]+)", self.prefix(80))
        if match:
            self.known.add(match[1])
        super().fetch_anchor()


try:
    from yaml._yaml import CParser
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    _FastParser: Any = _PureParser
else:
    _FastParser = CParser


def events_of(source: YamlSource) -> Iterator[Event]:
    """The events of a text, with RenderCV's reading of `*` where the text has it."""
    bold = not source.strict and b"*" in source.data and _begins_with_asterisks(source.text)
    parser: Any = _BoldParser(source.text) if bold else _FastParser(source.data)
    return iter(parser.get_event, None)


def _begins_with_asterisks(text: str) -> bool:
    # `**` at the start of a value, or `*word*`: no alias of YAML looks like that.
    return bool(re.search(r"(?m)(?:^[ \t]*-|:|\[|,|\{)[ \t]+\*(?:\*|[^\s*\[\]{},]+(?: [^\n]*)?\*)", text)) or bool(
        re.search(r"\[\*\*", text)
    )
