"""Talks as a calendar, read back by two parsers that know nothing of each other."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
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
    others = {event.uid.value: event for event in vobject.readOne(text).contents.get("vevent", [])}
    assert list(others) == [event["UID"] for event in found]
    for event in found:
        other = others[str(event["UID"])]
        for name in ("SUMMARY", "LOCATION", "DESCRIPTION", "URL", "STATUS"):
            assert value(other, name) == event.get(name, "")
        assert moments(other.dtstart.value) == moments(event["DTSTART"].dt)
        assert not hasattr(other, "dtend") or moments(other.dtend.value) == moments(event["DTEND"].dt)
    return found


def value(event: Any, name: str) -> str:
    return str(getattr(event, name.lower()).value) if hasattr(event, name.lower()) else ""


def moments(one: date) -> date:
    return one.astimezone(UTC) if isinstance(one, datetime) and one.tzinfo else one


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


def test_months_years_and_words_are_no_days() -> None:
    text = write(talk(when="2026-05"), talk(when="2026"), talk(when="Spring 2026"), talk(when=""), talk(key="kept"))
    assert [event["UID"] for event in events(text)] == ["talk-kept-2026-05-03@noether.example.org"]


def test_the_zone_of_a_talk_then_that_of_the_site_then_none() -> None:
    own = talk(time="09:00", timezone="Asia/Tokyo", key="own")
    text = write(own, talk(time="09:00", key="site"))
    assert [event["DTSTART"].params["TZID"] for event in events(text)] == ["Asia/Tokyo", "Europe/Berlin"]
    assert "DTSTART:20260503T090000\r\n" in write_ics([talk(time="09:00")], Almanac("", "x.org"), lambda one: "")
    begins = [event["DTSTART"].dt.astimezone(UTC) for event in events(text)]
    assert begins == [datetime(2026, 5, 3, hour, tzinfo=UTC) for hour in (0, 7)]


@pytest.mark.parametrize(
    ("day", "hour"), [("2026-03-28", 13), ("2026-03-29", 12), ("2026-10-24", 12), ("2026-10-25", 13)]
)
def test_daylight_saving(day: str, hour: int) -> None:
    text = write(talk(when=day, time="14:00", timezone="Europe/Berlin"))
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert event["DTSTART"].dt.astimezone(UTC).hour == hour
    assert events(text)


def test_a_talk_over_midnight_ends_the_day_after() -> None:
    (event,) = events(write(talk(time="23:00", end_time="00:30", timezone="UTC")))
    assert event["DTEND"].dt == datetime(2026, 5, 4, 0, 30, tzinfo=UTC)


def test_each_occasion_of_a_series_is_an_event_of_its_own_name() -> None:
    days = ["2026-05-03", "2026-05-03", "2025-01-01"]
    series = Talk("Given often", "often", tuple(Occasion(f"Event {day}", when=parse_when(day)) for day in days))
    assert [event["UID"].split("@")[0] for event in events(write(series))] == [
        "talk-often-2026-05-03", "talk-often-2026-05-03-2", "talk-often-2025-01-01",
    ]  # fmt: skip


def test_what_an_event_says() -> None:
    said = talk(
        "On $x^2$ and *ideals*", event="Colloquium", venue="Room 1", location="Göttingen", state="cancelled",
        abstract="First.\n\nSecond; with, signs.", tags=("algebra, commutative", "rings"),
    )  # fmt: skip
    (event,) = events(write(said))
    assert event["SUMMARY"] == "On x² and ideals"
    assert (event["LOCATION"], event["STATUS"]) == ("Room 1, Göttingen", "CANCELLED")
    assert event["DESCRIPTION"] == "Colloquium\n\nFirst. Second; with, signs."
    assert [str(tag) for tag in event["CATEGORIES"].cats] == ["algebra, commutative", "rings"]


def test_the_same_talks_are_the_same_bytes() -> None:
    one, other = talk(key="a", time="14:00"), talk(key="b", when="2025-01-01")
    assert write(one, other) == write(one, other)
    assert "DTSTAMP:20260503T000000Z" in write(one)
    assert "DTSTAMP:20010909T014640Z" in write(one, epoch=1_000_000_000)


SIGNS = st.sampled_from(list("\r\n\x00\x0b\x85\u2028;,:\\\"^n' é😀👩‍👩‍👧"))
TEXTS = st.text(st.one_of(SIGNS, st.characters()), max_size=300)


@given(TEXTS, TEXTS, TEXTS)
def test_no_text_breaks_out_of_its_line(name: str, where: str, abstract: str) -> None:
    text = write(talk(name, location=where, abstract=abstract, time="14:00"))
    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert "\r" not in "".join(lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VCALENDAR") == 1
    assert len(events(text)) == 1


@pytest.mark.parametrize("filler", ["a", "é", "😀", "👩‍👩‍👧", ";", "漢"])
@pytest.mark.parametrize("shift", range(4))
def test_a_fold_divides_no_character(filler: str, shift: int) -> None:
    name = "x" * shift + filler * 300
    (event,) = events(write(talk(name)))
    assert event["SUMMARY"] == name


@given(st.lists(st.dates(date(1, 1, 1), date(9999, 12, 31)), max_size=4))
def test_any_day_can_be_written(days: list[date]) -> None:
    talks = [talk(when=day.isoformat(), key=f"k{index}", time="23:30") for index, day in enumerate(days)]
    found = [event["DTSTART"].dt for event in Calendar.from_ical(write(*talks)).walk("VEVENT")]
    assert [moment.date() for moment in found] == days
