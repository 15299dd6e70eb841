"""The words that we add to a page, and dates, in the page's language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, time
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_academic.model.dates import PartialDate, When

if TYPE_CHECKING:
    from mkdocs_academic.texts.math import Setting

_LOCALES = Path(__file__).parent.parent / "locales"
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ps sd ug ur yi".split())
_LEAP_YEAR = 2000  # stands for any year where none is shown, so that a day is formatted once


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    file = _LOCALES / f"{language}.json"
    if not file.is_file():
        return {}
    found: dict[str, str] = json.loads(file.read_text("utf-8"))
    return found


class Words:
    """The catalogue of one language; what it lacks is said in English, what the site says otherwise wins.

    `math` is how the formulas of a page are set, whose texts stand beside these words; `right_to_left` is whether its
    lines are read so.
    """

    def __init__(self, language: str = "en", own: Mapping[str, str] | None = None, math: Setting = "mathml") -> None:
        self.math: Setting = math
        self.language = language.replace("_", "-") if re.fullmatch(r"[A-Za-z]{2,3}([-_]\w+)*", language) else "en"
        # The catalogue for zh is in simplified characters, which are wrong where traditional ones are written.
        traditional = re.match(r"zh-(Hant|TW|HK|MO)\b", self.language, re.IGNORECASE)
        short = "" if traditional else self.language.split("-")[0].lower()
        self.right_to_left = self.language.split("-")[0].lower() in _RIGHT_TO_LEFT
        self._words = {**_catalogue("en"), **_catalogue(short), **_catalogue(self.language), **(own or {})}
        self._around: dict[str, tuple[str, str]] = {}
        self._locale = self.language.replace("-", "_")

    def __call__(self, key: str, **parts: object) -> str:
        """The words for a key with its parts filled in; a key that no catalogue has is shown in plain words."""
        text = self._words.get(key)
        if text is None:
            text = key.rsplit(".", 1)[-1].replace("_", " ").capitalize()
        for name, part in parts.items():
            text = text.replace("{" + name + "}", str(part))
        return text

    def has(self, key: str) -> bool:
        return key in self._words

    def around(self, key: str, part: str) -> tuple[str, str]:
        """The words before and after a part that is put in elsewhere, as HTML."""
        found = self._around.get(key)
        if found is None:
            before, _, after = self(key).partition("{" + part + "}")
            found = self._around[key] = (before, after)
        return found

    def when(self, when: When, *, year: bool = True) -> str:
        """A date or range as a reader writes it; without the year where a heading already says it."""
        if when.text is not None:
            return when.text
        if when.ongoing:
            return self("range.open", start=self.date(when.start)) if when.start else self("present")
        if when.start and when.end and when.start != when.end:
            return self._range(when.start, when.end, year)
        return self.date(when.start or when.end, year=year)

    def date(self, day: PartialDate | None, *, year: bool = True) -> str:
        """A date at its own precision; empty where a year alone is left out."""
        if day is None:
            return ""
        if day.month is None:
            return str(day.year) if year else ""
        if day.day is None:
            if year:
                return _formatted(day.year, day.month, 1, "yMMM", self._locale)
            return _formatted(_LEAP_YEAR, day.month, 1, "LLLL", self._locale)
        if year:
            return _formatted(day.year, day.month, day.day, "yMMMd", self._locale)
        return _formatted(_LEAP_YEAR, day.month, day.day, "MMMMd", self._locale)

    def time(self, clock: str) -> str:
        """A time of day, given as `14:30`, as a reader writes it."""
        return clock if self._locale == "en" else _time(clock, self._locale)

    def _range(self, start: PartialDate, end: PartialDate, year: bool) -> str:
        if start.day and end.day and start.month and end.month:
            skeleton = "yMMMd" if year or start.year != end.year else "MMMd"
            return _interval(start.sort_key, end.sort_key, skeleton, self._locale)
        if start.month is None and end.month is None:
            return self("range.years", start=start.year, end=end.year)
        return self("range", start=self.date(start), end=self.date(end))


# What CLDR has for the language of most sites, for which Babel need not be read then; a test compares the two.
_ENGLISH_MONTHS = "January February March April May June July August September October November December".split()
_ENGLISH = {"yMMM": "{short} {year}", "LLLL": "{month}", "yMMMd": "{day} {short} {year}", "MMMMd": "{day} {month}"}


@lru_cache(maxsize=8192)
def _formatted(year: int, month: int, day: int, skeleton: str, locale: str) -> str:
    if locale == "en":
        name = _ENGLISH_MONTHS[month - 1]
        short = "Sept" if month == 9 else name[:3]
        return _ENGLISH[skeleton].format(year=year, month=name, short=short, day=day)
    return _formatted_by_babel(year, month, day, skeleton, locale)


def _formatted_by_babel(year: int, month: int, day: int, skeleton: str, locale: str) -> str:
    from babel.dates import format_date, format_skeleton

    if skeleton == "LLLL":  # a month's name standing alone (CLDR, "date field symbol table")
        return format_date(date(year, month, day), skeleton, locale=_babel(locale))
    return format_skeleton(skeleton, date(year, month, day), locale=_babel(locale))


@lru_cache(maxsize=256)
def _time(clock: str, locale: str) -> str:
    from babel.dates import format_skeleton

    hour, _, minute = clock.partition(":")
    return format_skeleton("Hm", time(int(hour), int(minute)), locale=_babel(locale))


@lru_cache(maxsize=2048)
def _interval(start: tuple[int, int, int], end: tuple[int, int, int], skeleton: str, locale: str) -> str:
    from babel.dates import format_interval

    return format_interval(date(*start), date(*end), skeleton, locale=_babel(locale))


@cache
def _babel(locale: str) -> str:
    from babel import Locale, UnknownLocaleError

    # English days come before months, as in every style sheet of a university press but the American newspapers'.
    for name in ("en_GB" if locale == "en" else locale, locale.split("_")[0]):
        try:
            return str(Locale.parse(name))
        except (UnknownLocaleError, ValueError):
            continue
    return "en_GB"
