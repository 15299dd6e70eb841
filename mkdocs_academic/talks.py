"""A list of talks: what is to come first, then the others under their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_academic.fragments import Fragment, PageContext, draw_group
from mkdocs_academic.views.selection import Group, choose, group
from mkdocs_academic.views.timeline import is_upcoming

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_academic.composer import Composer
    from mkdocs_academic.directives import Directive
    from mkdocs_academic.errors import Place, Problems
    from mkdocs_academic.model.talk import Talk


TEMPLATES = {"timeline": "talks.html", "list": "talklist.html", "table": "talktable.html"}
_COLUMNS = ("date", "title", "event", "place", "links")


def compose_talks(
    composer: Composer, directive: Directive, page: PageContext, place: Place, problems: Problems
) -> Fragment:
    """The talks that a directive asks for, in its view: on a map, or grouped; by year, those to come have a group of
    their own at the top.
    """
    choice, day = directive.choice, composer.today
    talks = list(composer.library.talks)
    if choice.upcoming is not None:
        talks = [talk for talk in talks if is_upcoming(talk, day) is choice.upcoming]
    if choice.upcoming and choice.order == "newest":
        choice = choice._replace(order="oldest")  # of what is to come the next is wanted, not the farthest
    talks = choose(talks, choice, composer.known.people, composer.owner)
    view = directive.view or "timeline"
    if view == "map":
        from mkdocs_academic.talkmap import compose_map

        return Fragment("academic-talks academic-talks--map", compose_map(composer, talks, page, place, problems))
    by_year = "year" in choice.group_by and directive.headings
    ahead = [talk for talk in talks if is_upcoming(talk, day)] if by_year else []
    others = [talk for talk in talks if not is_upcoming(talk, day)] if ahead else talks
    groups = group(others, choice.group_by, page.words, choice.order == "oldest", composer.section_titles)

    columns = [page.words(f"column.{name}") for name in _COLUMNS] if view == "table" else []

    def draw(records: list[Talk]) -> Markup:
        views = [composer.talk(talk, page, with_year=not by_year) for talk in records]
        return composer.renderer.draw(TEMPLATES[view], talks=views, columns=columns, caption=page.words("fact.talks"))

    parts = [draw_group(one, page, draw) for one in groups if one.records or one.groups]
    if ahead:
        ahead.sort(key=lambda talk: talk.when.sort_key)
        first = Group(page.words("group.upcoming"), "upcoming", True, ahead)
        part = draw_group(first, page, draw)
        part.css_class += " academic-group--upcoming"
        parts.insert(0, part)
    css_class = {"timeline": "academic-timeline", "table": "academic-talks--table"}.get(view, "academic-talks--list")
    return Fragment(f"academic-talks {css_class}", parts)
