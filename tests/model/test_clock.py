"""Times of day and time zones as people write them."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.clock import BadTime, moment, over_at, read_times, read_zone, zone_of_offset
from mkdocs_academic.model.dates import PartialDate, parse_when


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("14:30", "14:30", ""), ("9:05", "09:05", ""), ("14:30:00", "14:30", ""), ("14.30", "14:30", ""),
        ("2:30 pm", "14:30", ""), ("2pm", "14:00", ""), ("12 a.m.", "00:00", ""), ("12 p.m.", "12:00", ""),
        ("14h30", "14:30", ""), ("14 Uhr", "14:00", ""), ("14.30 Uhr", "14:30", ""), ("24:00", "00:00", ""),
        ("14:30-15:30", "14:30", "15:30"), ("9–10:30", "09:00", "10:30"), ("2-3:30 pm", "14:00", "15:30"),
        ("11-1 pm", "11:00", "13:00"), ("9 a.m. to 5 p.m.", "09:00", "17:00"), ("22:00 – 1:00", "22:00", "01:00"),
    ],
)  # fmt: skip
def test_times(text: str, begin: str, end: str) -> None:
    assert read_times(text) == (begin, end)


@pytest.mark.parametrize(
    "text", ["", "noon", "14", "2-3", "25:00", "12:60", "13 pm", "0 am", "24:30", "14:30 CET", "::"]
)
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(BadTime) as caught:
        read_times(text)
    assert "14:30" in caught.value.hint


@given(st.times())
def test_every_minute_of_the_day(clock: object) -> None:
    text = f"{clock:%H:%M}"
    assert read_times(text) == (text, "")
    assert read_times(f"{clock:%I:%M %p}") == (text, "")


@given(st.text())
def test_any_text_is_a_time_or_refused(text: str) -> None:
    with suppress(BadTime):
        begin, end = read_times(text)
        assert all(not one or datetime.strptime(one, "%H:%M") for one in (begin, end))


@pytest.mark.parametrize(
    ("text", "zone"),
    [("Europe/Berlin", "Europe/Berlin"), ("america/new york", "America/New_York"), ("utc", "UTC"), ("Z", "UTC")],
)
def test_zones(text: str, zone: str) -> None:
    assert read_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "hint"),
    [("Berlin", "'Europe/Berlin'"), ("Europ/Berlin", "'Europe/Berlin'"), ("new york", "'America/New_York'"),
     ("Mars", "the name of a city"), ("", "the name of a city")],
)  # fmt: skip
def test_what_is_no_zone(text: str, hint: str) -> None:
    with pytest.raises(BadTime) as caught:
        read_zone(text)
    assert hint in caught.value.hint


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]


def test_moments_know_daylight_saving() -> None:
    winter, summer = PartialDate(2026, 3, 28), PartialDate(2026, 3, 30)
    assert moment(winter, "14:00", "Europe/Berlin").astimezone(UTC) == utc(2026, 3, 28, 13)
    assert moment(summer, "14:00", "Europe/Berlin").astimezone(UTC) == utc(2026, 3, 30, 12)
    assert moment(summer, "14:00", "").tzinfo is None


@pytest.mark.parametrize(
    ("written", "clock", "zone", "ends"),
    [
        ("2026-05-03", "", "Europe/Berlin", utc(2026, 5, 3, 22)),  # midnight there
        ("2026-05-03", "", "Pacific/Kiritimati", utc(2026, 5, 3, 10)),
        ("2026-05-03", "", "Pacific/Pago_Pago", utc(2026, 5, 4, 11)),
        ("2026-05-03", "14:00-15:30", "America/New_York", utc(2026, 5, 3, 19, 30)),
        ("2026-05-03", "14:00", "America/New_York", utc(2026, 5, 4, 4)),  # nobody knows how long it lasts
        ("2026-05-03", "23:00-00:30", "UTC", utc(2026, 5, 4, 0, 30)),
        ("2026-05-01/2026-05-03", "", "UTC", utc(2026, 5, 4)),
        ("2026-05-01/2026-05-03", "09:00-17:00", "UTC", utc(2026, 5, 3, 17)),
        ("2026-05", "", "UTC", utc(2026, 6, 1)), ("2026-12", "", "UTC", utc(2027, 1, 1)),
        ("2026-12", "14:00-15:30", "UTC", utc(2027, 1, 1)), ("2026", "", "UTC", utc(2026, 1, 1)),
        ("2026-12-31", "", "America/Los_Angeles", utc(2027, 1, 1, 8)),
        ("2026-03-29", "", "Europe/Berlin", utc(2026, 3, 29, 22)),  # a day of 23 hours
        ("2026-10-25", "", "Europe/Berlin", utc(2026, 10, 25, 23)),  # and one of 25
        ("2026/present", "", "UTC", None), ("soon", "", "UTC", None), ("9999-12-31", "", "UTC", None),
        ("9999-12-31", "20:00-22:00", "Etc/GMT+12", None),
    ],
)  # fmt: skip
def test_when_a_date_is_over(written: str, clock: str, zone: str, ends: datetime | None) -> None:
    begin, _, end = clock.partition("-")
    assert over_at(parse_when(written), begin, end, zone) == ends


@given(
    st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from(["", "00:00", "12:30", "23:59"]),
    st.sampled_from(["", "00:00", "12:30", "23:59"]),
    st.sampled_from(["UTC", "Etc/GMT+12", "Etc/GMT-14", "Asia/Kathmandu"]),
)  # fmt: skip
def test_no_day_is_too_far(day: date, begin: str, end: str, zone: str) -> None:
    over = over_at(parse_when(day.isoformat()), begin, end, zone)
    assert over is None or over > moment(PartialDate(day.year, day.month, day.day), begin or "00:00", zone)


@pytest.mark.parametrize(
    ("offset", "zone"),
    [("Z", "UTC"), ("+02:00", "Etc/GMT-2"), ("-0500", "Etc/GMT+5"), ("+00:00", "UTC"), ("+05:30", ""), ("", "")],
)
def test_the_zone_of_a_distance_from_utc(offset: str, zone: str) -> None:
    assert zone_of_offset(offset) == zone
    assert not zone or read_zone(zone) == zone
