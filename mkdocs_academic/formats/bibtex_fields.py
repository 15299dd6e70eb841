"""The fields of one .bib entry, read one by one: as Markdown, as plain text, in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.bibtex import BibEntry
from mkdocs_academic.formats.bibtex_names import read_names
from mkdocs_academic.formats.latex import CITATION, CITATION_END, decode_markdown, decode_text

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*|\\par\b\s*")


class EntryReader:
    """Reads the fields of an entry; `taken` are those that were read, `cited` the names of entries in citations."""

    def __init__(self, entry: BibEntry, cited: Mapping[str, str], problems: Problems) -> None:
        self.entry, self.cited, self.problems = entry, cited, problems
        self.fields = entry.fields
        self.taken: set[str] = set()

    def _first(self, *names: str) -> tuple[str, str]:
        """The first of some fields that is there, and its name; the others are not taken."""
        for name in names:
            if self.fields.get(name):
                self.taken.add(name)
                return name, self.fields[name]
        return "", ""

    def _markdown(self, *names: str) -> str:
        """The first of some fields as inline Markdown."""
        name, raw = self._first(*names)
        return self._decoded(name, raw) if name else ""

    def _decoded(self, name: str, raw: str) -> str:
        decoded = decode_markdown(raw)
        for macro in decoded.unknown:
            message = f"unknown LaTeX macro \\{macro}" if macro else "LaTeX that cannot be read"
            self.problems.warn("unknown-latex", f"{message} in {name!r}; what stands behind it is shown as text",
                               self.entry.origin.place(name), "write the sign itself, or remove the macro")  # fmt: skip
        return self._with_citations(decoded.text) if CITATION in decoded.text else decoded.text

    def _typed(self, name: str) -> str:
        """A field that al-folio reads as Markdown, or one with LaTeX in it."""
        raw = self.fields.get(name, "")
        if "\\" in raw or "$" in raw:
            return self._markdown(name)
        self.taken.add(name)
        return " ".join(re.sub(r"[{}]", "", raw).split())

    def _paragraphs(self, *names: str) -> str:
        """A longer text with its paragraphs."""
        name = next(filter(self.fields.get, names), "")
        parts = _BLANK_LINE.split(self.fields.get(name, ""))
        if len(parts) < 2:
            return self._markdown(*names)
        self.taken.add(name)
        return "\n\n".join(filter(None, (self._decoded(name, part) for part in parts)))

    def _with_citations(self, text: str) -> str:
        def name(match: re.Match[str]) -> str:
            return ", ".join(self.cited.get(key, key) for key in match[1].split(",") if key)

        return re.sub(f"{CITATION}([^{CITATION_END}]*){CITATION_END}", name, text)

    def _plain(self, *names: str) -> str:
        name, raw = self._first(*names)
        return decode_text(raw).text if name else ""


def names_in_citations(entries: Sequence[BibEntry]) -> dict[str, str]:
    """As what a note cites each entry, by their keys; nothing where no field has a citation."""
    if any("cite" in text for entry in entries for text in entry.fields.values() if "\\" in text):
        return {entry.key: _cited_as(entry) for entry in entries if entry.key}
    return {}


def _cited_as(entry: BibEntry) -> str:
    """`Hopper 1952`."""
    authors = read_names(entry.fields.get("author") or entry.fields.get("editor", "")).authors
    names = [author.name.family or str(author.name) for author in authors] or [entry.key]
    who = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    year = re.search(r"\d{4}", entry.fields.get("date") or entry.fields.get("year", ""))
    return f"{who} {year[0]}" if year else who
