"""How far a work has come, told from words: in its status, its date ("2025 - under review"), its venue or its notes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from mkdocs_academic.model.dates import NO_DATE, When, month_number
from mkdocs_academic.model.publication import STATUSES, read_status

# A venue begins with a capital letter, a quotation mark or emphasis: "accepted with minor changes" names none.
_VENUE = (
    r"(?:(?:\s*[,:]?\s+(?i:to|at|in|by|with|for)\s+|\s*[:,(]\s*)(?i:the\s+(?=journal\b|proceedings\b))?"
    r"(?P<venue>(?![a-z])[^\W\d_*“\"'][^\n]{0,150}?|[*“\"'][^\n]{1,150}?)\)?)?"
)
# Of words that say more in a note than in a field of their own: "draft" there is what the note is about.
_ONLY_IN_FIELDS = frozenset(
    {"draft", "wip", "wp", "working", "published", "withdrawn", "minor_revision", "major_revision"}
)
_MORE = {"accepted": ("accepted for publication", "accepted for presentation"),
         "in_preparation": ("manuscript in preparation", "paper in preparation"),
         "under_review": ("under peer review", "in peer review", "manuscript under review", "paper under review"),
         "submitted": ("submitted for publication", "manuscript submitted", "manuscript submitted for publication",
                       "submitted manuscript", "paper submitted")}  # fmt: skip


class Standing(NamedTuple):
    """A status, and the venue that is named with it; both empty where there is none."""

    status: str = ""
    venue: str = ""


NO_STANDING = Standing()
# Without one of these words nothing is said of a status; most sites' venues never need the longer pattern.
_TELLING = re.compile(
    r"submi|review|revis|press|accept|forthcoming|appear|progress|prep|draft|working|discussion|production"
    r"|^\W*published|online|withdrawn|retract|r&|\bw[ip]",
    re.IGNORECASE,
)


@cache
def _phrase() -> re.Pattern[str]:
    phrases = [name.replace("_", " ") for key, others in STATUSES.items() for name in (key, *others.split())]
    phrases += [phrase for more in _MORE.values() for phrase in more]
    words = "|".join(sorted((re.escape(one).replace(r"\ ", r"[\s_-]+") for one in phrases), key=len, reverse=True))
    start = r"\s*[(\[]?\s*(?i:currently|now|paper|article|status:)?\s*"
    return re.compile(rf"{start}(?P<status>(?i:{words}))(?i:\s+for\s+publication)?{_VENUE}[)\].;\s]*$")


@lru_cache(maxsize=8192)
def read_standing(text: str, *, loose: bool = False) -> Standing:
    """The status that a whole text is, perhaps with a venue: "Under review at Isis", "to appear".

    `loose` takes words too that are a status only where a status is meant.
    """
    if len(text) > 250 or not _TELLING.search(text):
        return NO_STANDING
    match = _phrase().match(text)
    if match is None:
        return NO_STANDING
    words = " ".join(re.split(r"[\s_-]+", match["status"].lower()))
    if not loose and words.replace(" ", "_") in _ONLY_IN_FIELDS:
        return NO_STANDING
    status = read_status(words) or next((key for key, more in _MORE.items() if words in more), "")
    venue = (match["venue"] or "").strip(" .,;)")
    return Standing(status, f"{venue})" if "(" in venue and ")" not in venue else venue)


# "Isis (submitted)", "Isis, in press": the venue first, and its status behind a comma or in brackets.
_VENUE_AND_STATUS = re.compile(
    r"(?P<venue>.*\w.*?)\s*(?:[,;:]\s*|\s[–—-]+\s+|\s(?=[(\[]))[(\[]?(?P<status>[^()\[\],;:]+)[)\]]?[.\s]*$"
)


@lru_cache(maxsize=8192)
def read_venue(text: str) -> Standing:
    """The status that a venue holds, and the venue without it: "Submitted to Isis", "Isis (under review)"."""
    standing = read_standing(text, loose=True)
    if standing.status or len(text) > 250 or not _TELLING.search(text):
        return standing
    match = _VENUE_AND_STATUS.match(text)
    behind = read_standing(match["status"]) if match else Standing()
    return Standing(behind.status, match["venue"]) if match and behind.status and not behind.venue else Standing()


def split_date(when: When) -> tuple[When, Standing]:
    """A date that is words, without the status in them: "2025 - under review", "Forthcoming", "in press (May 2026)"."""
    if when.text is None:
        return when, Standing()
    rest = re.sub(r"(?<!\d)\d{4}(?:-\d{2}){0,2}(?!\d)", " ", when.text)
    rest = re.sub(r"[^\W\d_]+", lambda match: " " if month_number(match[0]) else match[0], rest)
    standing = read_standing(rest.strip(" \t-–—,;:./()[]\u00a0"), loose=True)
    if not standing.status:
        return when, Standing()
    return (When(when.start, when.end) if when.start else NO_DATE), standing
