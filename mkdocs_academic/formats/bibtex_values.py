"""What the fields of BibTeX entries say: macros, `#`, and what an entry inherits (crossref, xdata).

Inheritance follows biblatex's defaults (biblatex manual 3.20, appendix B); names of fields that only one entry can
have, such as its DOI, are never inherited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.bibtex import BibEntry, BibFile
from mkdocs_academic.formats.bibtex_terms import MONTHS
from mkdocs_academic.formats.registries import REGISTRIES
from mkdocs_academic.model.dates import month_number

_MAX_LENGTH = 64 * 1024
_LONGEST_CHAIN = 50
_PLAIN = re.compile(r"\{[^{}]*\}|\"[^{}\"]*\"|\d+")
_PART = re.compile(r"[^\s#{}\"]+")
_MARKS = re.compile(r"(?<!\\)[{}\"]")
# What an entry of its own says of its title is, for what stands in it, said of the book.
_RENAMED = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_CONTAINERS = frozenset(
    "proceedings mvproceedings book mvbook collection mvcollection reference mvreference periodical".split()
)
_NOT_INHERITED = (
    frozenset(
        """crossref xref xdata ids entryset entrysubtype execute label options presort related relatedtype relatedstring
    shorttitle shorthand shorthandintro sortkey sorttitle indextitle indexsorttitle reprinttitle
    doi url urldate eprint eprinttype eprintclass archiveprefix primaryclass pmid pmcid arxiv file pdf abstract keywords
    pages pagetotal note annote annotation addendum type howpublished code slides video poster html website preview
    selected hidden abbr award award_name additional_info supp blog model status pubstate bibtex_show distinct same_as
    google_scholar_id""".split()
    )
    | REGISTRIES.keys()
)


class Values:
    """Works out the values of all entries of a site: macros are shared between its files, whatever their order."""

    def __init__(self, files: Sequence[BibFile], problems: Problems) -> None:
        self._files, self._problems = files, problems
        self._shared = {name: text for file in reversed(files) for name, text in file.macros.items()}
        self._known: dict[tuple[int, str], str] = {}
        self._reported: set[tuple[int, str]] = set()

    def work_out(self) -> list[BibEntry]:
        """Every entry with the text of its fields, LaTeX still in it, inherited fields included."""
        entries = []
        for number, file in enumerate(self._files):
            for entry in file.entries:
                entry.fields = {
                    name: value for name, raw in entry.fields.items() if (value := self._text(raw, number, entry, name))
                }
                entries.append(entry)
        _inherit_all(entries, self._problems)
        return entries

    def _text(self, raw: str, number: int, entry: BibEntry, name: str) -> str:
        if _PLAIN.fullmatch(raw):
            text = raw if raw[0] not in '{"' else raw[1:-1]
            return text.strip()
        parts = []
        for is_macro, part in _parts(raw):
            parts.append(self._macro(part, number, entry, name, ()) if is_macro else part)
        return "".join(parts).strip()

    def _macro(self, name: str, number: int, entry: BibEntry, field: str, within: tuple[str, ...]) -> str:
        key = name.lower()
        if name.isdigit():
            return name
        known = self._known.get((number, key))
        if known is not None:
            return known
        raw = self._files[number].macros.get(key, self._shared.get(key))
        if raw is None:
            if key not in MONTHS and not (field == "month" and month_number(name)):
                self._report(number, key, entry, field, "undefined-macro", f"no @string defines {name!r}",
                             f"put the text in braces, or write @string{{{name} = {{…}}}}")  # fmt: skip
            return name
        if key in within or len(within) > _LONGEST_CHAIN:
            self._report(number, key, entry, field, "undefined-macro", f"the macro {name!r} is defined by itself",
                         "write its text in braces")  # fmt: skip
            return name
        parts, length = [], 0
        for is_macro, part in _parts(raw):
            text = self._macro(part, number, entry, field, (*within, key)) if is_macro else part
            length += len(text)
            if length > _MAX_LENGTH:
                self._report(number, key, entry, field, "too-large", f"the macro {name!r} is longer than 64 KiB",
                             "shorten it")  # fmt: skip
                break
            parts.append(text)
        self._known[number, key] = "".join(parts)
        return self._known[number, key]

    def _report(self, number: int, macro: str, entry: BibEntry, field: str, code: str, message: str, hint: str) -> None:
        """Once for each macro of a file: a name that is missing is missing in a hundred entries."""
        if (number, macro) not in self._reported:
            self._reported.add((number, macro))
            self._problems.warn(code, message, entry.source.place((entry.index, field)), hint)


def _parts(raw: str) -> Iterable[tuple[bool, str]]:
    """The pieces of a value that `#` joins: (whether it is the name of a macro or a number, its text)."""
    at = 0
    while at < len(raw):
        character = raw[at]
        if character in '{"':
            close = _close(raw, at)
            yield False, raw[at + 1 : close]
            at = close + 1
        elif character == "#" or character.isspace():
            at += 1
        else:
            match = _PART.match(raw, at)
            yield True, match[0] if match else character
            at = match.end() if match else at + 1


def _close(raw: str, begin: int) -> int:
    depth, quoted = 0, raw[begin] == '"'
    for mark in _MARKS.finditer(raw, begin + 1):
        if mark[0] == '"':
            if quoted and depth == 0:
                return mark.start()
        elif mark[0] == "{":
            depth += 1
        elif depth:
            depth -= 1
        elif not quoted:
            return mark.start()
    return len(raw)


def _inherit_all(entries: Sequence[BibEntry], problems: Problems) -> None:
    parents = _by_key(entries) if any("crossref" in one.fields or "xdata" in one.fields for one in entries) else {}
    if parents:
        done: set[int] = set()
        for entry in entries:
            _inherit(entry, parents, problems, done, ())


def _by_key(entries: Iterable[BibEntry]) -> Mapping[str, BibEntry]:
    found: dict[str, BibEntry] = {}
    for entry in entries:
        for key in (entry.key, *entry.fields.get("ids", "").split(",")):
            if key.strip():
                found.setdefault(key.strip().lower(), entry)
    return found


def _inherit(
    entry: BibEntry, parents: Mapping[str, BibEntry], problems: Problems, done: set[int], within: tuple[int, ...]
) -> None:
    """Complete an entry from those that it names, after those have been completed themselves."""
    if id(entry) in done or id(entry) in within:
        return
    for name in ("xdata", "crossref"):
        for key in entry.fields.get(name, "").split(","):
            parent = parents.get(key.strip().lower())
            if parent is None and key.strip():
                problems.warn("missing-parent", f"no entry has the key {key.strip()!r}",
                              entry.source.place((entry.index, name)), "correct the key, or add the entry")  # fmt: skip
            elif parent is not None and (parent is entry or id(parent) in within):
                problems.warn("missing-parent", f"{key.strip()!r} leads back to this entry",
                              entry.source.place((entry.index, name)), "remove one of the two")  # fmt: skip
            elif parent is not None and len(within) > _LONGEST_CHAIN:
                problems.warn("missing-parent", f"{key.strip()!r} stands behind {_LONGEST_CHAIN} others: not read",
                              entry.source.place((entry.index, name)), "write its fields into this entry")  # fmt: skip
            elif parent is not None:
                _inherit(parent, parents, problems, done, (*within, id(entry)))
                _take_over(entry, parent, from_xdata=name == "xdata")
    done.add(id(entry))


# Names of one thing in BibTeX and biblatex: what an entry says under one, it does not inherit under another.
_ALIKE = tuple(
    frozenset(names.split())
    for names in ("date year", "journal journaltitle", "address location", "school institution")
)


def _take_over(entry: BibEntry, parent: BibEntry, *, from_xdata: bool) -> None:
    said = {name for names in _ALIKE if names & entry.fields.keys() for name in names}
    inside = not from_xdata and parent.type in _CONTAINERS and entry.type not in ("book", "article", "proceedings")
    has_title = inside and "booktitle" in entry.fields
    for name, value in parent.fields.items():
        if name in said:
            continue
        if from_xdata:
            entry.fields.setdefault(name, value)
            continue
        if name in _NOT_INHERITED or (inside and name in ("author", "editor+an", "author+an") and name != "editor"):
            continue
        renamed = _RENAMED.get(name, name) if inside or name in _RENAMED else name
        if parent.type == "periodical" and name == "title":
            renamed = "journaltitle"
        if has_title and name in ("title", "subtitle", "titleaddon", "booktitle"):
            continue
        entry.fields.setdefault(renamed, value)
