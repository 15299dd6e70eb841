"""The terms in which a course was taught: `[Fall 2022, Fall 2023]`, `"Spring 2024"`, `2019, 2020, 2021`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdocs_academic.model.dates import NO_DATE, BadDate, When, parse_when

_TERM = re.compile(r"(?P<season>\D*?)\s*(?P<year>\d{4})")
_LEAST_RANGE = 3


def read_terms(terms: Sequence[str], when: When = NO_DATE) -> When:
    """When a course was taught: the terms as they were written, those of one season together. It is sorted by its date,
    else by the latest of its terms.
    """
    single = [term.strip() for text in terms for term in re.split(r"[,;]", text) if term.strip()]
    dates = [_date(term) for term in single]
    if len(single) == 1 and when == NO_DATE:
        return dates[0]
    latest = max(dates, key=lambda date: date.sort_key)
    start = when.end or when.start or latest.end or latest.start
    return When(start, None, latest.ongoing and when == NO_DATE, ", ".join(_shortened(single)))


def _date(term: str) -> When:
    try:
        return parse_when(term)
    except BadDate:
        return When(text=term)


def _shortened(terms: Sequence[str]) -> Iterator[str]:
    """Three or more neighbouring terms of one season under its name: Fall 2019, 2021, 2022, or their range."""
    run: list[int] = []
    season = ""
    for term in terms:
        match = _TERM.fullmatch(term)
        if match and run and match["season"] == season:
            run.append(int(match["year"]))
            continue
        yield from _said(season, run)
        run, season = ([int(match["year"])], match["season"]) if match else ([], "")
        if not match:
            yield term
    yield from _said(season, run)


def _said(season: str, years: Sequence[int]) -> Iterator[str]:
    if not years:
        return
    first, last = min(years), max(years)
    in_a_row = sorted(years) == list(range(first, last + 1))
    if len(years) < _LEAST_RANGE:
        yield from (f"{season} {year}".strip() for year in years)
    else:
        yield f"{season} {f'{first}–{last}' if in_a_row else ', '.join(map(str, years))}".strip()
