"""A CV: who, and sections of entries in the order in which they were written."""

from __future__ import annotations

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
