"""The talks' part of a site: what their pages show, and what their heads tell to machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape
from mkdocs.structure.pages import Page

from mkdocs_academic.recordsite import RecordSite
from mkdocs_academic.sheet import Sheet
from mkdocs_academic.talkplaces import TalkPlace
from mkdocs_academic.talkrecord import compose_talk
from mkdocs_academic.views.talkpage import describe, structured_talk
from mkdocs_academic.views.text import plain

if TYPE_CHECKING:
    from mkdocs_academic.fragments import PageContext
    from mkdocs_academic.model.talk import Talk
    from mkdocs_academic.views.work import Link


class TalkSite(RecordSite[TalkPlace]):
    """The talks of one build that have pages."""

    prefix = "talk"

    def _title(self, place: TalkPlace) -> str:
        return plain(place.record.name)

    def _description(self, place: TalkPlace) -> str:
        return str(escape(describe(place.record, self.site.page_context(None).words)))

    def _sheet(self, place: TalkPlace, page: PageContext) -> Sheet:
        return compose_talk(self.site.composer, place.record, page)

    def parent_of(self, talk: Talk, page: PageContext) -> Link | None:
        """The page with the list that a talk stands in."""
        place = self.places.get(page.path)
        return self.parent(talk.key, place.file.url) if place else None

    def _head(self, place: TalkPlace, page: Page) -> Markup:
        composer = self.site.composer
        node = structured_talk(
            place.record,
            composer.library.profile,
            url=page.canonical_url or "",
            language=self.site.page_context(page.file).words.language,
            work_url=self.whole_link(composer.paper(place.record.publication), page),
            zone=composer.at.zone,
        )
        return composer.renderer.draw("event.html", structured=node)
