"""A .bib file as its entries: BibTeX and biblatex, every entry read or reported with its line.

bibtexparser finds the blocks. Text between entries is no data (Patashnik, "BibTeXing", 1988), but where it looks like
a piece of one it is reported; so are entries that are commented out.
"""

from __future__ import annotations

import bisect
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_academic import safety
from mkdocs_academic.errors import Origin, Place, Problems
from mkdocs_academic.errors import Path as ValuePath
from mkdocs_academic.formats.bibtex_comments import COMMENT_BLOCK, MASK, mask
from mkdocs_academic.formats.bibtex_scan import ScannedEntry, scan_entry
from mkdocs_academic.formats.bibtex_terms import is_aside, is_known

if TYPE_CHECKING:
    from bibtexparser.model import Block

_ENTRY_START = re.compile(r"(?m)^[ \t]*@\s*\w+\s*[{(]")
_COMMENT_LINE = re.compile(r"(?m)^[ \t]*%[^\n]*")
_ENTRY_IN_TEXT = re.compile(r"@\s*(\w+)\s*[{(]")
_FIELD_IN_TEXT = re.compile(r"(?m)(?:^|,)[ \t]*([^\W\d][\w+:-]*)[ \t]*=[ \t]*[{\"\w]")
_START_WITHOUT_BRACE = re.compile(r"(?mi)^[ \t]*(@(?!comment\b)\w+)[ \t]*\S")
_START_WITHOUT_SIGN = re.compile(r"(?m)^[ \t]*([^\W\d]\w*)[ \t]*[{(][ \t]*[^\s,{}=]*[ \t]*,")
_OWN_MARKS = re.compile("[\ue040-\ue04f\ue0ff]")  # for private use, and what we and formats.latex use them for
_NOT_ENTRIES = frozenset({"comment", "string", "preamble"})
# The fields of an entry by the names that our own records have for them.
_WRITTEN_AS = {
    "authors": ("author",), "date": ("date", "year", "eventdate"), "journal": ("journal", "journaltitle", "booktitle"),
    "issue": ("number", "issue"), "location": ("address", "location"), "tags": ("keywords", "keyword", "tags"),
    "arxiv": ("arxiv", "eprint", "arxivid"), "pmid": ("pmid", "eprint"), "hal": ("hal", "hal_id", "eprint"),
    "publisher": ("publisher", "institution", "school", "organization"), "language": ("langid", "language"),
    "status": ("status", "pubstate"), "award": ("award", "award_name"), "links": ("pmcid",),
}  # fmt: skip


def decode_old(data: bytes) -> tuple[str, str]:
    """The text of a file that is not UTF-8, and the encoding that it names (as JabRef does), or most likely has."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace"), "UTF-16"
    named = re.search(rb"(?i)^%+\s*encoding:\s*([\w-]+)", data[:400], re.MULTILINE)
    try:
        if named:
            return data.decode(named[1].decode("ascii")), named[1].decode("ascii")
    except (LookupError, UnicodeDecodeError):
        pass
    return data.decode("cp1252", "replace"), "Windows-1252"


class BibSource:
    """The text of a .bib file under the name that messages use, and where in it entries and fields stand.

    The path of an entry is `(index,)`, of a field `(index, name)`.
    """

    def __init__(self, name: str, text: str, folder: Path | None = None) -> None:
        self.name, self.folder = name, folder
        lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ").replace("\v", " ")
        self.text = _OWN_MARKS.sub("", safety.clean(lines))
        self.spans: list[tuple[int, int]] = []
        self._line_starts: list[int] = []

    def place(self, path: ValuePath, *, key: bool = False) -> Place:
        """Where a field stands, else its entry, else the top of the file."""
        if not path or not isinstance(path[0], int) or path[0] >= len(self.spans):
            return self.at(0)
        start, end = self.spans[path[0]]
        if len(path) > 1:
            entry = scan_entry(self.text, start, end, repair=False)
            for wanted in ((path[1],), _WRITTEN_AS.get(str(path[1]), ())):
                for one in entry.fields if entry else ():
                    if one.name.lower() in wanted:
                        return self.at(one.at, len(one.name))
            if entry and path[1] == "key" and entry.key:
                return self.at(entry.key_at, len(entry.key))
        header = _ENTRY_IN_TEXT.match(self.text, start)
        return self.at(start, len(header[0]) - 1 if header else 1)

    def at(self, offset: int, width: int = 1) -> Place:
        """The place of an offset of the text."""
        if not self._line_starts:
            self._line_starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        line = bisect.bisect_right(self._line_starts, offset) - 1
        start = self._line_starts[line]
        end = self.text.find("\n", start)
        excerpt = self.text[start : end if end >= 0 else len(self.text)]
        return Place(self.name, line + 1, offset - start + 1, excerpt, max(1, min(width, len(excerpt))))

    def entry_at(self, line: int) -> int | None:
        """The index of the entry that a line, counted from 1, is part of."""
        self.at(0)
        if not 1 <= line <= len(self._line_starts):
            return None
        end = self._line_starts[line] if line < len(self._line_starts) else len(self.text)
        index = bisect.bisect_left(self.spans, (end, 0)) - 1
        return index if index >= 0 and self._line_starts[line - 1] < self.spans[index][1] else None

    def raw(self, index: int) -> str:
        """An entry as it was written."""
        start, end = self.spans[index]
        return self.text[start:end].rstrip()


@dataclass(slots=True)
class BibEntry:
    """An entry: its type in lower case, its key, its fields by lower-case name with their values as written."""

    source: BibSource
    index: int
    type: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)

    @property
    def origin(self) -> Origin:
        return Origin(self.source, (self.index,))


@dataclass(slots=True)
class BibFile:
    """The entries of a file in order, and its macros by lower-case name with their values as written."""

    source: BibSource
    entries: list[BibEntry] = field(default_factory=list)
    macros: dict[str, str] = field(default_factory=dict)


def read_bib(source: BibSource, problems: Problems) -> BibFile:
    """Split a file. A broken entry is saved as far as it goes; what is lost is in `problems`, as a warning."""
    return _Reader(source, problems).read()


class _Reader:
    """Turns the blocks of one file into entries."""

    def __init__(self, source: BibSource, problems: Problems) -> None:
        self.source, self.problems = source, problems
        self.file = BibFile(source)
        self.masked = mask(source.text)
        self.done = 0  # text before this offset has been dealt with

    def read(self) -> BibFile:
        if not self.source.text.strip():
            self.problems.warn("empty-file", f"{self.source.name} is empty", Place(self.source.name), "write an entry")
            return self.file
        before = len(self.problems.found)
        self._report_commented_out()
        at = 0
        for block in _split(self.masked):
            raw = block.raw or ""
            at = max(self.masked.find(raw, at), at)
            if at >= self.done:
                self._take(block, raw, at)
                at += len(raw)
        if not self.file.entries and not self.file.macros and len(self.problems.found) == before:
            self.problems.warn("no-entries", f"there is no entry in {self.source.name}", Place(self.source.name),
                               "write @article{key, title = {…}}")  # fmt: skip
        return self.file

    def _take(self, block: Block, raw: str, at: int) -> None:
        kind = type(block).__name__
        inner: Any = getattr(block, "ignore_error_block", None) or block
        if kind == "ImplicitComment":
            self._check_between(raw, at)
        elif kind == "ParsingFailedBlock":
            self._repair(at)
        elif kind == "ExplicitComment" and not COMMENT_BLOCK.match(raw):
            self._repair(at)  # @commented{…} is a type of its own
        elif hasattr(inner, "fields"):
            self._add(inner, at, len(raw))
        elif hasattr(inner, "key"):
            self._add_macro(inner.key, inner.value, at)

    def _add_macro(self, key: str, value: str, at: int) -> None:
        self.file.macros[key.strip().lower()] = value.replace(MASK, "@")

    def _add(self, block: Any, at: int, length: int) -> None:
        """A block that bibtexparser could read, unless a field has swallowed what should be another."""
        if any(
            ("=" in one.value and _swallows(one.value)) or _goes_on(one.value) or not _is_name(one.key)
            for one in block.fields
        ):
            self._repair(at)
            return
        entry = self._entry(block.entry_type, block.key, at, at + length)
        for one in block.fields:
            name = one.key.lower()
            value = one.value if MASK not in one.value else one.value.replace(MASK, "@")
            if name not in entry.fields:
                entry.fields[name] = value
            elif name in ("keywords", "keyword", "tags"):
                entry.fields[name] += ' # ", " # ' + value
            elif _bare(entry.fields[name]) != _bare(value) and not is_aside(name):
                self._report_second(entry, name)

    def _report_second(self, entry: BibEntry, name: str) -> None:
        start, end = self.source.spans[entry.index]
        scanned = scan_entry(self.source.text, start, end, repair=False)
        places = [one.at for one in scanned.fields if one.name.lower() == name] if scanned else []
        self.problems.warn(
            "same-field",
            f"{name!r} stands here a second time, and only the first is read",
            self.source.at(places[1] if len(places) > 1 else start, len(name)),
            "remove one of the two",
        )

    def _entry(self, kind: str, key: str, start: int, end: int) -> BibEntry:
        self.source.spans.append((start, end))
        entry = BibEntry(self.source, len(self.source.spans) - 1, kind.strip().lower(), " ".join(key.split()))
        self.file.entries.append(entry)
        return entry

    def _repair(self, at: int) -> None:
        """Read what bibtexparser could not, up to where the next entry begins."""
        following = _ENTRY_START.search(self.masked, at + 1)
        end = following.start() if following else len(self.masked)
        scanned = scan_entry(self.masked, at, end)
        self.done = end
        if scanned is None:
            self.problems.warn("broken-entry", "this is no entry", self.source.at(at), "write @article{key, …}")
            return
        self.done = max(scanned.end, at + 1)
        if scanned.type in _NOT_ENTRIES:
            self._repair_other(scanned, at)
            return
        entry = self._entry(scanned.type, scanned.key, at, scanned.end)
        for one in scanned.fields:
            entry.fields.setdefault(one.name.lower(), one.value.replace(MASK, "@"))
        for fault in scanned.faults:
            if fault.code == "commented-out":
                self.problems.inform(fault.code, fault.message, self.source.at(fault.at))
                continue
            self.problems.warn(fault.code, f"{fault.message} (in {scanned.key or scanned.type!r})",
                               self.source.at(fault.at), fault.hint)  # fmt: skip

    def _repair_other(self, scanned: ScannedEntry, at: int) -> None:
        for one in scanned.fields if scanned.type == "string" else ():
            self._add_macro(one.name, one.value, one.at)
        if scanned.type != "comment":
            hint = "close it with a brace, as in @string{name = {text}}"
            self.problems.warn("broken-entry", f"this @{scanned.type} is not closed", self.source.at(at), hint)

    def _check_between(self, raw: str, at: int) -> None:
        """Text between entries: a piece of an entry that was closed too early, or one that never began."""
        raw = _COMMENT_LINE.sub(lambda match: " " * len(match[0]), raw)
        field = _FIELD_IN_TEXT.search(raw)
        without_sign = list(_START_WITHOUT_SIGN.finditer(raw)) if field else []
        for match in without_sign:
            self.problems.warn("broken-entry", f"there is no @ before {match[1]!r}",
                               self.source.at(at + match.start(1), len(match[1])), f"write @{match[1]}")  # fmt: skip
        without_brace = list(_START_WITHOUT_BRACE.finditer(raw))
        for match in without_brace:
            place = self.source.at(at + match.start(1), len(match[1]))
            self.problems.warn(
                "broken-entry", "an entry without a brace behind its type", place, "write @article{key, …}"
            )
        if field is None or without_sign or without_brace or (self._follows_entry(at) and self._reads_on(at)):
            return
        where = f"behind the entry {self.file.entries[-1].key!r}" if self._follows_entry(at) else "outside of entries"
        self.problems.warn("broken-entry", f"text {where} that looks like a field",
                           self.source.at(at + field.start(1)), "put it into an entry, or remove it")  # fmt: skip

    def _reads_on(self, at: int) -> bool:
        """Read the last entry again, which may have been closed too early; whether it goes on behind `at` then."""
        self.file.entries.pop()
        self._repair(self.source.spans.pop()[0])
        return self.source.spans[-1][1] > at

    def _follows_entry(self, at: int) -> bool:
        return bool(self.file.entries) and not self.source.text[self.source.spans[-1][1] : at].strip()

    def _report_commented_out(self) -> None:
        for match in re.finditer(MASK + r"\s*(\w+)\s*[{(]", self.masked):
            if match[1].lower() not in _NOT_ENTRIES:
                self.problems.inform(
                    "commented-out", "this entry is commented out and not read", self.source.at(match.start(), 1)
                )


@cache
def _splitter() -> Any:
    # Its log repeats what we report with line and hint.
    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    from bibtexparser.splitter import Splitter

    return Splitter


def _split(text: str) -> Iterator[Block]:
    return iter(_splitter()(text).split().blocks)


def _bare(value: str) -> str:
    return " ".join(value.strip('{}"').split())


def _swallows(value: str) -> bool:
    """Whether a value holds a field of its own: behind its end, or on a line of its own inside its braces."""
    if not _SWALLOWED.search(value):
        return False
    lines = (match[1].lower() for match in _SWALLOWED_LINE.finditer(value))
    return any(is_known(name) for name in lines) or not _is_one_expression(value)


_SWALLOWED = re.compile(r"[^\W\d][\w+:-]*\s*=\s*[{\"\w]")
_SWALLOWED_LINE = re.compile(r"\n[ \t]*([^\W\d][\w+:-]*)[ \t]*=[ \t]*[{\"]")


def _goes_on(value: str) -> bool:
    """Whether text stands behind the end of a value: `{A title} and more`."""
    opens = value[:1] in ("{", '"')
    may = opens and (value[-1] not in '}"' or _TWO_PARTS.match(value))
    return bool(may) and not _is_one_expression(value)


_TWO_PARTS = re.compile(r"(?:\{[^{}]*\}|\"[^\"{}]*\")\s*[^\s#]")


def _is_one_expression(value: str) -> bool:
    scanned = scan_entry("@x{,x=" + value + "}", 0, len(value) + 7, repair=False)
    return scanned is not None and not scanned.faults and len(scanned.fields) == 1


def _is_name(name: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d][\w+:./-]*", name))
