"""What a reference to a work is made of, in the forms that other programs want: names, dates, pages, numbers."""

from __future__ import annotations

import re

from mkdocs_academic import safety
from mkdocs_academic.model.dates import PartialDate, When
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.publication import Author, Publication

# A suffix that is part of the name; others are degrees, which Google Scholar wants left out of a name.
_GENERATION = re.compile(r"(?i)(jr|sr|[ivx]+)\.?")
_RANGE_SIGN = re.compile(r"\s*(?:--+|[‒–—―−])\s*")
_ONE_PAGE = re.compile(r"[\w.:/]+(?:-[\w.:/]+)*")
_ROMAN = re.compile(r"[ivxlcdm]+")
_IN_ITSELF = frozenset({"thesis", "dataset", "software"})

WHOLE = frozenset({"book", "thesis", "report", "pamphlet"})
"""Types whose only number of pages is how many there are."""


def family_name(name: PersonName) -> str:
    """The name that a person is filed under, with its particle; of a team or an undivided name all of it."""
    if name.literal or not name.family:
        return name.literal or name.given
    return f"{name.particle} {name.family}" if name.particle else name.family


def given_name(name: PersonName) -> str:
    """The given names with a `Jr.` or `III`, but without a degree; empty for a team or a single name."""
    if name.literal or not name.family:
        return ""
    if name.suffix and _GENERATION.fullmatch(name.suffix):
        return f"{name.given} {name.suffix}".strip()
    return name.given


def filed_name(name: PersonName) -> str:
    """`Family, Given`, with one comma at most: a second one hides what stands behind it from Zotero."""
    given = given_name(name)
    return f"{family_name(name)}, {given}" if given else family_name(name)


def sure_date(when: When) -> PartialDate | None:
    """The date as far as it is certain: of a range what its ends have in common, of words (`Spring 1952`) the year."""
    start, end = when.start or when.end, when.end
    if start is None:
        return None
    if when.text is not None:
        return PartialDate(start.year)
    if end is None or end == start:
        return start
    if start.year != end.year or start.month != end.month or start.month is None:
        return PartialDate(start.year)
    return PartialDate(start.year, start.month)


def page_range(pages: str) -> tuple[str, str]:
    """The first and the last page of `238–243`, `A1-A9, B2`, `1145-52` (whose last is 1152), `7 ff.`, `e1001`.

    The last is empty where it is not said; both are where no page begins the text.
    """
    run = re.split(r"\s*[,;&]\s*", pages.strip(), maxsplit=1)[0]
    first, *more = _RANGE_SIGN.split(run, maxsplit=1)
    if not more and run.count("-") == 1 and _is_range(*run.split("-")):
        first, *more = (part.strip() for part in run.split("-"))
    begin, end = _page(first), _page(more[0]) if more else ""
    return (begin, _lengthened(begin, end)) if begin else ("", "")


def _page(text: str) -> str:
    """The number that a text begins with, arabic or roman."""
    found = _ONE_PAGE.match(text)
    is_number = found and (any(map(str.isdigit, found[0])) or _ROMAN.fullmatch(found[0]))
    return found[0] if found and is_number else ""


def _is_range(first: str, last: str) -> bool:
    """Whether a hyphen stands between two pages rather than inside of one, as in `S-12`."""
    first, last = first.strip(), last.strip()
    return any(map(str.isdigit, first)) or not any(map(str.isdigit, last)) or bool(_ROMAN.fullmatch(first))


def _lengthened(first: str, last: str) -> str:
    short = len(first) - len(last)
    return first[:short] + last if short > 0 and first.isdecimal() and last.isdecimal() else last


def pages_of(work: Publication) -> tuple[str, str]:
    """The first and last page of a work inside of another; none where the number is how many pages a book has."""
    if not work.pages or not is_known_place(work):
        return "", ""
    first, last = page_range(work.pages)
    return ("", "") if work.type in WHOLE and not last else (first, last)


def is_known_place(work: Publication) -> bool:
    """Whether venue, publisher, volume and so on are those of the work rather than of where it was only sent."""
    return work.placed or work.type in _IN_ITSELF


def is_only_sent(work: Publication) -> bool:
    """Whether a work names a venue that it was only sent to, whose volume, pages and publisher are not the work's."""
    return bool((work.status or work.status_text) and work.journal) and not is_known_place(work)


def editors_of(work: Publication) -> tuple[Author, ...]:
    """The editors of a book, and of what a work stands in where it is known that it does."""
    return work.editors if work.type == "book" or is_known_place(work) else ()


def kind_of(work: Publication) -> str:
    """The CSL type by which programs know the work: a working paper of an institution is a report."""
    if work.type == "article" and work.status == "working_paper" and (work.publisher or work.journal):
        return "report"
    return work.type


def web_address(text: str) -> str:
    """A whole address of the web, safe in an attribute; empty for any other and for what is none."""
    if not text:
        return ""
    try:
        address = safety.url(text)
    except safety.Unsafe:
        return ""
    return address if address.startswith(("http://", "https://")) else ""
