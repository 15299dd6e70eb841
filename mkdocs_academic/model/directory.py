"""The people whom a site knows besides its owner, to be found among the authors of works and given an address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from mkdocs_academic.errors import Origin
from mkdocs_academic.model.names import FAMILY_ALONE, Person, filing_keys, likeness
from mkdocs_academic.model.profile import Profile
from mkdocs_academic.model.publication import Author

_SAME_ORCID = 1000
_NOBODY: Mapping[int, str] = MappingProxyType({})


class Listing(NamedTuple):
    """Someone with the address that a name is linked to; it is empty where nobody knows one."""

    person: Person
    url: str = ""
    orcid: str = ""
    origin: Origin | None = None


class _Match(NamedTuple):
    listing: Listing
    nearness: int


def listing_of(profile: Profile, home: str = "") -> Listing:
    """A profile's listing: its page in the site (`home`) if it has one, else its website, its ORCID iD, any link."""
    by_kind = {link.kind: link.url for link in reversed(profile.links)}
    orcid = by_kind.get("orcid", "")
    first = profile.links[0].url if profile.links else ""
    url = home or by_kind.get("website") or orcid or first
    return Listing(profile.person, url, orcid.rstrip("/").rsplit("/", 1)[-1], profile.origin)


class Directory:
    """Who is who among authors. In doubt a name is nobody's: no link is better than one to the wrong person.

    Args:
        people: the people of `authors.yml`, who come first.
        others: those who are only linked to; one who is among the people too is listed once.
        owner: the site's owner, who is not listed.
    """

    def __init__(self, people: Iterable[Listing], others: Iterable[Listing] = (), owner: Listing | None = None) -> None:
        self._filed: dict[str, list[Listing]] = {}
        self._by_orcid: dict[str, Listing] = {}
        self._known: dict[int, tuple[Author, _Match | None]] = {}
        for listing in people:
            if owner is None or not _is_same(listing, owner):
                self._add(listing)
        listed = {key: tuple(found) for key, found in self._filed.items()}
        for listing in others:
            known = [one for key in _keys(listing) for one in listed.get(key, ())]
            if not any(_is_same(listing, one) for one in ([*known, owner] if owner else known)):
                self._add(listing)

    def _add(self, listing: Listing) -> None:
        for key in _keys(listing):
            self._filed.setdefault(key, []).append(listing)
        if listing.orcid:
            self._by_orcid.setdefault(listing.orcid, listing)

    def addresses(self, authors: Sequence[Author], own: int | None = None) -> Mapping[int, str]:
        """The addresses of a work's authors by their indexes; nobody is two authors of one work.

        Args:
            authors: the authors of one work, or the speakers of one talk.
            own: the index of the site's owner, who gets none.
        """
        found = [
            (index, match) for index, author in enumerate(authors) if index != own and (match := self.find(author))
        ]
        if not found:
            return _NOBODY
        best: dict[int, list[tuple[int, _Match]]] = {}
        for index, match in found:
            rivals = best.setdefault(id(match.listing), [])
            if not rivals or match.nearness >= rivals[0][1].nearness:
                rivals[:] = [*(one for one in rivals if one[1].nearness == match.nearness), (index, match)]
        return {
            rivals[0][0]: rivals[0][1].listing.url
            for rivals in best.values()
            if len(rivals) == 1 and rivals[0][1].listing.url
        }

    def find(self, author: Author) -> _Match | None:
        """The one person who an author is; None where nobody fits, or several do."""
        known = self._known.get(id(author))  # formats make one value of one text, and it is kept with what was found
        if known is None:
            known = self._known[id(author)] = (author, self._find(author))
        return known[1]

    def _find(self, author: Author) -> _Match | None:
        if author.orcid in self._by_orcid:
            return _Match(self._by_orcid[author.orcid], _SAME_ORCID)
        near = self._near(author)
        if not near:
            return None
        first, *rest = sorted(near, key=lambda match: -match.nearness)
        rivals = [match for match in rest if match.listing.url != first.listing.url]
        if rivals and (rivals[0].nearness == first.nearness or not _is_written_out(author, first.listing)):
            return None
        return first

    def _near(self, author: Author) -> list[_Match]:
        """Everybody whose name does not contradict the author's, and whose ORCID iD is not another."""
        listings = {
            id(listing): listing
            for key in sorted(filing_keys(author.name))
            for listing in self._filed.get(key, ())
            if not (author.orcid and listing.orcid)
        }
        matches = (_Match(listing, listing.person.nearness(author.name)) for listing in listings.values())
        return [match for match in matches if match.nearness > FAMILY_ALONE]


def _keys(listing: Listing) -> set[str]:
    return {key for name in listing.person.names for key in filing_keys(name)}


def _is_written_out(author: Author, listing: Listing) -> bool:
    """Whether the author's name stands in the listing as it is written: with a whole given name, or those initials."""
    return any(likeness(name, author.name) for name in listing.person.names)


def _is_same(listing: Listing, other: Listing) -> bool:
    """Whether two listings are surely one person's: one ORCID iD, or names that agree in a whole given name."""
    if listing.orcid and other.orcid:
        return listing.orcid == other.orcid
    return any(likeness(mine, theirs) == 2 for mine in listing.person.names for theirs in other.person.names)
