"""Times of day and time zones as people write them, and the moments that they name."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache

from mkdocs_academic.model.dates import PartialDate, When

_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*(?:[:.]|h|\s?Uhr\s?)\s*(?P<minute>\d{2}))?(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?:(?P<half>[ap])\.?\s?m\.?|h|Uhr|o'clock)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:--?|–|—|\bto\b|\bbis\b|\buntil\b)\s*", re.IGNORECASE)


class BadTime(ValueError):
    """A time or a time zone that cannot be read: why not, and what to write."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason, self.hint = reason, hint


def read_times(text: str) -> tuple[str, str]:
    """A time of day, or two: `14:30`, `2.30 pm`, `14h30`, `2–3:30 pm` as (`14:00`, `15:30`).

    Raises:
        BadTime: it is no time.
    """
    first, *rest = _BETWEEN.split(text.strip(), maxsplit=1)
    begin, end = _TIME.fullmatch(first), _TIME.fullmatch(rest[0]) if rest else None
    if begin is None or (rest and end is None) or not _says_a_time(begin, end):
        raise BadTime(f"{text!r} is no time of day", "write 14:30, or 14:30-15:30")
    half = begin["half"] or (end["half"] if end and int(begin["hour"]) <= int(end["hour"]) else None)
    return _clock(begin, half, text), _clock(end, end["half"], text) if end else ""


def _says_a_time(begin: re.Match[str], end: re.Match[str] | None) -> bool:
    """Whether more is there than a bare number."""
    return any(match and (match["minute"] or match["half"] or not match[0].strip().isdigit()) for match in (begin, end))


def _clock(match: re.Match[str], half: str | None, text: str) -> str:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if half and not 1 <= hour <= 12:
        raise BadTime(f"{text!r} is no time of day", "write 14:30, or 2:30 pm")
    if half:
        hour = hour % 12 + (12 if half in "pP" else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise BadTime(f"there is no time {match[0].strip()!r}", "write 14:30")
    return f"{hour % 24:02}:{minute:02}"


@cache
def _zones() -> dict[str, str]:
    from zoneinfo import available_timezones

    names = (name for name in available_timezones() if not name.startswith(("posix", "right", "SystemV")))
    return {name.casefold(): name for name in names}


@lru_cache(maxsize=256)
def read_zone(text: str) -> str:
    """The name of a time zone in the database of IANA; blanks and capitals do not matter.

    Raises:
        BadTime: there is none of that name.
    """
    wanted = "_".join(text.split()).casefold()
    if wanted in ("z", "utc", "gmt", "etc/utc"):
        return "UTC"
    if found := _zones().get(wanted):
        return found
    from difflib import get_close_matches

    cities = {name.rpartition("/")[2]: zone for name, zone in _zones().items() if "/" in name}
    near = cities.get(wanted) or next(
        (_zones().get(one) or cities[one] for one in get_close_matches(wanted, [*_zones(), *cities], 1, 0.75)), ""
    )
    hint = f"did you mean {near!r}?" if near else "write the name of a city as IANA has it: Europe/Berlin"
    raise BadTime(f"there is no time zone {text!r}", hint)


def zone_of_offset(offset: str) -> str:
    """The time zone of a distance from UTC (`Z`, `+02:00`), as IANA names it; empty where it has none for it."""
    found = re.fullmatch(r"([+-])(\d\d):?(\d\d)?", offset)
    if found is None:
        return "UTC" if offset == "Z" else ""
    hours = int(found[2])
    if hours > 12 or found[3] not in (None, "00"):
        return ""
    return f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}" if hours else "UTC"  # their signs are turned round


def moment(day: PartialDate, clock: str, zone: str) -> datetime:
    """The moment of a whole date at a time of a time zone; without a zone it is that of wherever one is (floating)."""
    from zoneinfo import ZoneInfo

    hour, minute = map(int, clock.split(":"))
    found = datetime.combine(date(day.year, day.month or 1, day.day or 1), time(hour, minute))
    return found.replace(tzinfo=ZoneInfo(zone)) if zone else found


def span(when: When, begin: str, end: str, zone: str) -> tuple[date | datetime, date | datetime | None]:
    """When something with a day begins and ends; whole days where there is no time, the end being the day after.

    Args:
        when: a day, or several.
        begin: the time of the first of these days (`14:30`), or empty.
        end: the time of the last, or empty; one before `begin` is past midnight.
        zone: the name of a time zone; without one the moments are those of wherever one is (floating).

    Returns:
        The end is None where it is not said.
    """
    start = when.start
    assert start is not None
    last = when.end if when.end and when.end.day else start
    if not begin:
        return _day(start), _day_after(last)
    first = moment(start, begin, zone)
    if not end:
        return first, None
    over = moment(last, end, zone)
    return first, over if over > first or over.date() == date.max else over + timedelta(days=1)


def over_at(when: When, begin: str, end: str, zone: str) -> datetime | None:
    """The moment (UTC) from which on something lies behind: its end, where a time is said, else when its last day or
    month is over in the time zone. A year alone lies behind when it begins, as nobody knows more of it.

    None for what has no date, has no end, or is words.
    """
    last = when.end or when.start
    if when.text is not None or when.ongoing or last is None:
        return None
    try:
        if last.day and begin and end:
            found = span(when, begin, end, zone)[1]
            assert isinstance(found, datetime)
            return found.astimezone(UTC)
        after = _day_after(last)
        return _midnight(after, zone).astimezone(UTC) if after else None
    except OverflowError:  # in another zone the calendar has ended
        return None


def _midnight(day: date, zone: str) -> datetime:
    from zoneinfo import ZoneInfo

    return datetime.combine(day, time(), ZoneInfo(zone))


def _day(day: PartialDate) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _day_after(last: PartialDate) -> date | None:
    """The day after a day or a month, the first of a year; None where the calendar ends."""
    try:
        if last.day:
            return _day(last) + timedelta(days=1)
        if last.month:
            return date(last.year + last.month // 12, last.month % 12 + 1, 1)
    except (ValueError, OverflowError):
        return None
    return date(last.year, 1, 1)
