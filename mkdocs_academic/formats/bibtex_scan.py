"""One BibTeX entry read character by character: where its fields stand, and what can be saved of a broken one.

bibtexparser splits well-formed files. What it cannot read, or reads as something else than was meant (a missing comma
makes one field swallow the next), is read again here, fault by fault, so that a slip costs as little as possible.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_START = re.compile(r"@\s*(\w+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,={}\"]*)[^\S\n]*")
_FIELD = re.compile(r"([^\W\d][\w+:./-]*)\s*=(?!=)\s*")
_FIELD_WITHOUT_EQUALS = re.compile(r"([^\W\d][\w+:-]*)[^\S\n]*(?=[{\"])")
_NEXT_FIELD = re.compile(
    r"\n[ \t]*(?:[^\W\d][\w+:-]*[ \t]*=[ \t]*[{\"]"
    r"|(?i:year|month|day|volume|number|issue)[ \t]*=[ \t]*\w+[ \t]*,?[ \t]*(?:\n|\}|\Z))"
)
_BRACES = re.compile(r"(?<!\\)[{}]")
_QUOTES = re.compile(r"(?<!\\)[{}\"]")
_BLANK = re.compile(r"\s*")
_STRAY = re.compile(r"[^,\n})]*")
_PUT_ASIDE = re.compile(r"[%#]+\s*([^\W\d][\w+-]*)\s*=[^\n]*")
_AFTER_EARLY_END = re.compile(r"\s*,\s*[^\W\d][\w+:-]*\s*=\s*[{\"\w]")


class Fault(NamedTuple):
    """What is wrong in an entry, at an offset of the text; `broken` where part of the entry could not be saved."""

    at: int
    code: str
    message: str
    hint: str


class ScannedField(NamedTuple):
    """A field: its name as written, its value with braces or quotes, and the offset of the name."""

    name: str
    value: str
    at: int


class ScannedEntry(NamedTuple):
    """An entry as its characters say, with its faults in order; `end` is the offset behind it."""

    type: str
    key: str
    key_at: int
    fields: tuple[ScannedField, ...]
    faults: tuple[Fault, ...]
    end: int


def scan_entry(text: str, start: int, end: int, *, repair: bool = True) -> ScannedEntry | None:
    """Read the entry that begins at `start`.

    Args:
        text: the whole file.
        start: the offset of its `@`.
        end: where the next entry begins, or the file ends; nothing behind it belongs to this one.
        repair: whether a line such as `year = {…}` inside a value is taken for a field, so that the value before it
            was never closed.

    Returns:
        None where there is no `@word{` at `start`.
    """
    match = _START.match(text, start, end)
    return _Scanner(text, end, repair, match).read() if match else None


class _Scanner:
    """Reads one entry from left to right."""

    def __init__(self, text: str, end: int, repair: bool, start: re.Match[str]) -> None:
        self.text, self.end, self.repair = text, end, repair
        self.start = start
        self.closer = "}" if start[2] == "{" else ")"
        self.at = start.end()
        self.faults: list[Fault] = []

    def read(self) -> ScannedEntry:
        key_at, key = self._key()
        fields: list[ScannedField] = []
        while not self._at_end(fields):
            field = self._field()
            if field:
                fields.append(field)
        return ScannedEntry(self.start[1].lower(), key, key_at, tuple(fields), tuple(self.faults), self.at)

    def _fault(self, at: int, code: str, message: str, hint: str) -> None:
        self.faults.append(Fault(at, code, message, hint))

    def _key(self) -> tuple[int, str]:
        match = _KEY.match(self.text, self.at, self.end)
        assert match is not None
        follows = self._char(match.end())
        if follows == "=":  # no key at all: this word is the first field
            return self.start.start(), ""
        key, self.at = match[1], match.end()
        if follows not in (",", self.closer):
            blank = _BLANK.match(self.text, self.at, self.end)
            behind = blank.end() if blank else self.at
            if _FIELD.match(self.text, behind, self.end):
                self._fault(
                    match.end(1), "missing-comma", "there is no comma behind the key", f"write {key}, with a comma"
                )
            elif self._char(behind) not in (",", self.closer):
                comma = self.text.find(",", self.at, self.end)
                until = comma if comma >= 0 else self.at
                key, self.at = " ".join(self.text[match.start(1) : until].split()), until
        return match.start(1), key

    def _char(self, at: int) -> str:
        return self.text[at] if at < self.end else ""

    def _at_end(self, fields: list[ScannedField]) -> bool:
        while self._char(self.at) and (self._char(self.at).isspace() or self._char(self.at) == ","):
            self.at += 1
        if self.at >= self.end:
            self._fault(
                self.start.start(),
                "broken-entry",
                "this entry is not closed",
                f"write {self.closer} behind its last field",
            )
            return True
        if self._char(self.at) != self.closer:
            return False
        if self.repair and _AFTER_EARLY_END.match(self.text, self.at + 1, self.end):
            name = fields[-1].name if fields else "key"
            self._fault(
                self.at, "broken-entry", f"one brace too many behind {name!r} ends the entry here", "remove this brace"
            )
            self.at += 1
            return self._at_end(fields)
        self.at += 1
        return True

    def _field(self) -> ScannedField | None:
        aside = _PUT_ASIDE.match(self.text, self.at, self.end)
        if aside:  # a line that begins with % or # is a comment to whoever wrote it, though not to BibTeX
            self._fault(self.at, "commented-out", f"the field {aside[1]!r} is commented out and not read", "")
            self.at = aside.end()
            return None
        match = _FIELD.match(self.text, self.at, self.end)
        if match is None:
            match = _FIELD_WITHOUT_EQUALS.match(self.text, self.at, self.end)
            if match is None:
                self._skip_stray()
                return None
            self._fault(match.end(1), "broken-entry", f"there is no = behind {match[1]!r}", f"write {match[1]} = …")
        at, self.at = match.start(1), match.end()
        value = self._value(match[1])
        return ScannedField(match[1], value, at)

    def _skip_stray(self) -> None:
        match = _STRAY.match(self.text, self.at, self.end)
        stray = match[0].strip() if match else ""
        shown = stray if len(stray) <= 40 else stray[:40] + "…"
        self._fault(
            self.at,
            "broken-entry",
            f"{shown or self.text[self.at]!r} is no field",
            "write name = {value}, or remove it",
        )
        self.at = max(match.end() if match else 0, self.at + 1)

    def _value(self, name: str) -> str:
        """The value as written; text behind it that is no field is taken in, as if it stood in the braces too."""
        begin = self.at
        parts = [self._part(name)]
        while True:
            self._skip_blank()
            if self._char(self.at) != "#":
                break
            self.at += 1
            self._skip_blank()
            parts.append(self._part(name))
        value = " # ".join(parts)
        if self._char(self.at) in ("", ",", self.closer):
            return value
        if _FIELD.match(self.text, self.at, self.end):
            behind = begin + len(self.text[begin : self.at].rstrip())
            self._fault(
                behind, "missing-comma", f"there is no comma behind the value of {name!r}", "write a comma here"
            )
            return value
        match = _STRAY.match(self.text, self.at, self.end)
        stray = match[0].strip() if match else ""
        self._fault(
            self.at, "broken-entry", f"the value of {name!r} goes on behind its end", f"write {name} = {{all of it}}"
        )
        self.at = max(match.end() if match else 0, self.at + 1)
        return "{" + " ".join([*map(_without_braces, parts), stray]) + "}"

    def _skip_blank(self) -> None:
        match = _BLANK.match(self.text, self.at, self.end)
        self.at = match.end() if match else self.at

    def _part(self, name: str) -> str:
        opener, begin = self._char(self.at), self.at
        if opener not in ("{", '"'):
            match = re.compile(rf"[^\s,{{}}\"#{re.escape(self.closer)}]*").match(self.text, self.at, self.end)
            self.at = match.end() if match else self.at
            return self.text[begin : self.at]
        close = self._close_of(begin)
        if close is not None:
            self.at = close + 1
            return self.text[begin : self.at]
        sign = "brace" if opener == "{" else "quotation mark"
        self._fault(
            begin,
            "broken-entry",
            f"the {sign} that opens the value of {name!r} is never closed",
            "close it behind the value",
        )
        field = _NEXT_FIELD.search(self.text, begin, self.end)
        line = self.text.find("\n", begin, self.end)
        end = field.start() if field else line if line >= 0 else self.end
        self.at = begin + len(self.text[begin:end].rstrip().rstrip(","))
        return "{" + _balanced(self.text[begin + 1 : self.at]) + "}"

    def _close_of(self, begin: int) -> int | None:
        """The offset of the brace or quotation mark that closes the one at `begin`."""
        quoted, depth = self.text[begin] == '"', 0
        limit = self.end
        if self.repair:
            field = _NEXT_FIELD.search(self.text, begin, self.end)
            limit = field.start() if field else self.end
        for mark in (_QUOTES if quoted else _BRACES).finditer(self.text, begin + 1, limit):
            if mark[0] == "{":
                depth += 1
            elif mark[0] == "}" and depth > 0:
                depth -= 1
            elif (mark[0] == "}" and not quoted) or (mark[0] == '"' and depth == 0):
                return mark.start()
        return None


def _without_braces(part: str) -> str:
    return part[1:-1] if part[:1] in ("{", '"') and len(part) > 1 else part


def _balanced(text: str) -> str:
    """A value that was never closed, without the punctuation behind it and without braces that have no partner."""
    bare = text.strip().rstrip(',"').rstrip()
    while bare.endswith("}") and bare.count("}") > bare.count("{"):
        bare = bare[:-1].rstrip(' ,"\n')
    return bare if bare.count("{") == bare.count("}") else bare.replace("{", "").replace("}", "")
