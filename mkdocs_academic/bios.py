"""The bios on the pages of a site: which profile a page shows, and how the finished bio gets to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Protocol

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_academic import safety
from mkdocs_academic.config import AcademicConfig
from mkdocs_academic.errors import Origin, Place, Problems
from mkdocs_academic.layout import PAGE, Placement, as_list, is_material, placement, stands_instead_of_navigation
from mkdocs_academic.pages import FrontMatter

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.fragments import PageContext
    from mkdocs_academic.library import Library
    from mkdocs_academic.model.profile import Profile
    from mkdocs_academic.preview import Preview


class Site(Protocol):
    """What a site lends to its bios."""

    config: MkDocsConfig
    options: AcademicConfig
    preview: Preview | None

    @property
    def has_data(self) -> bool: ...

    @property
    def library(self) -> Library: ...

    @property
    def composer(self) -> Composer: ...

    def page_context(self, file: object | None) -> PageContext: ...

    def report(self, problems: Problems) -> None: ...


class Bios:
    """The bios of one build."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._profiles: dict[str, Profile] = {}
        self._placements: dict[str, Placement] = {}

    def read(self, fronts: Iterable[FrontMatter], problems: Problems) -> None:
        """Find the authors that pages name, while there is still time to report what is wrong."""
        for front in fronts:
            of_page = Problems()
            profile = self._author(front, of_page)
            if self.site.preview:
                profile = self.site.preview.keep_profile(front.file.src_uri, profile, of_page)
            if profile:
                self._profiles[front.file.src_uri] = profile
            problems.extend(of_page)

    def _author(self, front: FrontMatter, problems: Problems) -> Profile | None:
        author = front.values.get("author")
        path: tuple[str | int, ...] = ("author",)
        if isinstance(author, list):
            author, path = next(iter(author), None), ("author", 0)
        if isinstance(author, dict):
            from mkdocs_academic.formats.people import read_person

            origin = Origin(front.source, path)
            profile = self.site.library.author(read_person(author, origin, problems))
            if profile:
                profile = self._with_photo_beside(profile, front)
                self.site.library.find_photo(profile, problems)
            return profile
        if not isinstance(author, str) or not front.values.get("author_profile", self.site.options.author_profile):
            return None
        library = self.site.library
        if (item := library.item_pages.get(front.file.src_uri)) and item.names_authors:
            return None  # the work's, not the page's
        profile = library.author(name=author)
        if profile is None:
            known = ", ".join(library.people)
            hint = f"known are: {known}" if known else "write an authors.yml beside mkdocs.yml, with this id in it"
            problems.warn("unknown-author", f"no author has the id {author!r}", front.place(*path), hint)
        return profile

    def _with_photo_beside(self, profile: Profile, front: FrontMatter) -> Profile:
        """A page's own author with the photo that lies beside the page, by its path from the docs folder."""
        folder = PurePosixPath(front.file.src_uri).parent
        beside = Path(self.site.config.docs_dir, folder, profile.photo)
        if not profile.photo or safety.has_scheme(profile.photo) or not beside.is_file():
            return profile
        return replace(profile, photo=f"/{folder / profile.photo}")

    def prepare(self, page: Page) -> None:
        """Name the author in front matter as themes expect it, and choose the template with the bio."""
        meta = page.meta
        if not self._name_author(page):
            return
        for key in ("title", "description", "author"):
            value = meta.get(key)
            if isinstance(value, str):  # themes print it as it is, description and author within quotes
                value = value.replace("<", "&lt;")
                meta[key] = value if key == "title" else value.replace('"', "&quot;")
            elif key in meta:
                meta[key] = str(value) if isinstance(value, int | float) else ""
        if is_material(self.site.config.theme) and self._placement("main.html") == "none":
            meta.setdefault("template", PAGE)

    def _name_author(self, page: Page) -> bool:
        """Put the author's name where front matter has an id, a mapping or a list; returns whether the bio is shown."""
        author = page.meta.get("author")
        if isinstance(author, dict | list):
            from mkdocs_academic.bylines import byline, first_author

            page.meta["academic"] = {"author": first_author(author)}
            profile = self._profile(page) if isinstance(author, dict) else None
            page.meta["author"] = str(escape(str(profile.name) if profile else byline(author, self.site.library)))
        is_shown = self._is_shown(page)
        if isinstance(author, str) and self.site.has_data:
            library = self.site.library
            if (known := library.find_id(author)) is not None:
                page.meta["author"] = str(escape(str(library.people[known].name)))
        return is_shown

    def _is_shown(self, page: Page) -> bool:
        wanted = page.meta.get("author_profile", self.site.options.author_profile)
        if wanted == "home":
            wanted = page.is_homepage
        return wanted in (True, "true", "yes") and self._profile(page) is not None

    def _profile(self, page: Page) -> Profile | None:
        """Whose bio a page shows: that of the author whom it names, else the owner's."""
        uri = page.file.src_uri
        if uri in self._profiles:
            return self._profiles[uri]
        ours = page.meta.get("academic")
        author = ours.get("author") if isinstance(ours, dict) else None
        if isinstance(author, Mapping):
            from mkdocs_academic.bylines import read_author

            problems = Problems()
            profile = self.site.library.author(read_author(author, uri, problems))
            self.site.report(problems)
        else:
            name = author if author is not None else page.meta.get("author")
            profile = self.site.library.author(name=name) if isinstance(name, str) else None
            profile = profile or self.site.library.profile
        if profile is None or not str(profile.name):
            return None
        self._profiles[uri] = profile
        return profile

    def show(self, page: Page, context: dict[str, Any]) -> None:
        """Hand the finished bio to the page's template; in other themes put it ahead of the content."""
        profile = self._profile(page) if self._is_shown(page) else None
        if profile is None:
            return
        bio = self._draw(profile, page)
        theme = self.site.config.theme
        instead = stands_instead_of_navigation(theme, page)
        context["academic"] = {"bio": bio, "layout": "instead" if instead else "beside"}
        template = str(page.meta.get("template", "main.html"))
        placed = self._placement(template)
        if is_material(theme) and placed == "ours":
            if instead:
                page.meta["hide"] = [*as_list(page.meta.get("hide")), "navigation"]
        elif placed != "own" and (not is_material(theme) or template == "main.html"):
            page.content = f'<div class="academic-neutral">{bio}</div>\n{page.content or ""}'

    def _draw(self, profile: Profile, page: Page) -> Markup:
        context, composer = self.site.page_context(page.file), self.site.composer
        whole = self._whole_photo(profile.photo, context)
        bio = composer.sidebar(profile, context, page.canonical_url or "", whole)
        problems = Problems()
        composer.proofs.read([bio], Place(page.file.src_uri), problems)
        self.site.report(problems)
        return bio

    def _whole_photo(self, photo: str, page: PageContext) -> dict[str, str]:
        """The whole address of the photo, which JSON-LD wants, by the one that the page uses."""
        if photo.startswith("http"):
            return {photo: photo}
        base = self.site.config.site_url
        if not photo or not base:
            return {}
        used, from_root = page.href(photo), self.site.page_context(None).href(photo)
        return {used: f"{base.rstrip('/')}/{from_root}"} if used and from_root else {}

    def _placement(self, template: str) -> Placement:
        if template not in self._placements:
            self._placements[template] = placement(self.site.config.theme, template)
        return self._placements[template]
