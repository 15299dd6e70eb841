"""A site as MkDocs builds it: its library, the addresses of its pages, and the bio on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_academic import safety
from mkdocs_academic.attachments import names_a_file
from mkdocs_academic.config import AcademicConfig
from mkdocs_academic.datafiles import DataFiles, find_files
from mkdocs_academic.errors import AcademicError, Origin, Place, Problems
from mkdocs_academic.garbage import no_garbage
from mkdocs_academic.layout import (
    PAGE,
    Placement,
    as_list,
    icon_folders,
    is_material,
    placement,
    stands_instead_of_navigation,
)
from mkdocs_academic.pages import FrontMatter, place_pages, read_front_matter
from mkdocs_academic.searchable import Swap, lean_swap
from mkdocs_academic.settings import Settings

# What needs records is imported where a site has some: a plugin that is not used should cost a build nothing.
if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.directives import Directive
    from mkdocs_academic.fragments import Fragment, PageContext
    from mkdocs_academic.library import Library
    from mkdocs_academic.model.profile import Profile
    from mkdocs_academic.preview import Preview
    from mkdocs_academic.views.words import Words
    from mkdocs_academic.whereabouts import Whereabouts
    from mkdocs_academic.worksite import WorkSite


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
    profiles: dict[str, Profile] = field(default_factory=dict)
    works: WorkSite | None = None
    whereabouts: Whereabouts | None = None
    downloads: Mapping[str, str] = field(default_factory=dict)
    related: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _library: Library | None = None
    _composer: Composer | None = None
    _swapped: Swap | None = None
    _drawn: dict[str, PageContext] = field(default_factory=dict)
    _placements: dict[str, Placement] = field(default_factory=dict)
    _spoken: dict[str, Words] = field(default_factory=dict)

    def prepare_preview(self) -> None:
        """Tell the preview what of the configuration it goes by."""
        if self.preview:
            panel = self.preview.panel
            panel.root, panel.words, panel.overrides = self.settings.root, self._words(None), self._overrides
            self.preview.watched_by_others = tuple(
                Path(path).absolute() for path in self.config.watch if Path(path).is_dir()
            )

    @property
    def _overrides(self) -> tuple[Path, ...]:
        return (Path(self.config.theme.custom_dir),) if self.config.theme.custom_dir else ()

    def load(self, files: Files, problems: Problems) -> None:
        """Read the data and the front matter; move pages, and add redirects and named files to the site."""
        self.files = files
        if self.preview:
            found, self._library = self.preview.load(self.settings, problems, self._is_built)
        else:
            found = find_files(self.settings, problems)
            found.items = tuple(filter(self._is_built, found.items))
            if found.read or found.items or self.settings.profile:
                self._load_library(found, problems)
        _keep_private(found, files, Path(self.config.docs_dir))
        _name_others(found, problems)
        docs = Path(self.config.docs_dir)
        name = docs.relative_to(self.settings.root).as_posix() if docs.is_relative_to(self.settings.root) else docs.name
        pages = [file for file in files.documentation_pages() if not file.inclusion.is_excluded()]
        if self.preview:
            self.fronts = self.preview.drafts.read(pages, name, problems)
        else:
            self.fronts = read_front_matter(pages, name, problems, self._library.item_pages if self._library else {})
        for redirect in place_pages(dict(self.fronts), files, self.config, problems):
            files.append(redirect)
        for front in self.fronts.values():
            of_page = Problems()
            profile = self._read_author(front, of_page)
            if self.preview:
                profile = self.preview.keep_profile(front.file.src_uri, profile, of_page)
            if profile:
                self.profiles[front.file.src_uri] = profile
            problems.extend(of_page)
        self._publish_attachments(files)
        if self._library and self._library.publications:
            from mkdocs_academic.workplaces import place_works

            places = place_works(
                self._library, files, self.config, publication_pages=self.options.publication_pages,
                downloads=self.options.downloads, is_preview=self.preview is not None, problems=problems,
            )  # fmt: skip
            if places:
                from mkdocs_academic.worksite import WorkSite

                self.works = WorkSite(self, files, places)
        self._find_related(problems)
        for name, origin in self._library.page_links if self._library else ():
            if files.get_file_from_path(unquote(name.partition("#")[0]).lstrip("/")) is None:
                problems.warn(
                    "missing-page",
                    f"there is no page {name!r}",
                    origin.place() if origin else Place("cv.yml"),
                    "write its path in the docs folder, such as talks.md",
                )
        if self._library and self._library.publications and self.options.downloads:
            from mkdocs_academic.downloads import offer_downloads

            self.downloads = offer_downloads(self, files, problems)
        if self.preview:
            self.preview.follow_named(self.library)

    def _is_built(self, path: Path) -> bool:
        """Whether a file of the docs folder is part of the site: not where `exclude_docs` or `draft_docs` names it."""
        file = self.files.get_file_from_path(path.relative_to(self.config.docs_dir).as_posix()) if self.files else None
        return file is not None and not file.inclusion.is_excluded()

    def _load_library(self, found: DataFiles, problems: Problems) -> Library:
        from mkdocs_academic.library import Library

        self._library = Library.load(self.settings, found, problems, self._is_built)
        return self._library

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
            renderer = make(self._overrides, tuple(icon_folders(self.config.theme)), self.settings.root)
            self._composer = Composer(self.library, renderer, homes)
            if self.works:
                self._composer.on_pages, self._composer.beside = self.works.on_pages, self.works.beside
                self._composer.entry_of = self.works.entry_of
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
        return PageContext(href=self._href_from(url, file), words=self._words(file), here=here, path=path)

    def place(self, file: object | None, directive: str) -> Place:
        """The line of a page that holds a directive as it was typed."""
        if not isinstance(file, File):
            return Place("page")
        name = Path(file.abs_src_path or file.src_uri)
        shown = (
            name.relative_to(self.settings.root).as_posix() if name.is_relative_to(self.settings.root) else file.src_uri
        )
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
        elif self.works:
            self._swapped = self.works.searched(page)

    def restore(self, page: Page) -> None:
        """Undo `make_searchable`; what another plugin has changed in between stays changed."""
        if self._swapped:
            self._swapped.undo(page)
        self._swapped = None
        if self.works:
            self.works.raise_kind(page)

    # Addresses --------------------------------------------------------------------------------------------------------

    def _href_from(self, url: str, file: object | None) -> Callable[[str], str | None]:
        cache: dict[str, str | None] = {}

        def href(address: str) -> str | None:
            if address.startswith("http"):
                return address
            if address not in cache:
                cache[address] = self._resolve(address, url, file)
            return cache[address]

        return href

    def with_feed(self, page: Page, html: str) -> str:
        """A finished page, with the feed of publications named in its head where it lists some."""
        if self.whereabouts is None or not self.options.downloads:
            return html
        from mkdocs_academic.downloads import with_feed

        return with_feed(self, page, html)

    def _resolve(self, address: str, url: str, file: object | None) -> str | None:
        try:
            address = safety.url(address)
        except safety.Unsafe:
            return None
        if safety.has_scheme(address):
            return address
        attachment = self.library.attachments.get(address) or self.library.attachments.get(unquote(address))
        if attachment:
            fragment = address[len(address.split("#")[0]) :]
            return get_relative_url(quote(str(attachment.site_path)), url) + fragment
        if names_a_file(address):
            return get_relative_url(address, url) if address in self.downloads.values() else None
        path, _, fragment = address.partition("#")
        page = self.files.get_file_from_path(unquote(path).lstrip("/")) if self.files and path.endswith(".md") else None
        target = page.url if page else path.lstrip("/") or "."
        return get_relative_url(target, url) + (f"#{fragment}" if fragment else "")

    def _publish_attachments(self, files: Files) -> None:
        for attachment in self._library.attachments.values() if self._library else ():
            uri = str(attachment.site_path)
            if attachment.copied and files.get_file_from_path(uri) is None:
                files.append(
                    File.generated(
                        self.config, uri, abs_src_path=str(attachment.file), inclusion=InclusionLevel.NOT_IN_NAV
                    )
                )

    # Front matter and the bio -----------------------------------------------------------------------------------------

    def _read_author(self, front: FrontMatter, problems: Problems) -> Profile | None:
        """The author that a page names, while there is still time to report what is wrong."""
        author = front.values.get("author")
        path: tuple[str | int, ...] = ("author",)
        if isinstance(author, list):
            author, path = next(iter(author), None), ("author", 0)
        if isinstance(author, dict):
            from mkdocs_academic.formats.people import read_person

            origin = Origin(front.source, path)
            profile = self.library.author(read_person(author, origin, problems))
            if profile:
                profile = self._with_photo_beside(profile, front)
                self.library.find_photo(profile, problems)
            return profile
        if (item := self.library.item_pages.get(front.file.src_uri)) and item.names_authors:
            return None  # the work's, not the page's
        if not isinstance(author, str) or not front.values.get("author_profile", self.options.author_profile):
            return None
        profile = self.library.author(name=author)
        if profile is None:
            known = ", ".join(self.library.people)
            hint = f"known are: {known}" if known else "write an authors.yml beside mkdocs.yml, with this id in it"
            problems.warn("unknown-author", f"no author has the id {author!r}", front.place(*path), hint)
        return profile

    def _with_photo_beside(self, profile: Profile, front: FrontMatter) -> Profile:
        """A page's own author with the photo that lies beside the page, by its path from the docs folder."""
        folder = PurePosixPath(front.file.src_uri).parent
        beside = Path(self.config.docs_dir, folder, profile.photo)
        if not profile.photo or safety.has_scheme(profile.photo) or not beside.is_file():
            return profile
        return replace(profile, photo=f"/{folder / profile.photo}")

    def prepare(self, page: Page) -> None:
        """Bring a page's front matter into the form that themes expect, and choose the template with the bio."""
        meta = page.meta
        item = self._library.item_pages.get(page.file.src_uri) if self._library else None
        if item and item.record:
            from mkdocs_academic.recordpage import prepare_meta

            prepare_meta(meta, item, self.config.extra.get("status") or {})
        excerpt = meta.get("excerpt")
        if isinstance(excerpt, str) and not meta.get("description"):
            meta["description"] = str(escape(_excerpt(excerpt)))
        elif self.works and not meta.get("description") and (said := self.works.description(page)):
            meta["description"] = said
        if not self._name_author(page):
            return
        for key in ("title", "description", "author"):
            if key in meta and not isinstance(meta[key], str):
                meta[key] = str(meta[key]) if isinstance(meta[key], int | float) else ""
            elif key in meta:  # themes print it as it is, description and author within quotes
                meta[key] = meta[key].replace("<", "&lt;")
                if key != "title":
                    meta[key] = meta[key].replace('"', "&quot;")
        if self.is_material and self._placement("main.html") == "none":
            meta.setdefault("template", PAGE)

    def _name_author(self, page: Page) -> bool:
        """Put the author's name where front matter has an id, a mapping or a list; returns whether the bio is shown."""
        author = page.meta.get("author")
        if isinstance(author, dict | list):
            from mkdocs_academic.bylines import byline, first_author

            page.meta["academic"] = {"author": first_author(author)}
            profile = self._profile(page) if isinstance(author, dict) else None
            page.meta["author"] = str(escape(str(profile.name) if profile else byline(author, self.library)))
        shown = self.shows_bio(page)
        if isinstance(author, str) and self._library and (known := self._library.find_id(author)) is not None:
            page.meta["author"] = str(escape(str(self._library.people[known].name)))
        return shown

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
        is_work = self.works is not None and self.works.is_written(page)
        if not is_work and (self._library is None or page.file.src_uri not in self._library.items):
            return markdown
        from mkdocs_academic.recordpage import with_directive

        title = page.meta.get("title")
        return with_directive(markdown, title if isinstance(title, str) else "")

    def shows_bio(self, page: Page) -> bool:
        wanted = page.meta.get("author_profile", self.options.author_profile)
        if wanted == "home":
            wanted = page.is_homepage
        return wanted in (True, "true", "yes") and self._profile(page) is not None

    def _profile(self, page: Page) -> Profile | None:
        uri = page.file.src_uri
        if uri in self.profiles:
            return self.profiles[uri]
        author = (
            (page.meta.get("academic") or {}).get("author") if isinstance(page.meta.get("academic"), dict) else None
        )
        if isinstance(author, Mapping):
            from mkdocs_academic.bylines import read_author

            problems = Problems()
            profile = self.library.author(read_author(author, uri, problems))
            self.report(problems)
        else:
            name = author if author is not None else page.meta.get("author")
            profile = (self.library.author(name=name) if isinstance(name, str) else None) or self.library.profile
        if profile is None or not str(profile.name):
            return None
        self.profiles[uri] = profile
        return profile

    def show_bio(self, page: Page, context: dict[str, Any]) -> None:
        """Hand the finished bio to the page's template; in other themes put it ahead of the content."""
        if not self.shows_bio(page):
            return
        profile = self._profile(page)
        assert profile is not None
        page_context = self.page_context(page.file)
        site_url = self.config.site_url or ""
        bio = self.composer.sidebar(
            profile, page_context, page.canonical_url or "", self._absolute(profile, page, site_url)
        )
        problems = Problems()
        self.composer.proofs.read([bio], Place(page.file.src_uri), problems)
        self.report(problems)
        instead = stands_instead_of_navigation(self.config.theme, page)
        context["academic"] = {"bio": bio, "layout": "instead" if instead else "beside"}
        template = str(page.meta.get("template", "main.html"))
        placed = self._placement(template)
        if self.is_material and placed == "ours":
            if instead:
                page.meta["hide"] = [*as_list(page.meta.get("hide")), "navigation"]
        elif placed != "own" and (not self.is_material or template == "main.html"):
            page.content = f'<div class="academic-neutral">{bio}</div>\n{page.content or ""}'

    def _placement(self, template: str) -> Placement:
        if template not in self._placements:
            self._placements[template] = placement(self.config.theme, template)
        return self._placements[template]

    def _absolute(self, profile: Profile, page: Page, site_url: str) -> dict[str, str]:
        """The full address of the photo, which JSON-LD wants, by the one that the page uses."""
        if not profile.photo:
            return {}
        if profile.photo.startswith("http"):
            return {profile.photo: profile.photo}
        used, from_root = (self._resolve(profile.photo, url, None) for url in (page.file.url, ""))
        return {used: site_url.rstrip("/") + "/" + from_root} if used and from_root and site_url else {}

    def _words(self, file: object | None) -> Words:
        from mkdocs_academic.views.words import Words

        page = file.page if isinstance(file, File) else None
        language = str((page.meta.get("lang") if page and page.meta else None) or _theme_language(self.config))
        if language not in self._spoken:
            own = {str(key): str(text) for key, text in self.options.strings.items()}
            self._spoken[language] = Words(language, own, self.options.math)
        return self._spoken[language]


def _keep_private(found: DataFiles, files: Files, docs_dir: Path) -> None:
    """What we read as data is not a file of the site, where it lies in the docs folder: it holds private things.

    A .bib is what people offer for download, so one that lies there stays.
    """
    docs = _real(docs_dir)
    data = (_real(path) for path in (*found.read, *found.others) if path.suffix != ".bib")
    read = {path for path in data if path.is_relative_to(docs)}
    for file in list(files) if read else ():
        if file.abs_src_path and _real(Path(file.abs_src_path)) in read:
            files.remove(file)


def _real(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # links in a circle
        return path


def _name_others(found: DataFiles, problems: Problems) -> None:
    for other in found.others:
        place = Place(found.cv.name if found.cv else "mkdocs.yml")
        problems.inform(
            "not-read",
            f"{other.name} lies beside it and is not read",
            place,
            "name the file to read with the option 'cv'",
        )


def _theme_language(config: MkDocsConfig) -> str:
    language = config.theme.get("language") if "language" in config.theme else None
    return str(language or config.theme.locale or "en")


def _excerpt(text: str) -> str:
    """An excerpt as plain words: academicpages' hold HTML and Markdown."""
    from mkdocs_academic.views.text import plain

    return " ".join(plain(re.sub(r"<[^>]*>", " ", text)).split())
