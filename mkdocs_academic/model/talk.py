"""A talk: what was said, at which event, where and when; given once or several times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mkdocs_academic.errors import Origin
from mkdocs_academic.model.dates import NO_DATE, When
from mkdocs_academic.model.globe import Point
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Author

KINDS = (
    "keynote",
    "plenary",
    "invited",
    "contributed",
    "conference",
    "seminar",
    "colloquium",
    "poster",
    "panel",
    "roundtable",
    "tutorial",
    "workshop",
    "guest_lecture",
    "discussant",
    "outreach",
    "lecture",
)
_KIND_NAMES = {kind.replace("_", " "): kind for kind in KINDS}


def read_kind(text: str) -> str | None:
    """The canonical kind of a talk ("Invited talk", "Keynote lecture"), or None for free text."""
    words = text.lower().replace("_", " ").replace("-", " ")
    for name in (
        words,
        words.removesuffix(" talk"),
        words.removesuffix(" lecture"),
        words.removesuffix(" presentation"),
    ):
        if name in _KIND_NAMES:
            return _KIND_NAMES[name]
    return None


class Occasion(NamedTuple):
    """One delivery of a talk. `time` and `end_time` are `HH:MM`, `timezone` an IANA name; empty where unknown.

    `point` is where it was, if that was written down; `place_origin` where the location was.
    """

    event: str = ""
    venue: str = ""
    location: str = ""
    when: When = NO_DATE
    time: str = ""
    end_time: str = ""
    timezone: str = ""
    links: tuple[Link, ...] = ()
    point: Point | None = None
    place_origin: Origin | None = None


def is_dated(occasion: Occasion) -> bool:
    """Whether an occasion has a day, so that it can stand in a calendar."""
    when = occasion.when
    return when.text is None and when.start is not None and when.start.day is not None


@dataclass(frozen=True, slots=True, eq=False)
class Talk:
    """A talk with at least one occasion; the first is the one that its own fields describe. `embed`: its recording may
    be played from another host on its page.

    `page` is the talk's own page, by its path in the docs folder; `key_origin` is where the key was written, if
    elsewhere than the talk.
    """

    name: str
    key: str = ""
    occasions: tuple[Occasion, ...] = (Occasion(),)
    kind: str = ""
    kind_text: str = ""
    speakers: tuple[Author, ...] = ()
    host: str = ""
    invited: bool = False
    state: str = ""
    abstract: str = ""
    note: str = ""
    highlights: tuple[str, ...] = ()
    url: str = ""
    links: tuple[Link, ...] = ()
    publication: str = ""
    tags: tuple[str, ...] = ()
    group: str = ""
    section: str = ""
    selected: bool = False
    embed: bool = False
    language: str = ""
    extra: Mapping[str, object] = field(default_factory=dict)
    page: str = ""
    origin: Origin | None = None
    key_origin: Origin | None = None

    @property
    def when(self) -> When:
        """The latest of its occasions."""
        return max((occasion.when for occasion in self.occasions), key=lambda when: when.sort_key)

    @property
    def year(self) -> int | None:
        return self.when.year
