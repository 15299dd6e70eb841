"""The works' part of a site: their pages are given their places, then filled, and their heads are told to machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, quote_plus, urljoin

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_academic.errors import AcademicError, Place, Problems
from mkdocs_academic.formats.bibtex_writer import write_entry
from mkdocs_academic.layout import as_list
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.searchable import Swap, record_swap
from mkdocs_academic.views.metadata import view_metadata
from mkdocs_academic.views.work import Link, is_film
from mkdocs_academic.workpage import WorkPage, description_of, permalink_of, set_page
from mkdocs_academic.workplaces import WorkPlace
from mkdocs_academic.workrecord import KIND, Beside, compose_work

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.fragments import PageContext
    from mkdocs_academic.library import Library
    from mkdocs_academic.whereabouts import Whereabouts

# The line above the title of a page that its author has written: it comes below the heading, and is moved.
_KIND_BELOW = re.compile(
    r"(<h1[ >](?:(?!</h1>).)*</h1>\s*)"
    rf'(<div class="academic academic-record"[^>]*>\s*)(<div class="academic {KIND}">(?:(?!</div>).)*</div>\s*)',
    re.DOTALL,
)


class Site(Protocol):
    """What a site lends to its works."""

    config: MkDocsConfig
    whereabouts: Whereabouts | None

    @property
    def library(self) -> Library: ...

    @property
    def composer(self) -> Composer: ...

    def page_context(self, file: object | None) -> PageContext: ...

    def report(self, problems: Problems) -> None: ...

    def fail(self, error: AcademicError) -> None: ...

    def fault(self, error: Exception) -> None: ...


class WorkSite:
    """The works of one build that have pages; `places` are by the paths of these in the docs folder."""

    def __init__(self, site: Site, files: Files, places: dict[str, WorkPlace]) -> None:
        self.site = site
        self.files = files
        self.places = places
        self.permalink = permalink_of(site.config)
        for place in places.values():
            if place.is_made:
                WorkPage(place.work, place.file, site.config, self._fill)

    @property
    def on_pages(self) -> dict[str, Publication]:
        return {path: place.work for path, place in self.places.items()}

    def is_written(self, page: Page) -> bool:
        """Whether a page is a work's that its author has written."""
        place = self.places.get(page.file.src_uri)
        return place is not None and not place.is_made

    def _fill(self, page: WorkPage) -> None:
        """Put its record into a page that we have made; where that fails, a preview goes on without."""
        try:
            self._compose(page)
        except AcademicError as error:
            self.site.fail(error)
        except Exception as error:
            self.site.fault(error)

    def _compose(self, page: WorkPage) -> None:
        context = self.site.page_context(page.file)
        found = self._listing("pub", page.work.key)
        if found and found.page and "navigation" in as_list(found.page.meta.get("hide")):
            page.meta.setdefault("hide", ["navigation"])  # it looks like the page with the list, where the reader was
        title_id = context.free_id(page.work.title)
        composer, problems = self.site.composer, Problems()
        record = compose_work(composer, page.work, context)
        composer.proofs.read((part.html for part in record.parts), Place(page.file.src_uri), problems)
        if problems.found:
            self.site.report(problems)
        set_page(page, record, context, title_id, self.permalink)

    def with_head(self, page: Page, html: str) -> str:
        """A work's page, drawn by whatever theme, with what programs read of the work at the end of its head."""
        place = self.places.get(page.file.src_uri)
        end = html.find("</head>") if place else -1
        if place is None or end < 0:
            return html
        return f"{html[:end]}{self._head(place, page)}{html[end:]}"

    def _head(self, place: WorkPlace, page: Page) -> str:
        context, work = self.site.page_context(page.file), place.work
        url = page.canonical_url or ""
        metadata = view_metadata(
            work,
            url=url,
            pdf_url=self._whole(place.pdf),
            site_name=self.site.config.site_name,
            language=context.words.language,
            image_url=self._whole_picture(work, page),
            social=self.has_no_social,
        )
        return self.site.composer.renderer.draw("metadata.html", metadata=metadata)

    @property
    def has_no_social(self) -> bool:
        """Whether no other plugin says to social networks what a page shows."""
        plugins = self.site.config.plugins
        return "social" not in plugins and "material/social" not in plugins

    def _whole(self, path: str) -> str:
        """The whole address of a file by its path in the site; empty where the site has no address."""
        base = self.site.config.site_url
        return f"{base.rstrip('/')}/{quote(path)}" if base and path else ""

    def _whole_picture(self, work: Publication, page: Page) -> str:
        """The whole address of a work's picture."""
        if not work.preview or is_film(work.preview):
            return ""
        address = self.site.page_context(page.file).href(work.preview) or ""
        return urljoin(page.canonical_url or "", address) if page.canonical_url or address.startswith("http") else ""

    def description(self, page: Page) -> str:
        """What search engines show of a page whose author has not said it; nothing for a page that is no work's."""
        place = self.places.get(page.file.src_uri)
        return description_of(place.work) if place else ""

    def searched(self, page: Page) -> Swap | None:
        """Show a page that we have made as a search reads it."""
        return record_swap(page, page.record, page.searched) if isinstance(page, WorkPage) and page.record else None

    def raise_kind(self, page: Page) -> None:
        """Move the line of a work's sort and year above the page's heading, where the record follows that."""
        if page.content and self.is_written(page):
            page.content = _KIND_BELOW.sub(r"\3\1\2", page.content, count=1)

    def beside(self, work: Publication, page: PageContext) -> Beside:
        """What a page of the site can lead to from the record of a work."""
        place = self.places.get(page.path)
        if place is None or place.work is not work:
            return Beside()
        url = place.file.url
        files = tuple((kind, quote(path.rpartition("/")[2])) for kind, path in place.files)  # in the folder of the page
        return Beside(
            parent=self._parent(work, url),
            where=lambda prefix, key: self._where(prefix, key, url),
            topic=lambda tag: self._topic(tag, work, url),
            files=tuple((kind, address) for kind, address in files if kind != "pdf"),
            pdf=next((address for kind, address in files if kind == "pdf"), ""),
            bibtex=write_entry(work, brief=True),
        )

    def entry_of(self, work: Publication) -> str:
        """The name of the file with a work's entry in BibTeX, in the folder of its page; empty where there is none."""
        place = self.places.get(work.page)
        files = place.files if place and place.work is work else ()
        return next((quote(path.rpartition("/")[2]) for kind, path in files if kind == "bibtex"), "")

    def _listing(self, prefix: str, key: str) -> File | None:
        path = self.site.whereabouts.find(prefix, key) if self.site.whereabouts else ""
        return self.files.get_file_from_path(path) if path else None

    def _where(self, prefix: str, key: str, url: str) -> str:
        file = self._listing(prefix, key)
        return f"{get_relative_url(file.url, url)}#{prefix}-{key}" if file else ""

    def _topic(self, tag: str, work: Publication, url: str) -> str:
        """The list that a work stands in, filtered, if that is one of its filters."""
        found = self.site.whereabouts.page("pub", work.key) if self.site.whereabouts else None
        file = self.files.get_file_from_path(found.path) if found and "tag" in found.filters else None
        return f"{get_relative_url(file.url, url)}?tag={quote_plus(tag)}" if file else ""

    def _parent(self, work: Publication, url: str) -> Link | None:
        file = self._listing("pub", work.key)
        title = Markup(file.page.title or "").striptags() if file and file.page else ""
        return Link(escape(title), self._where("pub", work.key, url)) if title else None
