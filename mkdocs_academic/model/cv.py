"""A CV: sections of entries in the order in which they were written, and where the records of pages stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from mkdocs_academic.errors import Origin
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk

AnyEntry = Publication | Talk | Entry


class Section(NamedTuple):
    """A titled list; `kind` is what its entries are taken for, each entry may still be of another type.

    `is_open`: nothing was written below its title, so that records from other places may fill it.
    """

    title: str
    kind: str
    entries: tuple[AnyEntry, ...] = ()
    origin: Origin | None = None
    is_open: bool = False


class Placement(NamedTuple):
    """Where the records of pages stand: in sections, in none (`loose`), or where the same is in a section already
    (`held`: the record, and the entry of the section).
    """

    sections: tuple[Section, ...] = ()
    loose: tuple[AnyEntry, ...] = ()
    held: tuple[tuple[AnyEntry, AnyEntry], ...] = ()

    @property
    def talks(self) -> Iterator[Talk]:
        """Every talk once: those of the sections, then those that stand in none."""
        entries = chain(chain.from_iterable(section.entries for section in self.sections), self.loose)
        return (entry for entry in entries if isinstance(entry, Talk))

    def share_keys(self) -> None:
        """Give the record of a page the key of the entry that is the same."""
        for record, entry in self.held:
            # Records are frozen, and this is part of making them.
            object.__setattr__(record, "key", entry.key)


def kind_of(entry: AnyEntry) -> str:
    """The kind of a record, whatever it is."""
    return entry.kind if isinstance(entry, Entry) else "publication" if isinstance(entry, Publication) else "talk"
