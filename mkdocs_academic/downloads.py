"""What a site gives away as files: works in BibTeX, RIS and CSL-JSON, a calendar of talks, feeds, the CV as JSON."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urljoin

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_academic import curriculum
from mkdocs_academic.errors import Place, Problems
from mkdocs_academic.exports import (
    FEEDS,
    NAMES,
    OF_TALKS,
    RESUME,
    Home,
    is_written,
    write_calendar,
    write_cv,
    write_feed,
    write_works,
)
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.workfiles import Download

if TYPE_CHECKING:
    from mkdocs_academic.config import AcademicConfig
    from mkdocs_academic.fragments import PageContext
    from mkdocs_academic.library import Library
    from mkdocs_academic.model.cv import AnyEntry
    from mkdocs_academic.whereabouts import Whereabouts


class Site(Protocol):
    """What a site lends to its downloads."""

    config: MkDocsConfig
    options: AcademicConfig
    files: Files | None
    whereabouts: Whereabouts | None

    @property
    def library(self) -> Library: ...

    def page_context(self, file: object | None) -> PageContext: ...


class PrintingSite(Site, curriculum.Site, Protocol):
    """A site that also lends what its PDFs need."""


def offer_files(site: PrintingSite, files: Files, problems: Problems) -> dict[str, str]:
    """Add everything to the files of a site that it gives away: its works, talks and CV in other formats, and as PDF.

    Returns:
        The addresses in the site of those that are there, by the words of the option; of variants by `pdf:` and a name.
    """
    offered = offer_downloads(site, files, problems) if site.options.downloads else {}
    if site.library.sections or site.options.cv_pdf:
        offered |= curriculum.offer_cv(site, files, problems)
    return offered


def offer_downloads(site: Site, files: Files, problems: Problems) -> dict[str, str]:
    """Add the downloads to the files of a site. A file that has the place of one is the user's own, and stays.

    Returns:
        The addresses in the site of those that are there, by the words of the option.
    """
    offered: dict[str, str] = {}
    feedless = []
    taken = {file.dest_uri.casefold() for file in files if not file.inclusion.is_excluded()}
    for word, name in (*NAMES.items(), ("json", RESUME)):
        if not (is_wanted(word.partition("-")[0], site.options.downloads) and is_written(word, site.library)):
            continue
        if name in taken:
            offered[word] = name
            continue
        if word in FEEDS and not site.config.site_url:
            feedless.append(name)
            continue
        if (excluded := files.get_file_from_path(name)) is not None:
            files.remove(excluded)
        files.append(Download(name, site.config, _writer(word, site)))
        offered[word] = name
    if feedless:
        message = f"there is no feed {' or '.join(feedless)}, since the site has no address"
        hint = "write site_url: https://…, or leave atom out of the option 'downloads'"
        problems.inform("no-site-url", message, Place("mkdocs.yml"), hint)
    return offered


def calendar_writer(site: Site) -> Callable[[Talk], str] | None:
    """What makes a calendar of one talk; None where the site offers none."""
    if not is_wanted("ics", site.options.downloads):
        return None
    return lambda talk: write_calendar([talk], site.library, home_of(site, "ics"), partial(address_of, site))


def with_feeds(site: Site, page: Page, html: str) -> str:
    """A page that lists works or talks, with their feed named in its head, where programs look for one."""
    links = []
    for word, prefix in (("atom", "pub"), ("atom-talks", "talk")):
        feed = site.files.get_file_from_path(NAMES[word]) if site.files else None
        if isinstance(feed, Download) and site.whereabouts and site.whereabouts.lists(prefix, page.file.src_uri):
            title, address = escape(home_of(site, word).title), feed.url_relative_to(page.file)
            links.append(f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">')
    head, end, body = html.partition("</head>") if links else ("", "", "")
    return f"{head}{''.join(links)}{end}{body}" if end else html


def address_of(site: Site, record: AnyEntry) -> str:
    """The whole address of a record's own page, else of its place in a list; empty where there is neither."""
    prefix = "pub" if isinstance(record, Publication) else "talk" if isinstance(record, Talk) else ""
    path = record.page or (site.whereabouts.find(prefix, record.key) if site.whereabouts and prefix else "")
    file = site.files.get_file_from_path(path) if site.files and path else None
    if file is None or not site.config.site_url:
        return ""
    address = urljoin(f"{site.config.site_url.rstrip('/')}/", file.url)
    return address if record.page else f"{address}#{prefix}-{record.key}"


def home_of(site: Site, word: str) -> Home:
    """What the file of a format says of the site."""
    words = site.page_context(None).words
    title = words("feed.talks" if word in OF_TALKS else "feed.publications", site=site.config.site_name)
    return Home(site.config.site_url or "", title, words.language)


def is_wanted(word: str, downloads: object) -> bool:
    """Whether the option asks for a download by its word."""
    return word in downloads if isinstance(downloads, list) else bool(downloads)


def _writer(word: str, site: Site) -> Callable[[], str]:
    if word == "json":
        return lambda: _resume(site)
    if word in FEEDS:
        return lambda: write_feed(word, site.library, home_of(site, word), partial(address_of, site))
    if word == "ics":
        return lambda: write_calendar(site.library.talks, site.library, home_of(site, word), partial(address_of, site))
    return lambda: write_works(word, site.library)


def _resume(site: Site) -> str:
    """The CV as JSON Resume; addresses in it are whole, so without one of the site there are few."""
    base = f"{site.config.site_url.rstrip('/')}/" if site.config.site_url else ""
    photo = site.library.profile.photo
    if base and photo:
        photo = urljoin(base, site.page_context(None).href(photo) or "")
    return write_cv(
        site.library,
        canonical=f"{base}{RESUME}" if base else "",
        image=photo if photo.startswith(("https://", "http://")) and photo != base else "",
        url_of=lambda record: address_of(site, record),
    )
