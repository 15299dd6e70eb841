"""What stands where a directive stood: finished HTML under headings, and the page that it is made for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from mkdocs_academic.searchable import Stretch
from mkdocs_academic.views.links import Href
from mkdocs_academic.views.marks import Legend
from mkdocs_academic.views.selection import Group, anchor
from mkdocs_academic.views.words import Words


@dataclass(slots=True)
class Part:
    """A stretch of finished HTML, under a heading unless `title` is empty. `depth` counts from the first heading.

    What repeats in other words what the page says already need not be found by a search (`is_searched`).
    """

    title: str
    id: str
    html: Markup
    depth: int = 0
    css_class: str = "academic-group"
    heading_class: str = "academic-group__title"
    parts: list[Part] = field(default_factory=list)
    is_searched: bool = True


@dataclass(slots=True)
class Fragment:
    """What stands where a directive stood. With a `title` it begins with a heading one level above its parts'.

    `data` are attributes of the block that the script reads, by their names behind `data-academic-`.
    """

    css_class: str
    parts: list[Part]
    title: str = ""
    id: str = ""
    data: dict[str, str] = field(default_factory=dict)

    def all_parts(self) -> Iterator[Part]:
        """Every part in the order in which it stands on the page."""
        waiting = self.parts[::-1]
        while waiting:
            part = waiting.pop()
            yield part
            waiting += part.parts[::-1]


@dataclass(slots=True)
class PageContext:
    """The page that fragments are made for: its addresses, its words, and the ids that it has used up.

    `here` is the address of the page itself, as `href` would give it.
    `path` is the page's path in the docs folder, empty where nobody knows it.
    `shown` are the names of the directives that it has, `filters` what its first list with filters is filtered by.
    `letterhead` stands above a CV on paper, where it has one.
    """

    href: Href
    words: Words
    here: str = ""
    path: str = ""
    with_headings: bool = True
    stretches: list[Stretch] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    filters: tuple[str, ...] = ()
    letterhead: Markup = Markup("")  # noqa: RUF009 - a text, and as fixed as any
    legend: Legend = field(init=False)

    def __post_init__(self) -> None:
        self.legend = Legend(self.words)

    def free_id(self, text: str) -> str:
        """An id for a heading made of a text, with a number behind it where the page has that id already."""
        if not self.with_headings:
            return ""
        base = anchor(text) or "part"
        free, number = base, 1
        while free in self.ids:
            number += 1
            free = f"{base}-{number}"
        self.ids.add(free)
        return free

    def anchor(self, prefix: str, key: str) -> str:
        """The id of a record at its first place on the page; empty at any later one."""
        name = f"{prefix}-{key}"
        if name in self.anchors:
            return ""
        self.anchors.add(name)
        return name


def draw_group(one: Group[Any], page: PageContext, draw: Callable[[list[Any]], Markup], depth: int = 0) -> Part:
    """A group of records, or of groups, under its heading."""
    part = Part(one.title, page.free_id(one.id or one.title) if one.title else "", Markup(""), depth)
    if one.is_word:
        part.heading_class += " academic-group__title--word"
    if not one.title:
        part.css_class += " academic-group--plain"
    if one.groups:
        part.css_class += " academic-group--outer"
        part.parts = [draw_group(inner, page, draw, depth + 1) for inner in one.groups]
    else:
        part.html = draw(one.records)
    return part


def copying(parts: Iterable[Part], words: Words) -> dict[str, str]:
    """The words that the script needs where one of the parts has something to be copied, as data of their block."""
    if not any("data-academic-copy" in part.html for part in parts):
        return {}
    return {"copying": "\n".join(words(f"copy.{name}") for name in ("copy", "copied", "selected"))}
