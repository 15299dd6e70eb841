"""YAML that remembers where it was written.

Read from PyYAML's event stream, not its nodes: depth, size and aliases are bounded before anything is built (composing
nodes crashes the process on deep input), and a value costs no more than the plain string, list or dictionary it is.
Lines and columns are found by a second pass, when the first message needs one.

Scalars are YAML 1.2 core (section 10.3.2) as far as a reader of text needs: plain `null`, `true` and `false` are
values, everything else is the text as typed, so that `NO`, `12:30`, `010` and `1.10` stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from mkdocs_academic import safety
from mkdocs_academic.errors import AcademicError, Place, Problem, Problems
from mkdocs_academic.errors import Path as ValuePath
from mkdocs_academic.formats.yaml_diagnosis import explain, explain_escape
from mkdocs_academic.formats.yaml_source import YamlSource, events_of

Value = None | bool | str | list["Value"] | dict[str, "Value"]

MAX_BYTES = 5 * 1024 * 1024
MAX_DEPTH = 64
MAX_NODES = 500_000
MAX_ALIASED_NODES = 200_000
MAX_SCALAR = 64 * 1024

_CORE = {"": None, "~": None, "null": None, "Null": None, "NULL": None,
         "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}  # fmt: skip
_PLAIN_TAGS = frozenset(
    {
        None,
        "!",
        *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "null", "bool", "timestamp", "map", "seq")),
    }
)
_SPELT_OUT = re.compile("[\t\n\u2028\u2029]")  # most often by quotes; beside a dollar perhaps of `\theta`
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?\n)??(?:-{3}|\.{3})[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def read_text(path: Path, name: str, limit: int = MAX_BYTES) -> str:
    """The text of a UTF-8 file without its byte order mark.

    Raises:
        AcademicError: the file is missing, no regular file, too large, unreadable, or in another encoding.
    """
    try:
        if not path.is_file():
            raise _failure("missing-file", "there is no such file", Place(name))
        if path.stat().st_size > limit:
            raise _failure("too-large", f"the file is larger than {limit // 2**20} MiB", Place(name))
        data = path.read_bytes()
    except OSError as error:
        raise _failure("unreadable", f"the file cannot be read: {error.strerror or error}", Place(name)) from None
    return decode(data, name)


def decode(data: bytes, name: str) -> str:
    """UTF-8 bytes as text. Raises `AcademicError` naming the first line that is something else, and a guess at what."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        guess, own_name = "UTF-16" if wide else "Windows-1252", Path(name).name
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        excerpt = data[line_start:].split(b"\n", 1)[0].decode("cp1252", "replace")
        place = Place(name) if wide else Place(name, before.count(b"\n") + 1, error.start - line_start + 1, excerpt)
        raise _failure(
            "encoding",
            f"the file is not UTF-8 (it looks like {guess})",
            place,
            f"save it as UTF-8 in your editor, or run: iconv -f {guess} -t UTF-8 {own_name} > new-{own_name}",
        ) from None


def read_yaml(source: YamlSource, problems: Problems | None = None, *, repeated: list[Problem] | None = None) -> Value:
    """The one document of a YAML text: text, lists and dictionaries with text keys, None and booleans.

    Texts come without what `safety.clean` takes out.

    Args:
        source: the text.
        problems: takes what is lost by the way: `"\\alpha"` in double quotes is a control character and `lpha`.
        repeated: takes what is said of keys that stand twice, instead of its being raised; then the last one counts,
            as it does to MkDocs.

    Raises:
        AcademicError: bad syntax, a repeated key, a tag, a second document, or more than the bounds above allow.
    """
    builder = _Builder(source)
    value = builder.build(repeated)
    if builder.escaped and problems is not None:
        problems.extend(found for event in builder.escaped if (found := explain_escape(event, source)))
    return value


def textual(value: object) -> Value:
    """A value as another YAML reader gave it, with everything but lists, mappings and booleans as clean text."""
    if isinstance(value, Mapping):
        return {str(key): textual(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [textual(item) for item in value]
    return value if value is None or isinstance(value, bool) else safety.clean(str(value))


def split_front_matter(text: str) -> tuple[str, int] | None:
    """The YAML between the dashes at a page's top and the length of the whole block; None where there is none."""
    match = _FRONT_MATTER.match(text)
    return (match[1] or "", match.end()) if match else None


class _Builder:
    """Builds the value of one document from its events, counting as it goes."""

    def __init__(self, source: YamlSource) -> None:
        self.source = source
        self.anchors: dict[str, tuple[Value, int]] = {}
        self.repeated: list[tuple[ValuePath, Any]] = []
        self.escaped: list[Any] = []
        self.merged: dict[int, set[str]] = {}
        self.nodes = 0
        self.aliased = 0

    def build(self, repeated: list[Problem] | None = None) -> Value:
        try:
            value = self._document(events_of(self.source))
        except yaml.YAMLError as error:
            raise AcademicError([explain(error, self.source)]) from None
        if self.repeated and repeated is None:
            raise AcademicError(map(self._duplicate, self.repeated))
        if repeated is not None:
            repeated += map(self._duplicate, self.repeated)
        return value

    def _document(self, events: Iterator[Any]) -> Value:
        # One loop, since it runs once for each of a file's values: some 100,000 times for 5,000 works.
        result: Value = None
        documents = 0
        stack: list[tuple[Any, str | None, int]] = []  # collection, its anchor, nodes before it
        keys: list[str | None] = []
        container: Any = None
        key: str | None = None
        names: dict[str, str] = {}
        plain: dict[str, Any] = dict(_CORE)  # also makes one text of a name that stands in a hundred works
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                text = event.value
                if event.implicit[0]:
                    value: Any = plain.setdefault(text, text) if len(text) < 48 else text
                else:
                    value = safety.clean(text)  # quotes may spell out what the text itself cannot hold
                    if value is not text or ("$" in text and _SPELT_OUT.search(text)):
                        self.escaped.append(event)
                    if event.tag not in _PLAIN_TAGS:
                        self._refuse_tag(event)
                if len(text) > MAX_SCALAR:
                    self._stop("too-large", f"a text of more than {MAX_SCALAR // 1024} KiB", event, "shorten it")
                if event.anchor:
                    self.anchors[event.anchor] = (value, 1)
                if key is None and type(container) is dict:
                    key = names.setdefault(text, text) if event.implicit[0] else value
                    continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.tag not in _PLAIN_TAGS:
                    self._refuse_tag(event)
                if len(stack) >= MAX_DEPTH:
                    self._stop(
                        "too-deep", f"nested more than {MAX_DEPTH} levels deep", event, "write it in fewer levels"
                    )
                if type(container) is dict and key is None:
                    self._stop("bad-key", "a list or mapping where a key is meant", event)
                stack.append((container, event.anchor, self.nodes))
                keys.append(key)
                container = {} if kind is MappingStartEvent else []
                key = None
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = container
                container, anchor, before = stack.pop()
                key = keys.pop()
                if anchor:
                    self.anchors[anchor] = (value, self.nodes - before + 1)
            elif kind is AliasEvent:
                value = self._aliased(event)
                if type(container) is dict and key is None:
                    self._stop("bad-key", "an alias where a key is meant", event)
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._stop("second-document", "a second document begins here", event, "remove the line ---")
                continue
            else:
                continue
            self.nodes += 1
            if self.nodes > MAX_NODES:
                self._stop("too-large", f"more than {MAX_NODES:,} values", event)
            if container is None:
                result = value
            elif type(container) is list:
                container.append(value)
            else:
                if key == "<<":
                    self._merge(container, value, event)
                elif key in container and key in self.merged.get(id(container), ()):
                    container[key] = value
                    self.merged[id(container)].discard(key)
                elif key in container:
                    self._repeated(key, keys, stack, event)
                    container[key] = value
                else:
                    container[key] = value
                key = None
        return result

    def _aliased(self, event: Any) -> Value:
        if event.anchor not in self.anchors:
            self._stop(
                "unknown-alias",
                f"nothing is anchored as &{event.anchor}",
                event,
                f'put the text in quotes if it begins with an asterisk: "*{event.anchor}"',
            )
        value, size = self.anchors[event.anchor]
        self.aliased += size
        if self.aliased > MAX_ALIASED_NODES:
            self._stop("too-large", f"aliases expand to more than {MAX_ALIASED_NODES:,} values", event)
        self.nodes += size - 1
        return value

    def _merge(self, into: dict[str, Value], value: Value, event: Any) -> None:
        for mapping in value if isinstance(value, list) else [value]:
            if not isinstance(mapping, dict):
                raise self._stop("bad-merge", "<<: takes a mapping or a list of mappings", event)
            self.aliased += len(mapping)
            if self.aliased > MAX_ALIASED_NODES:
                self._stop("too-large", f"merges expand to more than {MAX_ALIASED_NODES:,} values", event)
            for name, item in mapping.items():
                if name not in into:
                    into[name] = item
                    self.merged.setdefault(id(into), set()).add(name)  # a key of its own may still replace it

    def _repeated(
        self, key: str | None, keys: list[str | None], stack: list[tuple[Any, str | None, int]], event: Any
    ) -> None:
        path: list[str | int] = []
        for (holder, _, _), name in zip(stack[1:], keys[1:], strict=True):
            path.append(len(holder) if isinstance(holder, list) else name or "")
        self.repeated.append(((*path, key or ""), event))

    def _duplicate(self, repeated: tuple[ValuePath, Any]) -> Problem:
        """The diagnosis of a key that stands twice; made at the end, since looking up places reads the text again."""
        path, event = repeated
        key = str(path[-1])
        first = self.source.place(path, key=True)
        # The event is the value's; the key stands before it, on the same line or on one above.
        line, until = event.start_mark.line, event.start_mark.column
        while line > 0 and not re.search(rf"(^|[\s{{,\"'-]){re.escape(key)}[\"']?\s*:", self._line(line)[:until]):
            line, until = line - 1, len(self._line(line - 1))
        place = self.source.at(line, max(0, self._line(line)[:until].rfind(key)), len(key))
        return Problem(
            "error",
            "duplicate-key",
            f"the key {key!r} stands here a second time; the first is in line {first.line}",
            place,
            "keep one of the two; where both are meant, make it a list",
        )

    def _line(self, number: int) -> str:
        return self.source.at(number, 0).excerpt or ""

    def _refuse_tag(self, event: Any) -> None:
        if self.source.any_tag:
            return
        self._stop("tag", f"the tag {event.tag!r} is not allowed in data", event, "write the value itself")

    def _stop(self, code: str, message: str, event: Any, hint: str | None = None) -> AcademicError:
        place = self.source.at(event.start_mark.line, event.start_mark.column)
        raise AcademicError([Problem("error", code, message, place, hint)])


def _failure(code: str, message: str, place: Place, hint: str | None = None) -> AcademicError:
    return AcademicError([Problem("error", code, message, place, hint)])
