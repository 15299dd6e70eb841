"""The works' part of a site: what their pages show, and what their heads tell to machines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from markupsafe import Markup, escape
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from mkdocs_academic.formats.bibtex_writer import write_entry
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.recordsite import RecordSite
from mkdocs_academic.sheet import Sheet
from mkdocs_academic.views.metadata import describe, view_metadata
from mkdocs_academic.views.text import plain
from mkdocs_academic.views.work import is_film
from mkdocs_academic.workplaces import WorkPlace
from mkdocs_academic.workrecord import Beside, compose_work

if TYPE_CHECKING:
    from mkdocs_academic.fragments import PageContext


class WorkSite(RecordSite[WorkPlace]):
    """The works of one build that have pages."""

    prefix = "pub"

    def _title(self, place: WorkPlace) -> str:
        return plain(place.record.title)

    def _description(self, place: WorkPlace) -> str:
        return str(escape(describe(place.record, " ".join(plain(place.record.abstract).split()))))

    def _sheet(self, place: WorkPlace, page: PageContext) -> Sheet:
        return compose_work(self.site.composer, place.record, page)

    def _head(self, place: WorkPlace, page: Page) -> Markup:
        context, work = self.site.page_context(page.file), place.record
        metadata = view_metadata(
            work,
            url=page.canonical_url or "",
            pdf_url=self.whole(place.pdf),
            site_name=self.site.config.site_name,
            language=context.words.language,
            image_url="" if is_film(work.preview) else self.whole_link(work.preview, page),
            social=self._has_no_social,
        )
        return self.site.composer.renderer.draw("metadata.html", metadata=metadata)

    @property
    def _has_no_social(self) -> bool:
        """Whether no other plugin says to social networks what a page shows."""
        plugins = self.site.config.plugins
        return "social" not in plugins and "material/social" not in plugins

    def beside(self, work: Publication, page: PageContext) -> Beside:
        """What a page of the site can lead to from the record of a work."""
        place = self.places.get(page.path)
        if place is None or place.record is not work:
            return Beside()
        url = place.file.url
        files = tuple((kind, quote(path.rpartition("/")[2])) for kind, path in place.files)  # in the folder of the page
        return Beside(
            parent=self.parent(work.key, url),
            where=lambda prefix, key: self.where(prefix, key, url),
            topic=lambda tag: self._topic(tag, work, url),
            files=tuple((kind, address) for kind, address in files if kind != "pdf"),
            pdf=next((address for kind, address in files if kind == "pdf"), ""),
            bibtex=write_entry(work, brief=True),
        )

    def entry_of(self, work: Publication) -> str:
        """The name of the file with a work's entry in BibTeX, in the folder of its page; empty where there is none."""
        place = self.places.get(work.page)
        files = place.files if place and place.record is work else ()
        return next((quote(path.rpartition("/")[2]) for kind, path in files if kind == "bibtex"), "")

    def _topic(self, tag: str, work: Publication, url: str) -> str:
        """The list that a work stands in, filtered, if that is one of its filters."""
        found = self.site.whereabouts.page("pub", work.key) if self.site.whereabouts else None
        file = self.files.get_file_from_path(found.path) if found and "tag" in found.filters else None
        return f"{get_relative_url(file.url, url)}?tag={quote_plus(tag)}" if file else ""
