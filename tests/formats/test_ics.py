"""Talks as a calendar, read back by two parsers that know nothing of each other."""

from datetime import UTC, date, datetime, timedelta

import ics
from icalendar import Calendar

from mkdocs_academic.formats.ics import Almanac, write_ics
from mkdocs_academic.model.dates import parse_when
from mkdocs_academic.model.talk import Occasion, Talk

ALMANAC = Almanac("Talks – Emmy Noether", "noether.example.org", "Europe/Berlin")


def talk(name: str = "A talk", when: str = "2026-05-03", key: str = "key", **fields: object) -> Talk:
    names = ("event", "venue", "location", "time", "end_time", "timezone")
    own = {key: str(fields.pop(key)) for key in names if key in fields}
    return Talk(name, key, (Occasion(when=parse_when(when), **own),), **fields)  # type: ignore[arg-type]


def write(*talks: Talk, epoch: int | None = None) -> str:
    return write_ics(talks, ALMANAC, lambda one: f"https://noether.example.org/talks/#talk-{one.key}", epoch=epoch)


def events(text: str) -> list[dict[str, object]]:
    """The events as icalendar reads them; the other parser must find as many, with the same words and days."""
    found = [dict(event.items()) for event in Calendar.from_ical(text).walk("VEVENT")]
    others = sorted(ics.Calendar(text).events, key=lambda event: event.uid)
    assert [event.uid for event in others] == sorted(str(event["UID"]) for event in found)
    for event in found:
        (other,) = [one for one in others if one.uid == event["UID"]]
        assert (other.name, other.location or "") == (event["SUMMARY"], event.get("LOCATION", ""))
        assert other.begin.date() == day(event["DTSTART"].dt)  # type: ignore[attr-defined]
    return found


def day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def test_a_day_a_range_and_a_time() -> None:
    whole, several, hours = events(
        write(
            talk(key="a"), talk(when="2026-05-03/2026-05-05", key="b"),
            talk(time="14:00", end_time="15:30", timezone="America/New_York", key="c"),
        )
    )  # fmt: skip
    assert (whole["DTSTART"].dt, whole["DTEND"].dt) == (date(2026, 5, 3), date(2026, 5, 4))
    assert (several["DTSTART"].dt, several["DTEND"].dt) == (date(2026, 5, 3), date(2026, 5, 6))
    assert hours["DTSTART"].dt.astimezone(UTC) == datetime(2026, 5, 3, 18, tzinfo=UTC)
    assert hours["DTEND"].dt - hours["DTSTART"].dt == timedelta(minutes=90)
