"""Which record a key stands for: a project names its works and grants, a work its projects, a prize its work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs_academic.model.cv import AnyEntry
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.identifiers import id_key
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk

# What each field names.
FIELDS = {
    "publications": "publication",
    "for": "publication",
    "talks": "talk",
    "grants": "grant",
    "projects": "project",
}
_BACK = {"grant": "grants", "project": "projects"}
_Named = tuple[AnyEntry, str, str]


class Relations:
    """The records of a site by their keys; grants and projects also by their names.

    Args:
        works: all works.
        find_work: the work of a key.
        talks: all talks.
        entries: all other records.
    """

    def __init__(
        self, works: Iterable[Publication], find_work: Callable[[str], Publication | None], talks: Iterable[Talk],
        entries: Iterable[AnyEntry],
    ) -> None:  # fmt: skip
        self._find_work = find_work
        self._talks = {id_key(talk.key): talk for talk in talks if talk.key}
        self._entries: dict[tuple[str, str], Entry] = {}
        self._naming: list[AnyEntry] = [work for work in works if work.related]
        for entry in entries:
            if isinstance(entry, Entry):
                if entry.kind in _BACK:
                    for name in (entry.key, entry.name):
                        self._entries.setdefault((entry.kind, id_key(name)), entry)
                if not FIELDS.keys().isdisjoint(entry.fields):
                    self._naming.append(entry)
        self._works_on: dict[int, list[str]] | None = None
        self._of_works: dict[int, list[Entry]] | None = None

    def find(self, field: str, key: str) -> AnyEntry | None:
        """The record that a field names by a key; None where there is none."""
        kind = FIELDS.get(field, "")
        if kind == "publication":
            return self._find_work(key)
        return self._talks.get(id_key(key)) if kind == "talk" else self._entries.get((kind, id_key(key)))

    def known(self, field: str) -> list[str]:
        """The keys of the records that a field may name."""
        kind = FIELDS.get(field, "")
        if kind == "talk":
            return [talk.key for talk in self._talks.values()]
        return [entry.key or entry.name for (of, _), entry in self._entries.items() if of == kind]

    def unknown(self) -> Iterator[_Named]:
        """What records name and is not there: the record, its field, the key. A prize may be for anything in words."""
        for record in self._naming:
            for field, key in _named(record):
                if self.find(field, key) is None and not (field == "for" and " " in key.strip()):
                    yield record, field, key

    def of_work(self, work: Publication) -> Mapping[str, Sequence[Entry]]:
        """The projects and grants of a work, under these words, as either of the two says."""
        if not self._naming:
            return {}
        if self._of_works is None:
            self._of_works = {}
            for record in self._naming:
                if isinstance(record, Entry) and record.kind in _BACK:
                    works = (self._find_work(key) for field, key in _named(record) if field == "publications")
                    for found in filter(None, works):
                        self._of_works.setdefault(id(found), []).append(record)
        said = self._of_works.get(id(work), [])
        own = [self.find(field, key) for field, key in _named(work) if field in _BACK.values()] if work.related else []
        every = {id(one): one for one in (*own, *said) if isinstance(one, Entry)}.values()
        return {field: [one for one in every if one.kind == kind] for kind, field in _BACK.items()} if every else {}

    def with_works(self, entry: Entry) -> Entry:
        """A grant or a project with the works that name it, beside those that it names itself."""
        if entry.kind not in _BACK or not self._naming:
            return entry
        if self._works_on is None:
            self._works_on = {}
            for record in self._naming:
                for field, key in _named(record) if isinstance(record, Publication) else ():
                    found = self.find(field, key)
                    if isinstance(found, Entry):
                        self._works_on.setdefault(id(found), []).append(record.key)
        own = entry.fields.get("publications", ())
        keys = [one for one in own if isinstance(one, str)] if isinstance(own, tuple) else []
        mine = {id(self._find_work(key)) for key in keys}
        more = [key for key in self._works_on.get(id(entry), ()) if id(self._find_work(key)) not in mine]
        return replace(entry, fields={**entry.fields, "publications": (*keys, *more)}) if more else entry


def _named(record: AnyEntry) -> Iterator[tuple[str, str]]:
    """The fields of a record that name others, with each key."""
    fields = record.related if isinstance(record, Publication) else getattr(record, "fields", {})
    for field in FIELDS:
        value = fields.get(field, ())
        keys = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ()
        yield from ((field, key) for key in keys if isinstance(key, str) and key)
