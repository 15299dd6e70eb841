"""A CV: sections of entries in the order in which they were written, and where the records of pages stand in it."""

from __future__ import annotations

from typing import NamedTuple

from mkdocs_academic.errors import Origin
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk

AnyEntry = Publication | Talk | Entry


class Section(NamedTuple):
    """A titled list; `kind` is what its entries are taken for, each entry may still be of another type."""

    title: str
    kind: str
    entries: tuple[AnyEntry, ...] = ()
    origin: Origin | None = None


class Placement(NamedTuple):
    """Where the records of pages stand: in sections, in none (`loose`), or where the same is in a section already
    (`held`: the record, and the entry of the section).
    """

    sections: tuple[Section, ...] = ()
    loose: tuple[AnyEntry, ...] = ()
    held: tuple[tuple[AnyEntry, AnyEntry], ...] = ()


def kind_of(entry: AnyEntry) -> str:
    """The kind of a record, whatever it is."""
    return entry.kind if isinstance(entry, Entry) else "publication" if isinstance(entry, Publication) else "talk"
