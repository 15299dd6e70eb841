"""Dates in .bib files: biblatex's ISO 8601-2 dates, and BibTeX's year, month and day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mkdocs_academic.model.dates import BadDate, EarlyDate, PartialDate, When, join_dates, month_number, parse_when

_EDTF = re.compile(r"(-?\d{3}[\dX]|-?\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T[\d:.Z+-]+)?[~?%]?")
_NEARLY_YEAR = re.compile(r"(?=.*\d)(?=.*[A-Za-z?])[\dA-Za-z?]{4}")
_HYPHENS = str.maketrans("\u2010\u2011\u2212", "---")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
# Level 1 of ISO 8601-2: 21 to 24 are the seasons.
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


# Months in the languages in which files have them, as far as English is not understood for them.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner janvier enero gennaio janeiro januari", "februar février fevrier febrero febbraio fevereiro "
            "februari", "märz maerz mars marzo março maart", "avril abril aprile", "mai mayo maggio maio mei",
            "juni juin junio giugno junho", "juli juillet julio luglio julho", "août aout agosto augustus",
            "septembre septiembre settembre setembro", "oktober octobre octubre ottobre outubro", "novembre noviembre "
            "novembro", "dezember décembre decembre diciembre dicembre dezembro",
        ), start=1)
    for name in names.split()
}  # fmt: skip


class BadPart(BadDate):
    """A month or a day that does not exist, in a field of its own: `name` is the field, `rest` the date without it."""

    def __init__(self, name: str, reason: str, rest: PartialDate) -> None:
        super().__init__(reason, _PARTS[name])
        self.name, self.rest = name, When(rest)


_PARTS = {"month": "write month = may, or a number from 1 to 12", "day": "write the number of a day of that month"}


@lru_cache(maxsize=8192)
def read_date(text: str, month: str = "", day: str = "") -> When:
    """A date from a `date` or `year` field, and the fields `month` and `day` where a year stands alone.

    Raises:
        BadPart: a month or a day that does not exist in its field.
        BadDate: one in the date itself.
    """
    text = text.translate(_HYPHENS)
    start, slash, end = (part.strip() for part in text.partition("/"))
    if _EDTF.fullmatch(start) or (start in ("", "..") and _EDTF.fullmatch(end)):
        return _range(start.strip("."), end, bool(slash), month, day)
    year = _YEAR.findall(text)
    if len(year) == 1 and re.fullmatch(r"\s*\(?c?a?\.?\s*\[?\d{4}[a-z]?\]?\)?\.?\s*", text):
        return _with_month(int(year[0]), month, day)
    return parse_when(text)


def is_slip(when: When) -> bool:
    """Whether a date is a word that looks like a year with a letter in it: `20x0`."""
    return when.start is None and _NEARLY_YEAR.fullmatch(when.text or "") is not None


def _range(start: str, end: str, is_range: bool, month: str, day: str) -> When:
    first = _point(start) if start else None
    if not is_range:
        return _with_month(first.year, month, day) if first and first.month is None else When(first)
    if end in ("", ".."):
        return When(first, ongoing=True)
    last = _point(end) if _EDTF.fullmatch(end) else None
    if last is None:
        return parse_when(f"{start}/{end}")
    return join_dates(When(first), When(last)) if first else When(last)


def _point(text: str) -> PartialDate | None:
    match = _EDTF.fullmatch(text)
    if match is None:
        return None
    year = int(match[1].replace("X", "0"))
    if year <= 0:
        raise EarlyDate(text)
    number = int(match[2]) if match[2] and match[2] != "XX" else None
    if number in _SEASONS:
        return PartialDate(year, _SEASONS[number])
    day = int(match[3]) if match[3] and match[3] != "XX" and number else None
    return PartialDate(year, number, day)


def _with_month(year: int, month: str, day: str) -> When:
    """BibTeX's month may hold days too: `mar`, `3`, `May 5--7`, `July/August`. Other words, such as the name of a
    season, stay with the year as they are written.
    """
    whole = PartialDate(year)
    words = re.findall(r"[^\W\d]+|\d{1,9}", month)
    months = [found for word in words if (found := month_number(word) or _MONTHS.get(word.lower()))]
    numbers = [int(word) for word in words if word.isdigit()]
    if not months and any(word.isalpha() for word in words):
        return parse_when(f"{month} {year}")
    if not months and numbers:
        months = [numbers.pop(0)]
        if not 1 <= months[0] <= 12:
            raise BadPart("month", f"there is no month {months[0]}", whole)
    if not months and day:
        raise BadPart("day", "a day without its month", whole)
    if not months:
        return When(whole)
    whole = PartialDate(year, months[0])
    if day and not re.search(r"\d", day):
        raise BadPart("day", f"{day!r} is not a day", whole)
    days = [number for number in numbers if number != year]
    try:
        return _span(year, months, days or [int(number) for number in re.findall(r"\d{1,9}", day)])
    except BadDate as bad:
        raise BadPart("month" if days else "day", bad.reason, whole) from None


def _span(year: int, months: Sequence[int], days: Sequence[int]) -> When:
    """From the first of the months and days to the last, where that is later."""
    start = PartialDate(year, months[0], days[0] if days else None)
    end = PartialDate(year, months[-1], days[1] if len(days) > 1 else None)
    return When(start, end) if len(days) != 1 and end.sort_key > start.sort_key else When(start)
