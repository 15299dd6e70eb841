"""Works as CSL-JSON (CSL 1.0.2, appendices III and IV; its JSON schema): what Zotero, pandoc and citation processors
read. Made from the model alone, so that what has no line here is in no file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from mkdocs_academic import safety
from mkdocs_academic.formats.wording import genre, has_appeared, kept, line, say, status
from mkdocs_academic.model.dates import PartialDate, When
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.texts.inline import is_marked, pieces

# What follows these is sorted and cited without them: Alexander von Humboldt is Humboldt, Vincent van Gogh van Gogh.
_DROPPING = frozenset("von vom zu zum zur".split())
_CIRCA = re.compile(r"(?:circa|ca\.?|c\.)\s*\d{4}", re.IGNORECASE)
_SEASON = re.compile(r"(spring|summer|fall|autumn|winter)\s+\d{4}", re.IGNORECASE)
_SEASONS = {"spring": 1, "summer": 2, "fall": 3, "autumn": 3, "winter": 4}
_DASH = re.compile(r"(?<=\w)\s*(?:-{1,3}|[–—−])\s*(?=\w)")
_TAGS = {"em_open": "<i>", "em_close": "</i>", "strong_open": "<b>", "strong_close": "</b>"}
# Types that CSL 1.0.2 does not have, by what comes nearest.
_OTHER_TYPES = {"event": "speech"}
_NUMBERED = frozenset("report patent standard legislation bill regulation".split())


def write_csl(works: Iterable[Publication]) -> str:
    """A file of CSL-JSON, a work on each line."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return "[\n" + ",\n".join(encode(as_csl(work)) for work in works) + "\n]\n"


def as_csl(work: Publication) -> dict[str, Any]:
    """A work as one item; what the work was only sent to is not in it."""
    appeared = has_appeared(work)
    item: dict[str, Any] = {
        "id": work.key,
        "type": _OTHER_TYPES.get(work.type, work.type) if appeared else "manuscript",
        "title": _rich(work.title),
    }
    if work.authors:
        item["author"] = _names(work.authors, et_al=work.et_al)
    if date := _date(work.issued):
        item["issued"] = date
    if appeared:
        _add_place(item, work)
    if work.translators:
        item["translator"] = _names(work.translators)
    if work.genre:
        item["genre"] = genre(work)
    if work.doi:
        item["DOI"] = line(work.doi)
    if work.arxiv:
        item |= {"archive": "arXiv", "archive_location": work.arxiv}
    if address := _address(work):
        item["URL"] = address
    if work.tags:
        item["keyword"] = line(", ".join(work.tags))
    if said := status(work):
        item["status"] = said
    for name, text in (
        ("original-title", work.original_title), ("reviewed-title", work.reviewed), ("note", work.note),
        ("abstract", work.abstract),
    ):  # fmt: skip
        if text:
            item[name] = say(text)
    for name, text in (("version", kept(work, "version")), ("number-of-pages", kept(work, "pagetotal"))):
        if text:
            item[name] = text
    if work.pmid:
        item["PMID"] = line(work.pmid)
    if work.language:
        item["language"] = line(work.language)
    return item


def _add_place(item: dict[str, Any], work: Publication) -> None:
    """Where the work appeared: journal or book with its parts, who published it, and where."""
    if work.journal and work.placed:
        item["container-title"] = _rich(work.journal)
    if work.editors:
        item["editor"] = _names(work.editors)
    if work.pages:
        item["page"] = _DASH.sub("-", line(work.pages))
    if work.type == "article" and work.arxiv and not work.publisher:
        item["publisher"] = "arXiv"
    for name, text in (
        ("collection-title", work.series), ("edition", work.edition), ("publisher", work.publisher),
        ("publisher-place", work.place), ("chapter-number", work.chapter),
    ):  # fmt: skip
        if text:
            item[name] = say(text)
    number = "number" if work.type in _NUMBERED else "issue"
    for name, text in (("volume", work.volume), (number, work.issue), ("ISBN", work.isbn), ("ISSN", work.issn)):
        if text:
            item[name] = line(text)


def _address(work: Publication) -> str:
    if work.url.startswith(("https://", "http://")):
        return line(work.url)
    return f"https://arxiv.org/abs/{work.arxiv}" if work.arxiv and not work.doi else ""


def _rich(text: str) -> str:
    """Inline Markdown as CSL's rich text: emphasis as `<i>` and `<b>`, formulas as words."""
    if not is_marked(text):
        return say(text)
    from mkdocs_academic.texts.math import words

    found = []
    for token in pieces(safety.clean(text)):
        if token.type == "formula":
            found.append(words(token.content))
        elif token.type in ("softbreak", "hardbreak"):
            found.append(" ")
        else:
            found.append(_TAGS.get(token.type, token.content))
    return " ".join("".join(found).split())


def _names(authors: Iterable[Author], *, et_al: bool = False) -> list[dict[str, str]]:
    names = [_name(author.name) for author in authors]
    return [*names, {"literal": "others"}] if et_al and names else names


@lru_cache(maxsize=16384)
def _name(name: PersonName) -> dict[str, str]:
    if name.literal or not name.family:
        return {"literal": line(str(name))}
    particle = "dropping-particle" if name.particle.split(" ")[0] in _DROPPING else "non-dropping-particle"
    parts = {"family": name.family, "given": name.given, particle: name.particle, "suffix": name.suffix}
    return {part: said for part, text in parts.items() if (said := line(text))}


def _date(when: When) -> dict[str, Any]:
    """A date or a range as numbers; of words that are neither a season nor `circa`, also the words."""
    first = when.start or when.end
    date: dict[str, Any] = {}
    if first:
        date["date-parts"] = [_parts(first), *([_parts(when.end)] if when.start and when.end else [])]
    if when.text is None:
        return date
    if season := _SEASON.fullmatch(when.text):
        return {"date-parts": [[first.year]] if first else [], "season": _SEASONS[season[1].lower()]}
    if _CIRCA.fullmatch(when.text):
        return date | {"circa": True}
    return date | {"literal": line(when.text)}


def _parts(day: PartialDate) -> list[int]:
    return [part for part in (day.year, day.month, day.day) if part]
