"""Works in RIS, which Zotero, EndNote and Mendeley read.

Tags: "RIS Format Specifications" (Research Information Systems, 2001; Thomson Reuters, 2011). Made from the model
alone, so that what has no line here is in no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mkdocs_academic.formats.wording import genre, has_appeared, line, say, status
from mkdocs_academic.model.dates import When
from mkdocs_academic.model.identifiers import isbns, issns
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.publication import Publication

_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "article": "UNPB",
    "paper-conference": "CPAPER", "book": "BOOK", "chapter": "CHAP", "entry": "ENCYC", "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT", "report": "RPRT", "thesis": "THES", "manuscript": "UNPB", "pamphlet": "PAMP",
    "webpage": "ELEC", "post": "ELEC", "post-weblog": "BLOG", "patent": "PAT", "dataset": "DATA", "software": "COMP",
    "review": "JOUR", "review-book": "JOUR", "speech": "SLIDE", "interview": "PCOMM", "personal_communication": "PCOMM",
    "map": "MAP", "motion_picture": "MPCT", "broadcast": "MPCT", "song": "SOUND", "musical_score": "MUSIC",
    "graphic": "ART", "figure": "FIGURE", "standard": "STAND", "legislation": "STAT", "legal_case": "CASE",
    "bill": "BILL", "hearing": "HEAR", "regulation": "GOVDOC", "classic": "CLSWK", "periodical": "SER",
}  # fmt: skip
_DASH = re.compile(r"\s*(?:-{1,3}|[–—−])\s*")

_Fields = Iterator[tuple[str, str]]


def write_ris(works: Iterable[Publication]) -> str:
    """A .ris file, its lines ended as the format asks (CR LF); empty where there are no works."""
    return "".join(map(write_record, works))


def write_record(work: Publication) -> str:
    """A work as one record; what the work was only sent to is not in it."""
    lines = [f"{tag}  - {value}\r\n" for tag, value in _fields(work) if value]
    return f"TY  - {_type(work)}\r\n{''.join(lines)}ER  - \r\n\r\n"


def _type(work: Publication) -> str:
    if not has_appeared(work):
        return "UNPB"
    return _TYPES.get(work.type, "GEN") if work.journal or not work.type.startswith("review") else "GEN"


def _fields(work: Publication) -> _Fields:
    yield "ID", line(work.key)
    for author in work.authors:
        yield "AU", _name(author.name)
    yield "TI", say(work.title)
    if has_appeared(work):
        yield from _place(work)
    for translator in work.translators:
        yield "A4", _name(translator.name)
    yield from _date(work.issued)
    yield "M3", genre(work)
    yield "RI", say(work.reviewed)
    yield "DO", line(work.doi)
    yield "AN", line(work.pmid)
    yield from (("UR", address) for address in _addresses(work))
    yield "LA", line(work.language)
    for tag in work.tags:
        yield "KW", line(tag)
    yield "N1", status(work)
    yield "N1", say(work.note)
    yield "AB", say(work.abstract)


def _place(work: Publication) -> _Fields:
    if work.placed:
        yield "T2", say(work.journal)
    yield "T3", say(work.series)
    for editor in work.editors:
        yield "ED", _name(editor.name)
    yield "ET", say(work.edition)
    yield "VL", line(work.volume)
    yield "IS", line(work.issue)
    yield "SE", say(work.chapter)
    pages = _DASH.split(line(work.pages))
    if len(pages) == 2:
        yield from zip(("SP", "EP"), pages, strict=True)
    else:
        yield "SP", line(work.pages)
    yield "PB", say(work.publisher)
    yield "CY", say(work.place)
    numbers = isbns(work.isbn) or [work.isbn] if work.isbn else issns(work.issn) or [work.issn]
    yield from (("SN", line(number)) for number in numbers)


def _date(when: When) -> _Fields:
    """`PY`, and `DA` as YYYY/MM/DD/other where there is more to say than a year; of a range its beginning."""
    first = when.start or when.end
    words = line(when.text or "")
    if first is None:
        yield "DA", f"///{words}" if words else ""
        return
    yield "PY", f"{first.year:04}"
    month, day = (f"{first.month:02}" if first.month else ""), (f"{first.day:02}" if first.day else "")
    if month and not words:
        yield "DA", f"{first.year:04}/{month}/{day}/"
    elif words:
        yield "DA", f"{first.year:04}///{words}"


def _addresses(work: Publication) -> Iterator[str]:
    if work.url.startswith(("https://", "http://")):
        yield line(work.url)
    if work.arxiv:
        yield f"https://arxiv.org/abs/{work.arxiv}"


@lru_cache(maxsize=16384)
def _name(name: PersonName) -> str:
    """`von Last, First, Jr`; a team or a name of one word without a comma."""
    if name.literal or not name.given:
        return line(str(name))
    last = f"{name.particle} {name.family}" if name.particle else name.family
    return line(", ".join(filter(None, (last, name.given, name.suffix))))
