"""A site as MkDocs builds it: its library, its pages, and what the Markdown extension asks of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_academic.addresses import href_from, keep_private, missing_pages, publish_files
from mkdocs_academic.bios import Bios
from mkdocs_academic.config import AcademicConfig
from mkdocs_academic.datafiles import DataFiles, find_files, report_others
from mkdocs_academic.errors import AcademicError, Place, Problems
from mkdocs_academic.garbage import no_garbage
from mkdocs_academic.layout import icon_folders, is_material
from mkdocs_academic.pages import FrontMatter, place_pages, read_front_matter
from mkdocs_academic.searchable import Swap, lean_swap
from mkdocs_academic.settings import Settings, build_time

# What needs records is imported where a site has some: a plugin that is not used should cost a build nothing.
if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.directives import Directive
    from mkdocs_academic.fragments import Fragment, PageContext
    from mkdocs_academic.library import Library
    from mkdocs_academic.ownpages import OwnPages
    from mkdocs_academic.preview import Preview
    from mkdocs_academic.views.timeline import Moment
    from mkdocs_academic.views.words import Words
    from mkdocs_academic.whereabouts import Whereabouts


@dataclass(slots=True)
class MkDocsSite:
    """One build of a site. `report` takes problems found while pages are rendered, `fail` those that end a build,
    `fault` what nobody expected; `preview` is there while `mkdocs serve` runs.
    """

    settings: Settings
    config: MkDocsConfig
    options: AcademicConfig
    report: Callable[[Problems], None]
    fail: Callable[[AcademicError], None]
    fault: Callable[[Exception], None]
    preview: Preview | None = None
    files: Files | None = None
    fronts: Mapping[str, FrontMatter] = field(default_factory=dict)
    bios: Bios = field(init=False)
    own_pages: OwnPages | None = None
    whereabouts: Whereabouts | None = None
    downloads: Mapping[str, str] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    related: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _library: Library | None = None
    _now: datetime = field(default_factory=build_time)
    _composer: Composer | None = None
    _swapped: Swap | None = None
    _drawn: dict[str, PageContext] = field(default_factory=dict)
    _spoken: dict[str, Words] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.bios = Bios(self)

    def prepare_preview(self) -> None:
        """Tell the preview what of the configuration it goes by."""
        if self.preview:
            panel = self.preview.panel
            panel.root, panel.words, panel.overrides = self.settings.root, self._words(None), self.overrides
            self.preview.watched_by_others = tuple(
                Path(path).absolute() for path in self.config.watch if Path(path).is_dir()
            )

    @property
    def overrides(self) -> tuple[Path, ...]:
        """The folders that may hold the user's own templates."""
        return (Path(self.config.theme.custom_dir),) if self.config.theme.custom_dir else ()

    def load(self, files: Files, problems: Problems) -> None:
        """Read the data and the front matter; move pages, and add redirects and named files to the site."""
        self.files = files
        root, docs = self.settings.root, Path(self.config.docs_dir)
        if self.preview:
            found, self._library = self.preview.load(self.settings, problems, self._is_built)
        else:
            found = find_files(self.settings, problems)
            found.items = tuple(filter(self._is_built, found.items))
            if found.read or found.items or self.settings.profile:
                self._load_library(found, problems)
        keep_private(found, files, docs)
        report_others(found, problems)
        name = docs.relative_to(root).as_posix() if docs.is_relative_to(root) else docs.name
        pages = [file for file in files.documentation_pages() if not file.inclusion.is_excluded()]
        if self.preview:
            self.fronts = self.preview.drafts.read(pages, name, problems)
        else:
            self.fronts = read_front_matter(pages, name, problems, self._library.item_pages if self._library else {})
        for redirect in place_pages(dict(self.fronts), files, self.config, problems):
            files.append(redirect)
        self.bios.read(self.fronts.values(), problems)
        if self._library:
            self._add_files(self._library, files, problems)
        self._find_related(problems)
        self._report_missing_pages(files, problems)
        if self.preview:
            self.preview.follow_named(self.library)

    def _add_files(self, library: Library, files: Files, problems: Problems) -> None:
        """Add to the site the files that data names, the pages of records, and the files that are given away."""
        publish_files(library.attachments.values(), files, self.config)
        if library.publications or library.talks:
            from mkdocs_academic.ownpages import OwnPages

            self.own_pages = OwnPages(self, self.options, files, is_preview=self.preview is not None)
            self.own_pages.place(library, problems)
            self.made |= {*self.own_pages.calendars.values()}
        if self.settings.variants:
            from mkdocs_academic.variants import report_unknown_sections

            report_unknown_sections(library, problems)
        if self.options.downloads or self.options.cv_pdf:
            from mkdocs_academic.downloads import offer_files

            self.downloads = offer_files(self, files, problems)
            self.made |= {*self.downloads.values()}

    def _report_missing_pages(self, files: Files, problems: Problems) -> None:
        links = self._library.page_links if self._library else []
        for name, origin in missing_pages(links, files):
            whole = re.match(r"[\w-]+(\.[\w-]+)+/", name)
            hint = f"write the whole address: https://{name}" if whole else "write its path in docs, such as talks.md"
            place = origin.place() if origin else Place("cv.yml")
            problems.warn("missing-page", f"there is no page {name!r}", place, hint)

    def _is_built(self, path: Path) -> bool:
        """Whether a file of the docs folder is part of the site: not where `exclude_docs` or `draft_docs` names it."""
        file = self.files.get_file_from_path(path.relative_to(self.config.docs_dir).as_posix()) if self.files else None
        return file is not None and not file.inclusion.is_excluded()

    def _load_library(self, found: DataFiles, problems: Problems) -> Library:
        from mkdocs_academic.library import Library

        self._library = Library.load(self.settings, found, problems, self._is_built)
        return self._library

    @property
    def at(self) -> Moment:
        """The moment for which the site is built, and its time zone."""
        from mkdocs_academic.views.timeline import Moment

        return Moment(self._now, self.settings.timezone)

    @property
    def has_data(self) -> bool:
        return self._library is not None

    @property
    def library(self) -> Library:
        """The library; an empty one where the site has no data."""
        return self._library or self._load_library(DataFiles(), Problems())

    @property
    def composer(self) -> Composer:
        """The maker of fragments, with the user's templates before ours."""
        if self._composer is None:
            from mkdocs_academic.composer import Composer
            from mkdocs_academic.render import Renderer

            homes = {}
            if self.library.people:
                from mkdocs_academic.bylines import homes as find_homes

                homes = find_homes(self.fronts.values(), self.library)
            make = self.preview.renderer if self.preview else Renderer
            renderer = make(self.overrides, tuple(icon_folders(self.config.theme)), self.settings.root)
            self._composer = Composer(self.library, renderer, homes)
            if self.own_pages:
                self.own_pages.tell(self._composer)
            self._composer.downloads = self.downloads
        return self._composer

    @property
    def is_material(self) -> bool:
        return is_material(self.config.theme)

    # The Markdown extension's side -----------------------------------------------------------------------------------

    def page_context(self, file: object | None) -> PageContext:
        from mkdocs_academic.fragments import PageContext

        url = file.url if isinstance(file, File) else ""
        path = file.src_uri if isinstance(file, File) else ""
        here = get_relative_url(url, url)
        return PageContext(href=href_from(self, url), words=self._words(file), here=here, path=path)

    def place(self, file: object | None, directive: str) -> Place:
        """The line of a page that holds a directive as it was typed."""
        if not isinstance(file, File):
            return Place("page")
        root, name = self.settings.root, Path(file.abs_src_path or file.src_uri)
        shown = name.relative_to(root).as_posix() if name.is_relative_to(root) else file.src_uri
        text = self.preview.drafts.text(file) if self.preview else file.content_string
        start = text.find(directive.strip())
        if start < 0:
            return Place(shown)
        line = text.count("\n", 0, start)
        excerpt = text.split("\n")[line]
        column = start - (text.rfind("\n", 0, start) + 1)
        return Place(shown, line + 1, column + 1, excerpt, len(directive.strip().split("\n")[0]))

    def compose(self, directive: Directive, page: PageContext, place: Place, problems: Problems) -> Fragment:
        try:
            with no_garbage():
                return self.composer.compose(directive, page, place, problems)
        except AcademicError as error:
            self.fail(error)
            from mkdocs_academic.fragments import Fragment

            return Fragment("academic-missing", [])

    def finished(self, file: object | None, page: PageContext) -> None:
        if isinstance(file, File):
            self._drawn[file.src_uri] = page
            if self.whereabouts is None:
                from mkdocs_academic.whereabouts import Whereabouts

                self.whereabouts = Whereabouts()
            self.whereabouts.note(page)

    def add_anchors(self, page: Page) -> None:
        """Make the ids of our records known to MkDocs' check of links."""
        drawn = self._drawn.get(page.file.src_uri)
        if drawn and page.present_anchor_ids is not None:
            page.present_anchor_ids = {*page.present_anchor_ids, *drawn.anchors}

    def make_searchable(self, page: Page) -> None:
        """Show the theme's search a lean page; `restore` gives the page its own content back."""
        drawn = self._drawn.get(page.file.src_uri)
        if drawn and page.content:
            self._swapped = lean_swap(page, drawn.stretches)
        elif self.own_pages:
            self._swapped = self.own_pages.searched(page)

    def restore(self, page: Page) -> None:
        """Undo `make_searchable`; what another plugin has changed in between stays changed."""
        if self._swapped:
            self._swapped.undo(page)
        self._swapped = None
        if self.own_pages:
            self.own_pages.raise_kind(page)
        drawn = self._drawn.get(page.file.src_uri)
        if drawn and drawn.letterhead:  # after the search has read the page, which takes its first heading for its own
            page.content = f"{drawn.letterhead}{page.content or ''}"

    def with_feeds(self, page: Page, html: str) -> str:
        """A finished page, with the feeds of the records that it lists named in its head."""
        if self.whereabouts is None or not self.options.downloads:
            return html
        from mkdocs_academic.downloads import with_feeds

        return with_feeds(self, page, html)

    # Front matter ---------------------------------------------------------------------------------------------------

    def prepare(self, page: Page) -> None:
        """Bring a page's front matter into the form that themes expect."""
        meta = page.meta
        item = self._library.item_pages.get(page.file.src_uri) if self._library else None
        if item and item.record:
            from mkdocs_academic.recordpage import prepare_meta

            prepare_meta(meta, item, self.config.extra.get("status") or {})
        excerpt = meta.get("excerpt")
        if isinstance(excerpt, str) and not meta.get("description"):
            meta["description"] = str(escape(_excerpt(excerpt)))
        elif self.own_pages and not meta.get("description") and (said := self.own_pages.description(page)):
            meta["description"] = said
        self.bios.prepare(page)

    def _find_related(self, problems: Problems) -> None:
        for uri, front in self.fronts.items():
            if "related_publications" in front.values:
                from mkdocs_academic.related import related_works

                self.related[uri] = related_works(front, self.library, problems)

    def with_works(self, page: Page, markdown: str) -> str:
        """A page's Markdown, with the directive that shows its record where the page is one, and the works it names."""
        markdown = self._with_record(page, markdown)
        if keys := self.related.get(page.file.src_uri):
            from mkdocs_academic.related import with_related

            markdown = with_related(markdown, keys, self._words(page.file)("group.related"))
        return markdown

    def _with_record(self, page: Page, markdown: str) -> str:
        is_record = self.own_pages is not None and self.own_pages.is_written(page)
        if not is_record and (self._library is None or page.file.src_uri not in self._library.items):
            return markdown
        from mkdocs_academic.recordpage import with_directive

        title = page.meta.get("title")
        return with_directive(markdown, title if isinstance(title, str) else "")

    def words_on_paper(self) -> Words:
        """The words of the site, beside formulas that Typst can set, whatever pages do with them."""
        from mkdocs_academic.views.words import Words

        own = {str(key): str(text) for key, text in self.options.strings.items()}
        return Words(_theme_language(self.config), own)

    def _words(self, file: object | None) -> Words:
        from mkdocs_academic.views.words import Words

        page = file.page if isinstance(file, File) else None
        language = str((page.meta.get("lang") if page and page.meta else None) or _theme_language(self.config))
        if language not in self._spoken:
            own = {str(key): str(text) for key, text in self.options.strings.items()}
            self._spoken[language] = Words(language, own, self.options.math)
        return self._spoken[language]


def _theme_language(config: MkDocsConfig) -> str:
    language = config.theme.get("language") if "language" in config.theme else None
    return str(language or config.theme.locale or "en")


def _excerpt(text: str) -> str:
    """An excerpt as plain words: academicpages' hold HTML and Markdown."""
    from mkdocs_academic.views.text import plain

    return " ".join(plain(re.sub(r"<[^>]*>", " ", text)).split())
