"""Talks as a calendar (iCalendar, RFC 5545). The same talks make the same bytes: no date in it is that of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple

from icalendar import Calendar, Event

from mkdocs_academic.formats.wording import line, say
from mkdocs_academic.model.clock import span
from mkdocs_academic.model.talk import Occasion, Talk, is_dated

UrlOf = Callable[[Talk], str]
_EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)


class Almanac(NamedTuple):
    """What a calendar says of itself: its title, the host whose it is, and the zone of talks that name none."""

    title: str
    host: str
    zone: str = ""


def write_ics(talks: Iterable[Talk], almanac: Almanac, url_of: UrlOf, *, epoch: int | None = None) -> str:
    """The talks that have a day, each of their occasions an event; lines end as RFC 5545 asks (CR LF).

    Args:
        talks: any talks; an occasion without a day of its own cannot stand in a calendar.
        almanac: the calendar's own title and host.
        url_of: the whole address of a talk; empty where it has none.
        epoch: the seconds of SOURCE_DATE_EPOCH, when the calendar was made; without it an event says of itself that
            it was made when it took place.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//mkdocs-academic//talks//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", almanac.title)
    calendar.add("x-wr-calname", almanac.title)  # what calendars read that know no RFC 7986
    years = []
    for talk in talks:
        for event in _events(talk, almanac, url_of, epoch):
            calendar.add_component(event)
        years += [one.when.start.year for one in talk.occasions if one.time and is_dated(one) and one.when.start]
    # The rules of the time zones that are named, for the years of the talks alone.
    first, last = min(years, default=1970), max(years, default=1970)
    calendar.add_missing_timezones(first_date=date(max(first - 1, 1), 1, 1), last_date=date(min(last + 2, 9999), 1, 1))
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _events(talk: Talk, almanac: Almanac, url_of: UrlOf, epoch: int | None) -> Iterator[Event]:
    taken: set[str] = set()
    for occasion in filter(is_dated, talk.occasions):
        zone = occasion.timezone or almanac.zone
        begin, end = span(occasion.when, occasion.time, occasion.end_time, zone)
        event = Event()
        event.add("uid", _uid(talk, occasion, almanac, taken))
        event.add("dtstamp", _stamp(begin, epoch))
        event.add("dtstart", begin)
        if end:
            event.add("dtend", end)
        event.add("summary", say(talk.name))
        for name, text in _texts(talk, occasion, url_of(talk)):
            if text:
                event.add(name, text)
        if tags := [line(tag) for tag in talk.tags]:
            event.add("categories", tags)
        yield event


def _uid(talk: Talk, occasion: Occasion, almanac: Almanac, taken: set[str]) -> str:
    """The same for an occasion however the file is sorted; of two on one day the second has a number."""
    base = f"talk-{talk.key}-{occasion.when.start}"
    free, number = base, 1
    while free in taken:
        number += 1
        free = f"{base}-{number}"
    taken.add(free)
    return f"{free}@{almanac.host}"


def _stamp(begin: date | datetime, epoch: int | None) -> datetime:
    if epoch is not None:
        return datetime.fromtimestamp(epoch, UTC)
    return max(_EARLIEST, datetime(begin.year, begin.month, begin.day, tzinfo=UTC))


def _texts(talk: Talk, occasion: Occasion, url: str) -> Iterator[tuple[str, str]]:
    where = ", ".join(filter(None, (say(occasion.venue), say(occasion.location))))
    event = say(occasion.event)
    yield "location", where
    said = "\n\n".join(filter(None, (event if event != say(talk.name) else "", say(talk.abstract))))
    yield "description", said
    yield "url", url
    yield "status", "CANCELLED" if talk.state == "cancelled" else "CONFIRMED"
