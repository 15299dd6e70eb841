"""Dates in .bib files: biblatex's ISO 8601-2 dates, and BibTeX's year, month and day."""

from __future__ import annotations

import re
from functools import lru_cache

from mkdocs_academic.model.dates import BadDate, PartialDate, When, join_dates, month_number, parse_when

_EDTF = re.compile(r"(-?\d{3}[\dX]|-?\d{2}XX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?(?:T[\d:.Z+-]+)?[~?%]?")
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


@lru_cache(maxsize=8192)
def read_date(text: str, month: str = "", day: str = "") -> When:
    """A date from a `date` or `year` field, and the fields `month` and `day` where a year stands alone.

    Raises:
        BadDate: a month or a day that does not exist.
    """
    text = text.translate(_HYPHENS)
    start, slash, end = (part.strip() for part in text.partition("/"))
    if _EDTF.fullmatch(start) or (start in ("", "..") and _EDTF.fullmatch(end)):
        return _range(start.strip("."), end, bool(slash), month, day)
    year = _YEAR.findall(text)
    if len(year) == 1 and re.fullmatch(r"\s*\(?c?a?\.?\s*\[?\d{4}[a-z]?\]?\)?\.?\s*", text):
        return _with_month(int(year[0]), month, day)
    return parse_when(text)


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
        raise BadDate(f"the year {match[1]} is not in the common era")
    number = int(match[2]) if match[2] and match[2] != "XX" else None
    if number in _SEASONS:
        return PartialDate(year, _SEASONS[number])
    day = int(match[3]) if match[3] and match[3] != "XX" and number else None
    return PartialDate(year, number, day)


def _with_month(year: int, month: str, day: str) -> When:
    """BibTeX's month may hold days too: `mar`, `3`, `May 5--7`, `July/August`."""
    words = re.findall(r"[^\W\d]+|\d+", month)
    number = next((found for word in words if (found := month_number(word) or _MONTHS.get(word.lower()))), None)
    digits = [int(word) for word in words if word.isdigit()]
    if number is None and digits and 1 <= digits[0] <= 12 and not any(word.isalpha() for word in words):
        number = digits.pop(0)
    if number is None:
        return When(PartialDate(year))
    digits += [int(day)] if day.isdigit() else []
    days = [one for one in digits if 1 <= one <= 31]
    try:
        start = PartialDate(year, number, days[0] if days else None)
        later = len(days) > 1 and days[1] > days[0] and not day
        end = PartialDate(year, number, days[1]) if later else None
    except BadDate:
        return When(PartialDate(year, number))
    return When(start, end)
