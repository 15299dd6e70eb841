"""Talks: each as a list or a timeline shows it, and which of them are still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from mkdocs_academic.model.dates import NO_DATE, When
from mkdocs_academic.model.names import Person
from mkdocs_academic.model.talk import Occasion, Talk, is_dated
from mkdocs_academic.views.authors import AuthorView, view_authors
from mkdocs_academic.views.directions import fill, run, runs
from mkdocs_academic.views.links import Action, Href, Unfolding, actions, link_pairs, name_of
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.words import Words

if TYPE_CHECKING:
    from mkdocs_academic.model.directory import Directory


_NEVER = datetime.max.replace(tzinfo=UTC)


class OccasionView(NamedTuple):
    """One delivery of a talk: its date, the event, and the places after it."""

    date: Markup
    iso: str
    time: str
    event: Markup | None
    where: tuple[Markup, ...]
    actions: tuple[Action, ...]
    upcoming: bool
    ends: str


class TalkView(NamedTuple):
    """A talk ready to be drawn. With several occasions it is a series, and `series` says how often it was given."""

    key: str
    anchor: str
    title: Markup
    href: str
    kind: Markup | None
    date: Markup
    iso: str
    time: str
    event: Markup | None
    where: tuple[Markup, ...]
    speakers: tuple[AuthorView, ...]
    around_speakers: tuple[str, str]
    host: str
    abstract: Markup | None
    unfolds: tuple[Unfolding, ...]
    note: Markup | None
    highlights: tuple[Markup, ...]
    actions: tuple[Action, ...]
    occasions: tuple[OccasionView, ...]
    series: str
    year: str
    upcoming: bool
    ends: str
    cancelled: str
    language: str


class Moment(NamedTuple):
    """The moment for which a page is made (UTC), and the time zone of occasions which name none: UTC where it is
    empty.
    """

    now: datetime
    zone: str = ""


def is_upcoming(talk: Talk, at: Moment) -> bool:
    """Whether any occasion of a talk may still lie ahead; one that is announced without a date does."""
    if talk.state == "given":
        return False
    if talk.state == "scheduled" and all(occasion.when == NO_DATE for occasion in talk.occasions):
        return True
    return any(lies_ahead(occasion, at) for occasion in talk.occasions)


def lies_ahead(occasion: Occasion, at: Moment) -> bool:
    """Whether an occasion is not over yet."""
    over = _over(occasion, at)
    return over is not None and over > at.now


def next_of(talk: Talk, at: Moment) -> datetime:
    """When the next occasion of a talk that is upcoming will be over, for sorting."""
    overs = (_over(occasion, at) for occasion in talk.occasions)
    return min((over for over in overs if over and over > at.now), default=_NEVER)


def _over(occasion: Occasion, at: Moment) -> datetime | None:
    """When an occasion is over. Most have been so for years, and for these no time zone is asked."""
    last = occasion.when.end or occasion.when.start
    if last is None or last.year < at.now.year - 1:
        return None
    from mkdocs_academic.model.clock import over_at

    return over_at(occasion.when, occasion.time, occasion.end_time, occasion.timezone or at.zone or "UTC")


def view_talk(
    talk: Talk,
    owner: Person,
    words: Words,
    href: Href,
    *,
    at: Moment,
    anchor: str = "",
    with_year: bool = True,
    publication_href: str = "",
    calendar: str = "",
    directory: Directory | None = None,
    here: str = "",
) -> TalkView:
    """A talk for a list or timeline, as it is at a moment.

    `with_year` is false where a heading says the year; `directory` knows addresses of those who speak, of which the
    page itself (`here`) is no link.
    """
    title = plain(talk.name)
    several = talk.occasions if len(talk.occasions) > 1 else ()
    first = talk.occasions[0]
    upcoming = is_upcoming(talk, at)
    kind = talk.kind_text or (words(f"talk.{talk.kind}") if talk.kind else "")
    pairs = list(link_pairs(talk.links))  # the title itself links to `url`, if the talk has no page of its own
    if publication_href:
        pairs.append(("publication", "", publication_href))
    if calendar:
        pairs.append(("ics", "", calendar))
    if talk.page and talk.url:
        pairs.append(("url", "", talk.url))
    return TalkView(
        key=talk.key,
        anchor=anchor,
        title=run(talk.name, words),
        href=(talk.page and href(talk.page)) or (talk.url and href(talk.url)) or "",
        kind=run(kind, words) if kind else None,
        date=inline(words.when(talk.when, year=with_year or upcoming), words.math),
        iso=start_of(first, at.zone) if not several else iso(talk.when),
        time="" if several else clock(first, words, at.zone),
        event=run(first.event, words) if first.event and first.event != talk.name and not several else None,
        where=() if several else tuple(_where(first, words)),
        speakers=_speakers(talk, owner, words, directory, href, here),
        around_speakers=words.around("talk.with", "names"),
        host=fill("talk.host", "name", [plain(talk.host)], words) if talk.host else "",
        abstract=run(talk.abstract, words) if talk.abstract else None,
        unfolds=_abstract(talk, title, words) if talk.abstract and not talk.page else (),
        note=run(talk.note, words) if talk.note else None,
        highlights=tuple(run(text, words) for text in talk.highlights),
        actions=actions(pairs, title, words, href),
        occasions=tuple(_occasion(one, title, words, href, at) for one in several),
        series=words("talk.series", n=len(several)) if several else "",
        year=str(talk.year or ""),
        upcoming=upcoming,
        ends=_ends(talk, at) if upcoming else "",
        cancelled=words("talk.cancelled") if talk.state == "cancelled" else "",
        language=talk.language,
    )


def _abstract(talk: Talk, title: str, words: Words) -> tuple[Unfolding, ...]:
    """The abstract of a talk that has no page of its own, where it would stand."""
    label = words("record.abstract")
    return (Unfolding("abstract", label, name_of(label, title, words), runs(talk.abstract, words)),)


def iso(when: When) -> str:
    """The start as a machine reads it; empty for words alone."""
    return str(when.start) if when.start and when.text is None else ""


def start_of(occasion: Occasion, zone: str = "") -> str:
    """The start of an occasion as a machine reads it, with its time and the distance from UTC where they are known."""
    day = iso(occasion.when)
    if not occasion.time or not is_dated(occasion):
        return day
    from mkdocs_academic.model.clock import moment

    assert occasion.when.start is not None
    return moment(occasion.when.start, occasion.time, occasion.timezone or zone).isoformat(timespec="minutes")


def end_of(occasion: Occasion, zone: str = "") -> str:
    """The end of an occasion as `start_of` writes it; of days without a time the last; empty where it is not said."""
    when = occasion.when
    if not occasion.time or not is_dated(occasion):
        return str(when.end) if when.end and when.text is None else ""
    from mkdocs_academic.model.clock import span

    end = span(when, occasion.time, occasion.end_time, occasion.timezone or zone)[1]
    return end.isoformat(timespec="minutes") if isinstance(end, datetime) else ""


def clock(occasion: Occasion, words: Words, zone: str = "") -> str:
    """The time of day of an occasion as a reader writes it, with the short name of its time zone."""
    if not occasion.time:
        return ""
    said = "–".join(words.time(time) for time in (occasion.time, occasion.end_time) if time)
    name = zone_name(occasion, zone)
    return f"{said} {name}" if name else said


def zone_name(occasion: Occasion, zone: str = "") -> str:
    """What an occasion's time zone is called on its day: CEST, EDT, or UTC+3 where it has no letters."""
    own = occasion.timezone or zone
    if not own or not is_dated(occasion):
        return own
    from mkdocs_academic.model.clock import moment

    assert occasion.when.start is not None
    name = moment(occasion.when.start, occasion.time or "12:00", own).tzname() or ""
    offset = re.fullmatch(r"([+-])(\d\d)(\d\d)?", name)
    if offset is None:
        return name
    return f"UTC{offset[1]}{int(offset[2])}" + (f":{offset[3]}" if offset[3] else "")


def _ends(talk: Talk, at: Moment) -> str:
    """The moment when the last occasion of a talk is over; empty where that is not known."""
    return _said(max((over for one in talk.occasions if (over := _over(one, at))), default=None))


def _said(over: datetime | None) -> str:
    return f"{over:%Y-%m-%dT%H:%MZ}" if over else ""


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


def _occasion(occasion: Occasion, title: str, words: Words, href: Href, at: Moment) -> OccasionView:
    upcoming = lies_ahead(occasion, at)
    return OccasionView(
        date=inline(words.when(occasion.when), words.math),
        iso=start_of(occasion, at.zone),
        time=clock(occasion, words, at.zone),
        event=run(occasion.event, words) if occasion.event else None,
        where=tuple(_where(occasion, words)),
        actions=actions(link_pairs(occasion.links), f"{title}, {words.when(occasion.when)}", words, href),
        upcoming=upcoming,
        ends=_said(_over(occasion, at)) if upcoming else "",
    )
