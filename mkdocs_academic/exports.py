"""The works of a library in the formats of other programs, for the downloads of a site and for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs_academic.library import Library
from mkdocs_academic.settings import source_date_epoch

if TYPE_CHECKING:
    from mkdocs_academic.formats.atom import UrlOf

NAMES = {"bib": "publications.bib", "ris": "publications.ris", "csl": "publications.json", "atom": "publications.xml"}
"""Formats by the words of the option `downloads` and of the command line, each with the name of its file in a site."""


def write_works(word: str, library: Library) -> str:
    """The works as bib, ris or csl."""
    if word == "bib":
        from mkdocs_academic.formats.bibtex_writer import write_bibtex as write
    elif word == "ris":
        from mkdocs_academic.formats.ris import write_ris as write
    else:
        from mkdocs_academic.formats.csljson import write_csl as write
    return write(library.publications)


def write_latest(library: Library, site_url: str, title: str, language: str, url_of: UrlOf) -> str:
    """The latest works as an Atom feed.

    Args:
        site_url: the whole address of the site.
        title: the feed's.
        language: that of the title.
        url_of: the whole address of a work's page; empty where it has none.
    """
    from mkdocs_academic.formats.atom import Feed, write_feed

    home = site_url if site_url.endswith("/") else f"{site_url}/"
    feed = Feed(title, urljoin(home, NAMES["atom"]), home, str(library.profile.name), language)
    return write_feed(library.publications, feed, url_of, epoch=source_date_epoch())
