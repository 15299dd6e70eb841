"""Dates as scholars write them: a year, a month, a day, a range, a term, `present`, or words with a year in them."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# The month in which a season or an academic term begins on the northern half of the globe: only for sorting.
_SEASONS = {
    "winter": 1, "spring": 3, "summer": 6, "fall": 9, "autumn": 9,
    "hilary": 1, "lent": 1, "trinity": 4, "easter": 4, "michaelmas": 10,
    "ws": 10, "wise": 10, "wintersemester": 10, "ss": 4, "sose": 4, "sommersemester": 4,
}  # fmt: skip
_PRESENT = frozenset({"present", "now", "today", "ongoing", "current", "heute", "aujourd'hui", "hoy", "presente"})

# Patterns are compiled at their first use: most sites need the first one alone.
_ISO = re.compile(r"(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*)?")
_SLASHED_ISO = r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?"
_NUMERIC = r"\d{1,2}([./-])\d{1,2}\1\d{2,4}"
_MONTH_YEAR = r"([A-Za-z]+)\.?,? +(\d{4})"
_DAY_MONTH_YEAR = r"(\d{1,2})(?:st|nd|rd|th|\.)? +([A-Za-z]+)\.?,? +(\d{4})"
_MONTH_DAY_YEAR = r"([A-Za-z]+)\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})"
_YEAR = r"(?<!\d)(1[0-9]{3}|20[0-9]{2}|21[0-9]{2})(?!\d)"
_RANGE = (
    r"(.+?)(?:\s+(?:-|–|—|to|until|bis)\s+|\s*[–—]\s*|\s*--+\s*"
    r"|(?<=\d{4})-(?=\d{4}$)|(?<=\d)/(?=\d{4}|present$))(.+)"
)
_OPEN_RANGE = r"(?:since\s+(.+)|(.+?)\s*[–—-]+)"
_BEFORE_OUR_ERA = r"[-\u2212]\d{1,4}(?:-\d\d){0,2}(?:\s*[/–—]\s*[-\u2212]?\d{1,4}(?:-\d\d){0,2})?"
_LONGEST_DATE = 80
_FORMS = "write 2024, 2024-05 or 2024-05-17"


class BadDate(ValueError):
    """Text that claims to be a date and is none; `hint` says what to write."""

    def __init__(self, reason: str, hint: str = _FORMS) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


class EarlyDate(BadDate):
    """A year before the common era, for which there is no date: what was written stands for it."""

    def __init__(self, text: str) -> None:
        super().__init__("years before the common era are shown as they are written", "write 50 BCE")
        self.text = text


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of year, month or day precision, proleptic Gregorian."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not 0 < self.year <= 9999:
            raise BadDate(f"there is no year {self.year}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise BadDate(f"there is no month {self.month}")
        if self.day is not None and self.month is not None:
            days = calendar.monthrange(self.year, self.month)[1]
            if not 1 <= self.day <= days:
                raise BadDate(f"{calendar.month_name[self.month]} {self.year} has no day {self.day}")

    @property
    def sort_key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def precedes(self, other: PartialDate) -> bool:
        """Whether this date is earlier at the coarser of the two precisions."""
        mine, theirs = self.sort_key, other.sort_key
        known = min(
            1 + (self.month is not None) + (self.day is not None),
            1 + (other.month is not None) + (other.day is not None),
        )
        return mine[:known] < theirs[:known]


class When(NamedTuple):
    """The time of a thing: a date, a range, an open range (`ongoing`), or words kept as written in `text`.

    With `text`, `start` holds only what the words say about order (a year, perhaps a month).
    """

    start: PartialDate | None = None
    end: PartialDate | None = None
    ongoing: bool = False
    text: str | None = None

    @property
    def year(self) -> int | None:
        return self.start.year if self.start else self.end.year if self.end else None

    @property
    def sort_key(self) -> tuple[int, int, int, int, int, int, int]:
        """Orders by the end (an open range last), then by the start; undated sorts before everything."""
        last = (9999, 12, 31) if self.ongoing else (self.end or self.start or PartialDate(1)).sort_key
        first = (self.start or self.end or PartialDate(1)).sort_key
        return (int(self.year is not None or self.ongoing), *last, *first)

    def __str__(self) -> str:
        if self.text is not None:
            return self.text
        start = str(self.start) if self.start else ""
        if self.ongoing:
            return f"{start}/present" if start else "present"
        return f"{start}/{self.end}" if self.end else start


NO_DATE = When()


def month_number(name: str) -> int | None:
    """The number of a month by its English name or a shortened form of it."""
    return _MONTHS.get(name.lower())


def parse_when(text: str) -> When:
    """Read one date field: a date, a range (`2018–2022`, `2020-05/2021-06`), `2020 – present`, a term, or free text.

    Raises:
        BadDate: a day or month that does not exist, a numeric date whose day and month cannot be told apart, or a
            range that ends before it starts.
        EarlyDate: a year before the common era.
    """
    return _parse(" ".join(text.split()))


@lru_cache(maxsize=4096)
def _parse(text: str) -> When:
    if text.lower() in _PRESENT:
        return When(ongoing=True)
    if len(text) > _LONGEST_DATE:
        return When(start=_sortable(text[:_LONGEST_DATE]), text=text)
    if text[:1] in ("-", "\u2212") and re.fullmatch(_BEFORE_OUR_ERA, text):
        raise EarlyDate(text)
    if academic_year := _academic_year(text):
        return academic_year
    single = parse_date(text)
    if single is not None:
        return When(start=single)
    ranged = _parse_range(text)
    if ranged is not None:
        return ranged
    if re.fullmatch(_NUMERIC, text):
        raise BadDate(f"day and month of {text!r} cannot be told apart")
    if re.fullmatch(r"[\d\s./-]+", text):
        raise BadDate(f"{text!r} is not a date")
    return When(start=_sortable(text), text=text)


@lru_cache(maxsize=4096)
def parse_date(text: str) -> PartialDate | None:
    """One date, ISO or spelt out in English; None where the text is something else. Raises `BadDate`."""
    match = _ISO.fullmatch(text) or re.fullmatch(_SLASHED_ISO, text)
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        return PartialDate(year or 0, month, day)
    if match := re.fullmatch(_MONTH_YEAR, text):
        month = _MONTHS.get(match[1].lower())
        return PartialDate(int(match[2]), month) if month else None
    if match := re.fullmatch(_DAY_MONTH_YEAR, text):
        month = _MONTHS.get(match[2].lower())
        return PartialDate(int(match[3]), month, int(match[1])) if month else None
    if match := re.fullmatch(_MONTH_DAY_YEAR, text):
        month = _MONTHS.get(match[1].lower())
        return PartialDate(int(match[3]), month, int(match[2])) if month else None
    return None


def join_dates(start: When | None, end: When | None) -> When:
    """A range from its two fields. A start alone is open, as in RenderCV; an end alone is the date.

    Raises:
        BadDate: the range ends before it starts, or starts with `present`.
    """
    if start is None:
        return end or When()
    if start.ongoing and start.start is None:
        raise BadDate("starts with 'present'", "write the date on which it began")
    if end is None:
        return When(start.start, None, True, start.text and f"{start.text} –")
    if start.text or end.text:
        return When(start.start, end.end or end.start, end.ongoing, f"{start.text or start} – {end.text or end}")
    if end.ongoing:
        return When(start.start, None, True)
    last = end.end or end.start
    if start.start and last and last.precedes(start.start):
        raise BadDate(f"ends ({last}) before it starts ({start.start})", "swap the two dates, or correct one")
    return When(start.start, last)


def _parse_range(text: str) -> When | None:
    match = re.fullmatch(_RANGE, text)
    if match:
        start, end = parse_date(match[1].strip()), match[2].strip()
        last = None if end.lower() in _PRESENT else parse_date(_lengthened(match[1], end))
        if start and (last or end.lower() in _PRESENT):
            return join_dates(When(start), When(ongoing=True) if last is None else When(last))
    match = re.fullmatch(_OPEN_RANGE, text)
    if match:
        start = parse_date((match[1] or match[2]).strip())
        if start:
            return When(start, ongoing=True)
    return None


def _academic_year(text: str) -> When | None:
    # 2023/24 and 2023-24 are the year that begins in 2023, 2019-21 three years; 2011-12 is December, as in ISO 8601.
    match = re.fullmatch(r"(\d{4})([/-])(\d{2})", text)
    if not match:
        return None
    first, last = int(match[1]), int(match[3])
    if last != (first + 1) % 100 and not (match[2] == "-" and last > first % 100):
        return None
    if match[2] == "-" and last <= 12:
        return None
    return When(PartialDate(first), PartialDate(first - first % 100 + last + (100 if last < first % 100 else 0)))


def _lengthened(start: str, end: str) -> str:
    # 2019–21 means 2019–2021.
    return start[:2] + end if re.fullmatch(r"\d{4}", start) and re.fullmatch(r"\d{2}", end) else end


def _sortable(text: str) -> PartialDate | None:
    year = re.search(_YEAR, text)
    if year is None:
        return None
    for word in re.findall(r"[a-z]+", text.lower()):
        month = _SEASONS.get(word) or _MONTHS.get(word)
        if month:
            return PartialDate(int(year[1]), month)
    return PartialDate(int(year[1]))
