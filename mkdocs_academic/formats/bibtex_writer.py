"""Works as BibTeX entries, made from the model alone: what has no line here (what is private, or says how a list shows
a work) is in no entry.

Entry types and fields: BibTeX (Patashnik 1988); where it has none, biblatex's (manual 3.20, section 2), which every
style of BibTeX's treats as misc.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mkdocs_academic import safety
from mkdocs_academic.formats.latex_writer import write_latex, write_title, write_words
from mkdocs_academic.formats.wording import STATUSES, has_appeared, kept
from mkdocs_academic.model.dates import When
from mkdocs_academic.model.names import PersonName, is_suffix_of
from mkdocs_academic.model.publication import Author, Publication

_ENTRY_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "paper-conference": "inproceedings", "book": "book", "classic": "book", "chapter": "incollection",
    "entry": "incollection", "entry-encyclopedia": "incollection", "pamphlet": "booklet", "report": "techreport",
    "thesis": "phdthesis", "manuscript": "unpublished", "webpage": "online", "post": "online",
    "post-weblog": "online", "patent": "patent", "dataset": "dataset", "software": "software",
    "motion_picture": "movie", "song": "music", "graphic": "image", "legal_case": "jurisdiction", "treaty": "legal",
    "personal_communication": "letter", "standard": "standard", "performance": "performance",
    "legislation": "legislation", "periodical": "periodical",
}  # fmt: skip
_THESES = {"masters": "mastersthesis", "bachelors": "mastersthesis", "candidate": "mastersthesis"}
_THESIS_WORDS = {"": "Thesis", "bachelors": "Bachelor's thesis", "candidate": "Cand. thesis"}
_VENUES = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle"}
_PUBLISHERS = {"phdthesis": "school", "mastersthesis": "school", "techreport": "institution", "misc": "organization",
               "online": "organization"}  # fmt: skip
_BOOKS = frozenset("phdthesis mastersthesis techreport book patent".split())
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_KEY = re.compile(r"[A-Za-z0-9._-]+")
_DASH = re.compile(r"(?<=\w)\s*(?:-{1,3}|[–—−])\s*(?=\w)")
_PARTING = re.compile(r"\band\b|[;&]", re.IGNORECASE)
_UNFIT = re.compile(r"[\s{}\\\x00-\x1f\x7f-\x9f]")

# What belongs to a reference and has no field of its own in a record.
_KEPT = ("version", "pagetotal", "holder")
_Fields = Iterator[tuple[str, str]]


def write_bibtex(works: Iterable[Publication]) -> str:
    """A .bib file; empty where there are no works."""
    return "".join(f"{write_entry(work)}\n\n" for work in works).removesuffix("\n")


def write_entry(work: Publication, *, brief: bool = False) -> str:
    """A work as one entry, its key the work's as it was written, without a line break at its end.

    What the work was only sent to is not in it. `brief`: nor abstract and keywords, where it stands beside them.
    """
    kind = _entry_type(work)
    lines = [
        f"  {name} = {{{value}}},\n" if name != "month" else f"  month = {value},\n"
        for name, value in _fields(work, kind, brief)
        if value
    ]
    return f"@{kind}{{{_key(work)},\n{''.join(lines)}}}"


def _key(work: Publication) -> str:
    """The key by which texts cite the work: as it was written, if BibTeX can read that."""
    if work.cite_key and safety.is_citable(work.cite_key):
        return work.cite_key
    return work.key if _KEY.fullmatch(work.key) else safety.identifier(work.key) or "work"


def _entry_type(work: Publication) -> str:
    kind = _ENTRY_TYPES.get(work.type, "misc")
    if kind == "phdthesis":
        return _THESES.get(work.genre, kind)
    if not has_appeared(work):
        return "unpublished"
    if work.type in ("review", "review-book") and work.journal:
        return "article"
    return kind


def _fields(work: Publication, kind: str, brief: bool) -> _Fields:
    yield "author", write_names(work.authors, et_al=work.et_al)
    yield "title", write_title(work.title)
    if kind in ("phdthesis", "mastersthesis"):
        yield "type", _THESIS_WORDS.get(work.genre, "" if work.genre in ("phd", "masters") else write_latex(work.genre))
    elif work.genre:
        yield "type", write_latex(work.genre)
    if has_appeared(work):
        yield from _place(work, kind)
    if work.translators:
        yield "translator", write_names(work.translators)
    yield from _date(work.issued)
    yield from _numbers(work)
    if work.status or work.status_text or work.note:
        yield "note", _note(work, kind)
    if work.language:
        yield "language", _language(work.language)
    if work.original_title:
        yield "origtitle", write_title(work.original_title)
    for name in _KEPT:
        if text := kept(work, name):
            yield name, write_words(text)
    if brief:
        return
    if work.tags:
        yield "keywords", write_words(", ".join(work.tags))
    if work.abstract:
        yield "abstract", write_latex(work.abstract)


@lru_cache(maxsize=64)
def _language(code: str) -> str:
    """A language by the name that babel has for it, as biblatex wants it."""
    from mkdocs_academic.formats.bibtex_terms import LANGUAGES

    names = (name for name, known in LANGUAGES.items() if known == code)
    return next(names, write_words(code))


def _place(work: Publication, kind: str) -> _Fields:
    """Where the work appeared: journal or book with its parts, who published it, and where."""
    venue, publisher = (work.journal, work.publisher) if work.placed else ("", work.publisher)
    if kind in _BOOKS and not publisher:
        venue, publisher = "", venue
    if venue:
        name = "booktitle" if kind in _BOOKS else _VENUES.get(kind, "howpublished")
        yield name, write_title(venue) if name == "booktitle" else write_latex(venue)
    if work.editors:
        yield "editor", write_names(work.editors)
    if work.edition:
        yield "edition", write_latex(work.edition)
    if work.series:
        yield "series", write_latex(work.series)
    if work.volume:
        yield "volume", write_words(work.volume)
    if work.issue:
        yield "number", write_words(work.issue)
    if work.chapter:
        yield "chapter", write_latex(work.chapter)
    if work.pages:
        yield "pages", "--".join(map(write_words, _DASH.split(work.pages)))
    if publisher:
        is_repository = work.type == "article" and not venue
        yield "howpublished" if is_repository else _PUBLISHERS.get(kind, "publisher"), write_latex(publisher)
    if work.place:
        yield "address", write_latex(work.place)
    if work.isbn:
        yield "isbn", write_words(work.isbn)
    if work.issn:
        yield "issn", write_words(work.issn)


def _numbers(work: Publication) -> _Fields:
    """Identifiers and the address: as they are, since biber and BibTeX's styles take them to the letter."""
    if work.doi:
        yield "doi", _to_the_letter(work.doi)
    if work.arxiv:
        yield "eprint", work.arxiv
        yield "archivePrefix", "arXiv"
        if "/" in work.arxiv:
            yield "primaryClass", work.arxiv.split("/")[0]
    elif work.ssrn:
        yield "eprint", write_words(work.ssrn)
        yield "archivePrefix", "SSRN"
    if work.hal:
        yield "hal_id", write_words(work.hal)
    if work.pmid:
        yield "pmid", write_words(work.pmid)
    if work.url.startswith(("https://", "http://")):
        yield "url", _to_the_letter(work.url)


def _to_the_letter(text: str) -> str:
    return _UNFIT.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), text)


def _note(work: Publication, kind: str) -> str:
    status = write_latex(work.status_text) or STATUSES.get(work.status, "")
    if status == "Preprint" and work.arxiv and kind == "misc":
        status = ""  # as its number says
    note = write_latex(work.note)
    return f"{status.rstrip('.')}. {note}" if status and note else status or note


# Dates ----------------------------------------------------------------------------------------------------------------


def _date(when: When) -> _Fields:
    """`year`, `month` by its macro, `day`; and `date` for what BibTeX has no form for: a range."""
    if when.text is not None:
        yield "year", write_words(when.text)
        return
    first, last = when.start or when.end, when.end if when.start else None
    if first is None:
        return
    is_range = last is not None or when.ongoing
    years = "" if not is_range or (last and last.year == first.year) else f"--{last.year:04}" if last else "--"
    yield "year", f"{first.year:04}{years}"
    if first.month and not years:
        yield "month", _MONTHS[first.month - 1]
    if first.day and not is_range:
        yield "day", str(first.day)
    if is_range:
        yield "date", f"{first}/{last or ''}"


# Names ----------------------------------------------------------------------------------------------------------------


def write_names(authors: Iterable[Author], *, et_al: bool = False) -> str:
    """Names as BibTeX parts them: `von Last, Jr, First and {A Team} and others`."""
    names = [_name(author.name) for author in authors]
    return " and ".join([*names, "others"] if et_al and names else names)


@lru_cache(maxsize=16384)
def _name(name: PersonName) -> str:
    text = str(name)
    if name.literal or "," in f"{name.family}{name.given}{name.particle}{name.suffix}":
        return _held(text)  # biber leaves out an entry with a comma inside a part of a name
    if not name.family or not (name.given or name.suffix):
        return _held(text) if " " in text else _part(text)
    family = _part(name.family)
    words = name.family.split()
    if len(words) > 1 and any(word[0].islower() for word in words):
        family = _held(name.family)  # Ortega y Gasset: what begins with a small letter is taken for a `von`
    last = f"{_part(name.particle)} {family}" if name.particle else family
    if name.suffix:
        return f"{last}, {_part(name.suffix)}, {_part(name.given)}"
    given = _held(name.given) if is_suffix_of(text, name.given) else _part(name.given)
    return f"{last}, {given}"


def _part(text: str) -> str:
    return _held(text) if _PARTING.search(text) else write_words(text)


def _held(text: str) -> str:
    """A text in braces: one word to BibTeX. Behind the brace no command, which would make one letter of all this."""
    latex = write_words(text)
    return f"{{{{}}{latex}}}" if latex.startswith("\\") else f"{{{latex}}}"
