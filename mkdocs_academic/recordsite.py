"""Records with pages of their own in a site: the pages that nobody has written are filled, the others told apart."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar
from urllib.parse import quote, urljoin

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_academic.errors import AcademicError, Place, Problems
from mkdocs_academic.layout import as_list
from mkdocs_academic.madepage import MadePage, permalink_of, set_page
from mkdocs_academic.searchable import Swap, record_swap
from mkdocs_academic.sheet import KIND, Sheet
from mkdocs_academic.views.work import Link

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.config import AcademicConfig
    from mkdocs_academic.fragments import PageContext
    from mkdocs_academic.library import Library
    from mkdocs_academic.views.timeline import Moment
    from mkdocs_academic.whereabouts import Whereabouts

# The line above the title of a page that its author has written: it comes below the heading, and is moved.
_KIND_BELOW = re.compile(
    r"(<h1[ >](?:(?!</h1>).)*</h1>\s*)"
    rf'(<div class="academic academic-record"[^>]*>\s*)(<div class="academic {KIND}">(?:(?!</div>).)*</div>\s*)',
    re.DOTALL,
)


class Site(Protocol):
    """What a site lends to its records."""

    config: MkDocsConfig
    options: AcademicConfig
    files: Files | None
    whereabouts: Whereabouts | None

    @property
    def at(self) -> Moment: ...

    @property
    def library(self) -> Library: ...

    @property
    def composer(self) -> Composer: ...

    def page_context(self, file: object | None) -> PageContext: ...

    def report(self, problems: Problems) -> None: ...

    def fail(self, error: AcademicError) -> None: ...

    def fault(self, error: Exception) -> None: ...


class Keyed(Protocol):
    """A record, which has a key."""

    @property
    def key(self) -> str: ...


Record_co = TypeVar("Record_co", bound=Keyed, covariant=True)


class PagePlace(Protocol[Record_co]):
    """Where a record's page lies, and whether it is one that we make."""

    @property
    def record(self) -> Record_co: ...

    @property
    def file(self) -> File: ...

    @property
    def is_made(self) -> bool: ...


P = TypeVar("P", bound=PagePlace[Keyed])


class RecordSite(ABC, Generic[P]):
    """The records of one sort of one build that have pages.

    `places` are by the paths of these in the docs folder; `prefix` is what ids of these records begin with.
    """

    prefix = ""

    def __init__(self, site: Site, files: Files, places: Mapping[str, P]) -> None:
        self.site = site
        self.files = files
        self.places = places
        self.permalink = permalink_of(site.config)
        for place in places.values():
            if place.is_made:
                title, description = self._title(place), self._description(place)
                MadePage(title or place.record.key, description, place.file, site.config, self._fill)

    @abstractmethod
    def _title(self, place: P) -> str:
        """The title of a record in plain words."""

    @abstractmethod
    def _description(self, place: P) -> str:
        """What search engines show of a record's page, as themes print it."""

    @abstractmethod
    def _sheet(self, place: P, page: PageContext) -> Sheet:
        """What the record's page shows."""

    @abstractmethod
    def _head(self, place: P, page: Page) -> Markup:
        """What programs read of a record, for the head of its page."""

    def is_written(self, page: Page) -> bool:
        """Whether a page is a record's that its author has written."""
        place = self.places.get(page.file.src_uri)
        return place is not None and not place.is_made

    def _fill(self, page: MadePage) -> None:
        """Put its record into a page that we have made; where that fails, a preview goes on without."""
        try:
            self._compose(page)
        except AcademicError as error:
            self.site.fail(error)
        except Exception as error:
            self.site.fault(error)

    def _compose(self, page: MadePage) -> None:
        context, place = self.site.page_context(page.file), self.places[page.file.src_uri]
        found = self.listing(self.prefix, place.record.key)
        if found and found.page and "navigation" in as_list(found.page.meta.get("hide")):
            page.meta.setdefault("hide", ["navigation"])  # it looks like the page with the list, where the reader was
        title_id = context.free_id(self._title(place))
        composer, problems = self.site.composer, Problems()
        sheet = self._sheet(place, context)
        composer.proofs.read((part.html for part in sheet.parts), Place(page.file.src_uri), problems)
        if problems.found:
            self.site.report(problems)
        set_page(page, sheet, context, title_id, self.permalink)

    def with_head(self, page: Page, html: str) -> str:
        """A record's page, drawn by whatever theme, with what programs read of it at the end of its head."""
        place = self.places.get(page.file.src_uri)
        end = html.find("</head>") if place else -1
        if place is None or end < 0:
            return html
        return f"{html[:end]}{self._head(place, page)}{html[end:]}"

    def whole(self, path: str) -> str:
        """The whole address of a file by its path in the site; empty where the site has no address."""
        base = self.site.config.site_url
        return f"{base.rstrip('/')}/{quote(path)}" if base and path else ""

    def whole_link(self, address: str, page: Page) -> str:
        """The whole address of what a record links to; empty where the site has no address, or no such file."""
        found = self.site.page_context(page.file).href(address) or "" if address else ""
        return urljoin(page.canonical_url or "", found) if page.canonical_url or found.startswith("http") else ""

    def description(self, page: Page) -> str:
        """What search engines show of a page whose author has not said it; nothing for a page that is no record's."""
        place = self.places.get(page.file.src_uri)
        return self._description(place) if place else ""

    def searched(self, page: Page) -> Swap | None:
        """Show a page that we have made as a search reads it; None for any other."""
        if not isinstance(page, MadePage) or page.file.src_uri not in self.places or not page.record:
            return None
        return record_swap(page, page.record, page.searched)

    def raise_kind(self, page: Page) -> None:
        """Move the line of a record's sort and year above the page's heading, where the record follows that."""
        if page.content and self.is_written(page):
            page.content = _KIND_BELOW.sub(r"\3\1\2", page.content, count=1)

    def listing(self, prefix: str, key: str) -> File | None:
        """The file of the page that lists a record."""
        path = self.site.whereabouts.find(prefix, key) if self.site.whereabouts else ""
        return self.files.get_file_from_path(path) if path else None

    def where(self, prefix: str, key: str, url: str) -> str:
        """The address of a record in the list that it stands in, as the page of an address links to it."""
        file = self.listing(prefix, key)
        return f"{get_relative_url(file.url, url)}#{prefix}-{key}" if file else ""

    def parent(self, key: str, url: str) -> Link | None:
        """The page with the list that a record stands in."""
        file = self.listing(self.prefix, key)
        title = Markup(file.page.title or "").striptags() if file and file.page else ""
        return Link(escape(title), self.where(self.prefix, key, url)) if title else None
