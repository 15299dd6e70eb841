"""A library in the formats of other programs, for the downloads of a site and for the command line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs_academic.library import Library

if TYPE_CHECKING:
    from mkdocs_academic.formats.atom import UrlOf
    from mkdocs_academic.formats.jsonresume_writer import UrlOf as UrlOfAny

NAMES = {"bib": "publications.bib", "ris": "publications.ris", "csl": "publications.json", "atom": "publications.xml"}
"""Formats by the words of the option `downloads` and of the command line, each with the name of its file in a site."""
RESUME = "cv.json"
"""The name of the file with the whole CV as JSON Resume in a site; the option's word for it is `json`."""


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
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return write_feed(library.publications, feed, url_of, epoch=int(epoch) if epoch.isdigit() else None)


def write_cv(library: Library, *, canonical: str = "", image: str = "", url_of: UrlOfAny = lambda entry: "") -> str:
    """The whole CV as JSON Resume: the variant `full`, if that is redefined.

    Args:
        canonical: the whole address of the file.
        image: the whole address of the owner's photo.
        url_of: the whole address of a record's page; empty where it has none.
    """
    from mkdocs_academic.formats.jsonresume_writer import write_resume
    from mkdocs_academic.variants import FULL, Variant, vary, whole_cv

    variant = library.settings.variants.get(FULL) or Variant(FULL, FULL)
    sections = vary(whole_cv(library), variant)
    return write_resume(library.profile, sections, canonical=canonical, image=image, url_of=url_of)
