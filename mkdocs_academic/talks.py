"""A list of talks: what is to come first, then the others under their headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_academic.fragments import Fragment, PageContext, Part, draw_group
from mkdocs_academic.listing import add_downloads
from mkdocs_academic.views.selection import Choice, Group, choose, group
from mkdocs_academic.views.timeline import is_upcoming, next_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_academic.composer import Composer
    from mkdocs_academic.directives import Directive
    from mkdocs_academic.errors import Place, Problems
    from mkdocs_academic.model.talk import Talk


TEMPLATES = {"timeline": "talks.html", "list": "talklist.html", "table": "talktable.html"}
_CLASSES = {"timeline": "academic-timeline"}
_COLUMNS = ("date", "title", "event", "place", "links")


def compose_talks(
    composer: Composer, directive: Directive, page: PageContext, place: Place, problems: Problems
) -> Fragment:
    """The talks that a directive asks for, in its view: under headings or on a map."""
    choice, at = directive.choice, composer.at
    talks = list(composer.library.talks)
    if choice.upcoming is not None:
        talks = [talk for talk in talks if is_upcoming(talk, at) is choice.upcoming]
    if choice.upcoming and choice.order == "newest":  # of what is to come the next is wanted, not the farthest
        talks.sort(key=lambda talk: next_of(talk, at))
        choice = choice._replace(order="file")
    talks = choose(talks, choice, composer.known.people, composer.owner)
    view = directive.view or "timeline"
    if view == "map":
        from mkdocs_academic.talkmap import compose_map

        parts = compose_map(composer, talks, page, place, problems)
    else:
        parts = _grouped(composer, talks, view, choice, page)
    fragment = Fragment(f"academic-talks {_CLASSES.get(view, f'academic-talks--{view}')}", parts)
    if choice.upcoming:
        fragment.data["upcoming"] = "true"
    add_downloads(fragment, directive, composer, page)
    return fragment


def _grouped(composer: Composer, talks: list[Talk], view: str, choice: Choice, page: PageContext) -> list[Part]:
    """Talks under their headings; by year, those to come have a group of their own at the top."""
    at, by_year = composer.at, "year" in choice.group_by and page.with_headings
    ahead = [talk for talk in talks if is_upcoming(talk, at)] if by_year else []
    others = [talk for talk in talks if not is_upcoming(talk, at)] if ahead else talks
    groups = group(others, choice.group_by, page.words, choice.order == "oldest", composer.section_titles)
    columns = [page.words(f"column.{name}") for name in _COLUMNS] if view == "table" else []

    def draw(records: list[Talk]) -> Markup:
        views = [composer.talk(talk, page, with_year=not by_year) for talk in records]
        return composer.renderer.draw(TEMPLATES[view], talks=views, columns=columns, caption=page.words("fact.talks"))

    parts = [draw_group(one, page, draw) for one in groups if one.records or one.groups]
    if ahead:
        ahead.sort(key=lambda talk: next_of(talk, at))
        first = Group(page.words("group.upcoming"), "upcoming", True, ahead)
        part = draw_group(first, page, draw)
        part.css_class += " academic-group--upcoming"
        parts.insert(0, part)
    return parts
