"""Talks: each as a list or a timeline shows it, and which of them are still to come."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from mkdocs_academic.model.dates import PartialDate, When
from mkdocs_academic.model.names import Person
from mkdocs_academic.model.talk import Occasion, Talk
from mkdocs_academic.views.authors import AuthorView, view_authors
from mkdocs_academic.views.directions import fill, run
from mkdocs_academic.views.links import Action, Href, actions, link_pairs
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.words import Words

if TYPE_CHECKING:
    from mkdocs_academic.model.directory import Directory


class OccasionView(NamedTuple):
    """One delivery of a talk: its date, the event, and the places after it."""

    date: Markup
    iso: str
    event: Markup | None
    where: tuple[Markup, ...]
    actions: tuple[Action, ...]


class TalkView(NamedTuple):
    """A talk ready to be drawn. With several occasions it is a series, and `series` says how often it was given."""

    key: str
    anchor: str
    title: Markup
    href: str
    kind: Markup | None
    date: Markup
    iso: str
    event: Markup | None
    where: tuple[Markup, ...]
    speakers: tuple[AuthorView, ...]
    around_speakers: tuple[str, str]
    host: str
    abstract: Markup | None
    note: Markup | None
    highlights: tuple[Markup, ...]
    actions: tuple[Action, ...]
    occasions: tuple[OccasionView, ...]
    series: str
    year: str
    upcoming: bool
    cancelled: str
    language: str


def today() -> date:
    """The day of the build: SOURCE_DATE_EPOCH (reproducible-builds.org) if it is set, else today in UTC."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (OverflowError, ValueError, OSError):
            pass
    return datetime.now(UTC).date()


def is_upcoming(talk: Talk, day: date) -> bool:
    """Whether any occasion of a talk may still lie ahead on a day. A month or a year ends with its last day."""
    return talk.state != "given" and any(_ends_on_or_after(occasion.when, day) for occasion in talk.occasions)


def _ends_on_or_after(when: When, day: date) -> bool:
    last = when.end or when.start
    if when.text is not None or last is None:
        return False
    return (last.year, last.month or 12, last.day or 31) >= (day.year, day.month, day.day) and not _is_bare_year(
        last, day
    )


def _is_bare_year(last: PartialDate, day: date) -> bool:
    # "2026" says nothing of whether the talk has been given during 2026; only a later year is surely ahead.
    return last.month is None and last.year <= day.year


def view_talk(
    talk: Talk,
    owner: Person,
    words: Words,
    href: Href,
    *,
    day: date,
    anchor: str = "",
    with_year: bool = True,
    publication_href: str = "",
    directory: Directory | None = None,
    here: str = "",
) -> TalkView:
    """A talk for a list or timeline. `with_year` is false where a heading says the year; `directory` knows addresses of
    those who speak, of which the page itself (`here`) is no link.
    """
    title = plain(talk.name)
    several = talk.occasions if len(talk.occasions) > 1 else ()
    first = talk.occasions[0]
    upcoming = is_upcoming(talk, day)
    kind = talk.kind_text or (words(f"talk.{talk.kind}") if talk.kind else "")
    pairs = list(link_pairs(talk.links))  # the title itself links to `url`, if the talk has no page of its own
    if publication_href:
        pairs.append(("publication", "", publication_href))
    if talk.page and talk.url:
        pairs.append(("url", "", talk.url))
    return TalkView(
        key=talk.key,
        anchor=anchor,
        title=run(talk.name, words),
        href=(talk.page and href(talk.page)) or (talk.url and href(talk.url)) or "",
        kind=run(kind, words) if kind else None,
        date=inline(words.when(talk.when, year=with_year or upcoming), words.math),
        iso=iso(talk.when),
        event=run(first.event, words) if first.event and first.event != talk.name and not several else None,
        where=() if several else tuple(_where(first, words)),
        speakers=_speakers(talk, owner, words, directory, href, here),
        around_speakers=words.around("talk.with", "names"),
        host=fill("talk.host", "name", [plain(talk.host)], words) if talk.host else "",
        abstract=run(talk.abstract, words) if talk.abstract else None,
        note=run(talk.note, words) if talk.note else None,
        highlights=tuple(run(text, words) for text in talk.highlights),
        actions=actions(pairs, title, words, href),
        occasions=tuple(_occasion(occasion, title, words, href) for occasion in several),
        series=words("talk.series", n=len(several)) if several else "",
        year=str(talk.year or ""),
        upcoming=upcoming,
        cancelled=words("talk.cancelled") if talk.state == "cancelled" else "",
        language=talk.language,
    )


def iso(when: When) -> str:
    """The start as a machine reads it; empty for words alone."""
    return str(when.start) if when.start and when.text is None else ""


def _where(occasion: Occasion, words: Words) -> Iterator[Markup]:
    for text in (occasion.venue, occasion.location):
        if text:
            yield run(text, words)


def _speakers(
    talk: Talk, owner: Person, words: Words, directory: Directory | None, href: Href, here: str
) -> tuple[AuthorView, ...]:
    own = owner.among([speaker.name for speaker in talk.speakers])
    views = view_authors(talk.speakers, own, directory, href, here, isolate=words.right_to_left)
    return tuple(view for view in views if not view.is_self)


def _occasion(occasion: Occasion, title: str, words: Words, href: Href) -> OccasionView:
    return OccasionView(
        date=inline(words.when(occasion.when), words.math),
        iso=iso(occasion.when),
        event=run(occasion.event, words) if occasion.event else None,
        where=tuple(_where(occasion, words)),
        actions=actions(link_pairs(occasion.links), f"{title}, {words.when(occasion.when)}", words, href),
    )
