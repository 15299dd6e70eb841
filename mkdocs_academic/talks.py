"""A list of talks: what is to come first, then the others under their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_academic.fragments import Fragment, PageContext, draw_group
from mkdocs_academic.listing import add_downloads
from mkdocs_academic.views.selection import Group, choose, group
from mkdocs_academic.views.timeline import is_upcoming, next_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_academic.composer import Composer
    from mkdocs_academic.directives import Directive
    from mkdocs_academic.model.talk import Talk


def compose_talks(composer: Composer, directive: Directive, page: PageContext) -> Fragment:
    """The talks that a directive asks for, grouped; by year, those to come have a group of their own at the top."""
    choice, at = directive.choice, composer.at
    talks = list(composer.library.talks)
    if choice.upcoming is not None:
        talks = [talk for talk in talks if is_upcoming(talk, at) is choice.upcoming]
    if choice.upcoming and choice.order == "newest":  # of what is to come the next is wanted, not the farthest
        talks.sort(key=lambda talk: next_of(talk, at))
        choice = choice._replace(order="file")
    talks = choose(talks, choice, composer.known.people, composer.owner)
    by_year = "year" in choice.group_by and directive.headings
    ahead = [talk for talk in talks if is_upcoming(talk, at)] if by_year else []
    others = [talk for talk in talks if not is_upcoming(talk, at)] if ahead else talks
    groups = group(others, choice.group_by, page.words, choice.order == "oldest", composer.section_titles)

    def draw(records: list[Talk]) -> Markup:
        views = [composer.talk(talk, page, with_year=not by_year) for talk in records]
        return composer.renderer.draw("talks.html", talks=views)

    parts = [draw_group(one, page, draw) for one in groups if one.records or one.groups]
    if ahead:
        ahead.sort(key=lambda talk: next_of(talk, at))
        first = Group(page.words("group.upcoming"), "upcoming", True, ahead)
        part = draw_group(first, page, draw)
        part.css_class += " academic-group--upcoming"
        parts.insert(0, part)
    timeline = (directive.view or "timeline") == "timeline"
    fragment = Fragment("academic-talks academic-timeline" if timeline else "academic-talks", parts)
    if choice.upcoming:
        fragment.data["upcoming"] = "true"
    add_downloads(fragment, directive, composer, page)
    return fragment
