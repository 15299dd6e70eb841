"""The CV file: RenderCV's layout, extended; read into a CV with every problem of the file in one report.

RenderCV's own schema is at https://docs.rendercv.com; what is ours is the documentation's page on the CV file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mkdocs_academic.errors import AcademicError, Origin, Problems
from mkdocs_academic.formats import kinds
from mkdocs_academic.formats.fields import Raw, field_key
from mkdocs_academic.formats.forms import as_text
from mkdocs_academic.formats.located_yaml import Value, read_yaml
from mkdocs_academic.formats.news import dated_news
from mkdocs_academic.formats.people import Person, empty_file, read_person
from mkdocs_academic.formats.publications import read_publication
from mkdocs_academic.formats.records import read_entry, read_talk
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.entries import Entry

_TOP_LEVEL = ("cv", "design", "locale", "settings", "rendercv_settings", "locale_catalog")
_SMALL_WORDS = frozenset(
    {
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "if",
        "in",
        "into",
        "like",
        "near",
        "nor",
        "of",
        "off",
        "on",
        "onto",
        "or",
        "over",
        "so",
        "than",
        "that",
        "to",
        "upon",
        "when",
        "with",
        "yet",
    }
)
_MAX_ENTRIES = 20_000
# What several positions at one company have in common.
_OF_COMPANY = frozenset("company institution organization organisation employer location place city group".split())
_OF_POSITIONS = frozenset("positions date year start_date start from end_date end to until".split())


@dataclass(slots=True)
class CVFile:
    """What a CV file holds: the person at its head, not yet merged with other places, and the sections."""

    person: Person = field(default_factory=dict)
    sections: tuple[Section, ...] = ()


def read_cv(source: YamlSource, chosen_kinds: Mapping[str, str], problems: Problems) -> CVFile:
    """Read a CV file. Problems of every entry are collected; broken syntax is one problem and an empty CV."""
    try:
        data = read_yaml(source, problems)
    except AcademicError as error:
        problems.extend(error.problems)
        return CVFile()
    if data is None:
        problems.extend([empty_file(source.name, source)])
        return CVFile()
    cv = _find_cv(data, source, problems)
    if cv is None:
        return CVFile()
    origin = Origin(source, ("cv",))
    person = read_person({key: value for key, value in cv.items() if key != "sections"}, origin, problems)
    reader = _Sections(origin, chosen_kinds, problems)
    return CVFile(person, reader.read(cv.get("sections")))


def _find_cv(data: Value, source: YamlSource, problems: Problems) -> Raw | None:
    if not isinstance(data, dict):
        problems.error("wrong-type", "a CV file is a mapping with 'cv:' on top", source.place(()), "write 'cv:' first")
        return None
    for key in data:
        near = None if key in _TOP_LEVEL else nearest(key, _TOP_LEVEL[:1]) or (key.lower() == "cv" and "cv") or None
        if near and "cv" not in data:
            problems.error(
                "unknown-key",
                f"unknown key {key!r} at the top of a CV file",
                source.place((key,), key=True),
                f"did you mean {near!r}?",
            )
            return None
    cv = data.get("cv")
    if not isinstance(cv, dict):
        message = "'cv' should be a mapping" if "cv" in data else "there is no 'cv:' at the top of the file"
        place = source.place(("cv",)) if "cv" in data else source.place(())
        problems.error("no-cv", message, place, "write 'cv:' and, indented below it, 'name: …' and 'sections:'")
        return None
    return cv


class _Sections:
    """Reads the sections of one CV; the counters and the report are shared by all their entries."""

    def __init__(self, origin: Origin, chosen_kinds: Mapping[str, str], problems: Problems) -> None:
        self.origin = origin
        self.chosen = chosen_kinds
        self.problems = problems
        self.entries = 0

    def read(self, sections: Value) -> tuple[Section, ...]:
        if sections is None:
            return ()
        if not isinstance(sections, dict):
            self.problems.error(
                "wrong-type",
                "'sections' should be a mapping of titles",
                self.origin.place("sections"),
                "write 'Education:' and below it the entries, each beginning with '- '",
            )
            return ()
        # Taken out one by one: what has been read need not be held twice.
        return tuple(self._section(key, sections.pop(key)) for key in list(sections))

    def _section(self, key: str, value: Value) -> Section:
        origin = Origin(self.origin.file, (*self.origin.path, "sections", key))
        is_open = value is None or value == []
        entries = self._as_list(key, value, origin)
        del value
        kind = kinds.kind_of_section(key, [entry for _, entry in entries], self.chosen)
        title = section_title(key)
        if kind == "position":
            entries = [one for entry in entries for one in _positions(*entry)]
        self.entries += len(entries)
        if self.entries > _MAX_ENTRIES:
            self.problems.error("too-large", f"more than {_MAX_ENTRIES:,} entries", origin.place())
            return Section(title, kind, (), origin)
        read = []
        entries.reverse()
        while entries:
            path, entry = entries.pop()
            read.append(self._entry(entry, kind, title, path, origin))
        return Section(title, kind, tuple(entry for entry in read if entry is not None), origin, is_open)

    def _as_list(self, key: str, value: Value, origin: Origin) -> list[tuple[tuple[str | int, ...], Value]]:
        if value is None:
            return []
        if isinstance(value, list):
            return [((index,), item) for index, item in enumerate(value)]
        if isinstance(value, dict) and not any(kinds.is_field(name) for name in value):
            # "Skills:" with "Languages: Python" below it: a list of labels without the dashes.
            return [((name,), {"label": name, "details": item}) for name, item in value.items()]
        return [((), value)]

    def _entry(
        self, value: Value, kind: str, section: str, path: tuple[str | int, ...], origin: Origin
    ) -> AnyEntry | None:
        where = Origin(origin.file, (*origin.path, *path))
        if value is None or value == "":
            return None
        if kind == "news" and isinstance(value, str):
            value = dated_news(value)
        if isinstance(value, str | bool):
            return Entry("text", as_text(value, ""), origin=where)
        if isinstance(value, list):
            self.problems.error(
                "wrong-type",
                "an entry should be a text or a mapping, not a list",
                where.place(),
                "remove one of the two dashes",
            )
            return None
        if kind == "publication" and not kinds.is_text(value):
            return read_publication(value, section, where, self.problems)
        if kind == "talk" and not kinds.is_text(value):
            return read_talk(value, section, where, self.problems)
        return read_entry(value, kind, where, self.problems)


def _positions(path: tuple[str | int, ...], entry: Value) -> Iterator[tuple[tuple[str | int, ...], Value]]:
    """The several `positions` at one company, each as an entry of its own; any other entry is one."""
    held = entry.get("positions") if isinstance(entry, dict) else None
    if not (isinstance(entry, dict) and isinstance(held, list) and all(isinstance(one, dict) for one in held)):
        yield path, entry
        return
    shared = {key: value for key, value in entry.items() if field_key(key) in _OF_COMPANY}
    first = {key: value for key, value in entry.items() if field_key(key) not in _OF_COMPANY | _OF_POSITIONS}
    for index, one in enumerate(held):
        own = {**shared, **(first if index == 0 else {}), **one} if isinstance(one, dict) else {}
        yield (*path, "positions", index), own


def section_title(key: str) -> str:
    """A section's key as its title: as written, but `snake_case` in words with capitals, as RenderCV has it."""
    if " " in key or key != key.lower() or not re.fullmatch(r"[a-z0-9_]+", key):
        return key
    words = key.split("_")
    return " ".join(word if i and word in _SMALL_WORDS else word[:1].upper() + word[1:] for i, word in enumerate(words))
