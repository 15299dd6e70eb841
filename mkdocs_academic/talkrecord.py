"""The record of a talk on its own page, as parts of that page: generated, or a user's with a text of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from mkdocs_academic.fragments import PageContext, Part
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.sheet import Sheet, passage
from mkdocs_academic.views.directions import runs
from mkdocs_academic.views.player import view_player
from mkdocs_academic.views.talkpage import kind_line, view_facts

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer


def compose_talk(composer: Composer, talk: Talk, page: PageContext) -> Sheet:
    """Everything that is said of a talk, under headings with ids that are free on the page."""
    words, draw, parent = page.words, composer.renderer, composer.parent_of(talk, page)
    view = composer.talk(talk, page, with_year=True, alone=True)
    line = kind_line(view, words)
    kind = draw.call("work.html", "kind", parent, line) if parent or line else Markup("")
    head = view._replace(kind=None)  # which is said above the title
    parts = [
        Part(
            "",
            "",
            draw.draw("record.html", how="talk", item=head, player=view_player(talk, words, page.href)),
            css_class="academic-record__head",
        )
    ]
    if talk.abstract:
        html = draw.draw("passage.html", texts=runs(talk.abstract, words))
        parts.append(passage("abstract", html, page))
    work = composer.library.find_work(talk.publication)
    address = composer.paper(talk.publication)
    if facts := view_facts(talk, work, (address and page.href(address)) or "", words):
        parts.append(passage("details", draw.call("work.html", "facts", facts), page))
    return Sheet(kind, parts, view.title, escape(view.language), view.key)
