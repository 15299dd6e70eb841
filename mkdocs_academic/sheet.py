"""What a record's own page shows: a line above the title, and parts under headings."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from mkdocs_academic.fragments import PageContext, Part

KIND = "academic-record__kind"


class Sheet(NamedTuple):
    """The line above the title, the parts below it, the title itself and its language, and the record's key."""

    kind: Markup
    parts: list[Part]
    title: Markup
    language: str
    key: str


def passage(name: str, html: Markup, page: PageContext) -> Part:
    """A part of a record's page under a heading of its own: `abstract`, `details` or `citation`."""
    heading, css_class = page.words(f"record.{name}"), f"academic-passage academic-passage--{name}"
    part = Part(heading, page.free_id(name), html, 0, css_class, "academic-passage__title")
    part.is_searched = name == "abstract"
    return part
