"""The pages of a site that belong to one record each, of works and of talks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_academic.config import AcademicConfig
from mkdocs_academic.datafiles import ITEM_FOLDERS
from mkdocs_academic.errors import Problems
from mkdocs_academic.searchable import Swap

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.library import Library
    from mkdocs_academic.recordsite import RecordSite, Site
    from mkdocs_academic.talksite import TalkSite
    from mkdocs_academic.worksite import WorkSite


class OwnPages:
    """The records of one build that have pages of their own."""

    def __init__(self, site: Site, options: AcademicConfig, files: Files, *, is_preview: bool) -> None:
        self.site, self.options, self.files, self.is_preview = site, options, files, is_preview
        self.works: WorkSite | None = None
        self.talks: TalkSite | None = None
        self.calendars: Mapping[str, str] = {}

    def place(self, library: Library, problems: Problems) -> None:
        """Give records their pages, and these their files."""
        if library.publications and (self.options.publication_pages or self._has_files("publication")):
            self._place_works(library, problems)
        may_have = self.options.talk_pages or self.options.downloads or self._has_files("talk")
        if may_have and library.talks:
            self._place_talks(library, problems)

    def _place_works(self, library: Library, problems: Problems) -> None:
        from mkdocs_academic.workplaces import place_works

        places = place_works(
            library, self.files, self.site.config, publication_pages=self.options.publication_pages,
            downloads=self.options.downloads, is_preview=self.is_preview, problems=problems,
        )  # fmt: skip
        if places:
            from mkdocs_academic.worksite import WorkSite

            self.works = WorkSite(self.site, self.files, places)

    def _has_files(self, kind: str) -> bool:
        """Whether there are pages in the folders of a kind of record."""
        folders = tuple(f"{folder}/" for folder, held in ITEM_FOLDERS.items() if held == kind)
        return any(file.src_uri.startswith(folders) for file in self.files.documentation_pages())

    def _place_talks(self, library: Library, problems: Problems) -> None:
        from mkdocs_academic.downloads import calendar_writer
        from mkdocs_academic.talkplaces import place_talks

        places = place_talks(
            library, self.files, self.site.config, talk_pages=self.options.talk_pages, at=self.site.at,
            write=calendar_writer(self.site), is_preview=self.is_preview, problems=problems,
        )  # fmt: skip
        self.calendars = places.calendars
        if places.pages:
            from mkdocs_academic.talksite import TalkSite

            self.talks = TalkSite(self.site, self.files, places.pages)

    def tell(self, composer: Composer) -> None:
        """Tell who makes the lists where the pages and files are."""
        composer.calendars = self.calendars
        composer.on_pages = {path: place.record for records in self._sorts() for path, place in records.places.items()}
        if self.works:
            composer.beside, composer.entry_of = self.works.beside, self.works.entry_of
        if self.talks:
            composer.parent_of = self.talks.parent_of

    def _sorts(self) -> Iterator[RecordSite[Any]]:
        yield from filter(None, (self.works, self.talks))

    def is_written(self, page: Page) -> bool:
        """Whether a page is a record's that its author has written."""
        return any(records.is_written(page) for records in self._sorts())

    def description(self, page: Page) -> str:
        """What search engines show of a record's page whose author has not said it."""
        return next(filter(None, (records.description(page) for records in self._sorts())), "")

    def searched(self, page: Page) -> Swap | None:
        """Show a page that we have made as a search reads it."""
        return next(filter(None, (records.searched(page) for records in self._sorts())), None)

    def raise_kind(self, page: Page) -> None:
        """Move the line of a record's sort and year above the page's heading."""
        for records in self._sorts():
            records.raise_kind(page)

    def with_head(self, page: Page, html: str) -> str:
        """A finished page, with what programs read of the record that it shows."""
        for records in self._sorts():
            html = records.with_head(page, html)
        return html
