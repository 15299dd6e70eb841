"""Whom and what a site knows beside its own records: people with their addresses, and venues."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_academic.library import Library
from mkdocs_academic.model.identifiers import id_key
from mkdocs_academic.model.names import Person, parse_name
from mkdocs_academic.model.publication import Author
from mkdocs_academic.views.text import plain

if TYPE_CHECKING:
    from mkdocs_academic.model.directory import Directory
    from mkdocs_academic.model.venue import Venue


class Acquaintances:
    """The registers of a library as lists ask for them; each is made when it is first asked for.

    Args:
        library: the library.
        homes: the pages of people in the site, by their ids.
    """

    def __init__(self, library: Library, homes: Mapping[str, str]) -> None:
        self._library, self._homes = library, homes

    @cached_property
    def people(self) -> dict[str, Person]:
        """Persons by the keys (`id_key`) of their ids."""
        return {id_key(name): profile.person for name, profile in self._library.people.items()}

    @cached_property
    def directory(self) -> Directory | None:
        """The people whose names are linked in lists; None where the site knows nobody but its owner."""
        if not self._library.people and not self._library.coauthors:
            return None
        from mkdocs_academic.model.directory import Directory, listing_of

        people = [listing_of(profile, self._homes.get(name, "")) for name, profile in self._library.people.items()]
        return Directory(people, self._library.coauthors, listing_of(self._library.profile))

    @cached_property
    def venues(self) -> Mapping[str, Venue]:
        """Venues by the keys of their short names."""
        return {id_key(abbr): venue for abbr, venue in self._library.venues.items()}

    def address(self, name: str) -> str:
        """The address of the person whom a line of words names; empty where nobody is called so, or several are."""
        if self.directory is None or "](" in name:  # it is a link already
            return ""
        return self.directory.addresses([Author(parse_name(plain(name)))]).get(0, "")
