"""A library's works and talks in the formats of other programs, for the downloads of a site and the command line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from mkdocs_academic.library import Library
from mkdocs_academic.model.talk import Talk, is_dated
from mkdocs_academic.settings import source_date_epoch

if TYPE_CHECKING:
    from mkdocs_academic.formats.atom import UrlOf

NAMES = {
    "bib": "publications.bib", "ris": "publications.ris", "csl": "publications.json", "atom": "publications.xml",
    "ics": "talks.ics", "atom-talks": "talks.xml",
}  # fmt: skip
"""Formats by the words of the command line, each with the name of its file in a site. The option `downloads` has the
same words, and `atom` for both feeds.
"""
_NO_HOST = "academic.invalid"  # RFC 2606: the part of an id behind the @ where the site has no address
OF_TALKS = frozenset({"ics", "atom-talks"})
FEEDS = frozenset({"atom", "atom-talks"})


class Home(NamedTuple):
    """What files say of the site that they come from: its whole address, or none, and what they are called."""

    url: str
    title: str
    language: str = ""


def write_works(word: str, library: Library) -> str:
    """The works as bib, ris or csl."""
    if word == "bib":
        from mkdocs_academic.formats.bibtex_writer import write_bibtex as write
    elif word == "ris":
        from mkdocs_academic.formats.ris import write_ris as write
    else:
        from mkdocs_academic.formats.csljson import write_csl as write
    return write(library.publications)


def write_feed(word: str, library: Library, home: Home, url_of: UrlOf[Any]) -> str:
    """The latest works (`atom`) or talks (`atom-talks`) as an Atom feed.

    `url_of` gives the whole address of a record's page; empty where it has none.
    """
    from mkdocs_academic.formats import atom

    url = home.url if home.url.endswith("/") else f"{home.url}/"
    feed = atom.Feed(home.title, urljoin(url, NAMES[word]), url, str(library.profile.name), home.language)
    if word == "atom":
        return atom.write_feed(library.publications, feed, url_of, epoch=source_date_epoch())
    return atom.write_talks(library.talks, feed, url_of, epoch=source_date_epoch())


def write_calendar(talks: Iterable[Talk], library: Library, home: Home, url_of: UrlOf[Talk]) -> str:
    """Talks as a calendar; `url_of` gives the whole address of a talk's page, empty where it has none."""
    from mkdocs_academic.formats.ics import Almanac, write_ics

    almanac = Almanac(home.title, urlsplit(home.url).hostname or _NO_HOST, library.settings.timezone)
    return write_ics(talks, almanac, url_of, epoch=source_date_epoch())


def is_written(word: str, library: Library) -> bool:
    """Whether a library holds what a format is for."""
    if word == "ics":
        return any(is_dated(occasion) for talk in library.talks for occasion in talk.occasions)
    return bool(library.talks if word in OF_TALKS else library.publications)
