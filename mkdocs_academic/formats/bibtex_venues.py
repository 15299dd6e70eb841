"""What the venue of a .bib entry tells of a work: that it is a preprint, since it lies in arXiv or another repository,
or that it has not appeared yet. What is no name of a venue is taken from it.
"""

from __future__ import annotations

import re
from typing import Any

from mkdocs_academic.formats.bibtex_terms import (
    ARXIV_ADDRESS,
    ARXIV_ID,
    ARXIV_IN_TEXT,
    ARXIV_VENUE,
    IN_BOOKS,
    REPOSITORY,
    SSRN_VENUE,
    VENUE_WITH_STATUS,
)
from mkdocs_academic.formats.statuses import read_standing

_MAKERS, _MEETINGS = ("institution", "school", "university"), ("organization", "organisation")
_LOOSE = ("document", "webpage", "manuscript")


def settle_type(value: dict[str, Any], kind: str) -> str:
    """The type of a work by its entry's type and its venue; `value` are its fields under our names, put right here."""
    _find_arxiv_address(value)
    if _is_on_arxiv(value) or ("arxiv" in value and not value.get("journal") and kind in _LOOSE):
        return _as_preprint(value)
    return _of_repository(value, kind) or _with_standing(value, kind)


def sentences_of(note: str) -> tuple[str, ...]:
    """A note; two where the first sentence is a status: "To appear. 24 pages"."""
    first, stop, rest = note.partition(". ")
    if stop and rest and read_standing(first).status:
        return first, rest
    return (note,) if note else ()


def publishers_of(kind: str) -> tuple[str, ...]:
    """The fields that may say who published a work, the likeliest first: for a thesis or a report, where it was made.

    A school publishes neither articles nor papers; there it is an author's.
    """
    if kind in ("thesis", "report"):
        return (*_MAKERS, "publisher", *_MEETINGS)
    if kind == "article-journal" or kind in IN_BOOKS:
        return "publisher", "institution", *_MEETINGS
    return "publisher", *_MAKERS, *_MEETINGS


def _as_preprint(value: dict[str, Any]) -> str:
    if not any(read_standing(note).status for note in value.get("note", ())):
        value.setdefault("status", "preprint")
    return "preprint"


def _of_repository(value: dict[str, Any], kind: str) -> str:
    """`preprint` where the venue is a repository; it stays as the publisher, SSRN's number is taken from it."""
    venue = value.get("journal", "")
    if kind not in ("article-journal", "document", "preprint", "webpage", "manuscript"):
        return ""
    ssrn = SSRN_VENUE.match(venue)
    if ssrn is None and not REPOSITORY.match(venue):
        return ""
    value["publisher"] = "SSRN" if ssrn else venue
    del value["journal"]
    if ssrn and ssrn["id"]:
        value.setdefault("ssrn", ssrn["id"])
    return _as_preprint(value)


def _with_standing(value: dict[str, Any], kind: str) -> str:
    """The type; a status behind the venue's name is taken from it, unless the work has appeared since."""
    match = VENUE_WITH_STATUS.match(value.get("journal", ""))
    standing = read_standing(match["inside"] or match["behind"]) if match else None
    if match and standing and standing.status and not standing.venue:
        value["journal"] = match["venue"]
        if not any(value.get(name) for name in ("doi", "volume", "pages", "status")):
            value["status"] = standing.status
    return kind


def _find_arxiv_address(value: dict[str, Any]) -> None:
    for name in ("url", "pdf", "html"):
        match = ARXIV_ADDRESS.match(value.get(name, ""))
        if match and re.fullmatch(ARXIV_ID, match["id"]):
            value.setdefault("arxiv", match["id"])


def _is_on_arxiv(value: dict[str, Any]) -> bool:
    """Whether the venue is arXiv, under one of the names that it has in files; its id is taken from there."""
    name = "journal" if value.get("journal") else "publisher"
    match = ARXIV_VENUE.match(value.get(name, ""))
    if match is None:
        return False
    del value[name]
    number, volume, pages = match["id"], value.get("volume", ""), value.get("pages", "")
    if not number and volume.lower().startswith("abs/"):
        number = value.pop("volume")[4:]
    if not number and (found := ARXIV_IN_TEXT.search(f"{pages} {value.get('url', '')}")):
        number = found[1]
        if found[0] in pages:
            del value["pages"]
    if number:
        value.setdefault("arxiv", number)
    return True
