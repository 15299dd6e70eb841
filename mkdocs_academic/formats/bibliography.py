"""The works of .bib files: what BibTeX's and biblatex's entries and fields mean as publications.

Fields: BibTeX (Patashnik 1988), biblatex manual 3.20 section 2.2, and those of al-folio, JabRef, Zotero and DBLP.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from mkdocs_academic.errors import Problems
from mkdocs_academic.formats import bibtex_dates, kinds
from mkdocs_academic.formats.bibtex import BibEntry, BibFile, BibSource, read_bib
from mkdocs_academic.formats.bibtex_fields import EntryReader, names_in_citations
from mkdocs_academic.formats.bibtex_names import Names, mark_authors, read_names
from mkdocs_academic.formats.bibtex_terms import (
    ADDRESSES,
    ARXIV_ID,
    AS_TEXT,
    ENTRY_TYPES,
    EPRINT_ADDRESSES,
    EPRINT_KINDS,
    GENRES,
    IN_BOOKS,
    LANGUAGES,
    LINKS,
    NO_WORKS,
    NOT_LINKED,
    NOTE_OF_PROGRAM,
    PUBSTATES,
    is_aside,
    is_slip,
)
from mkdocs_academic.formats.bibtex_values import Values
from mkdocs_academic.formats.bibtex_venues import publishers_of, sentences_of, settle_type
from mkdocs_academic.formats.latex import decode_address, decode_text
from mkdocs_academic.formats.publications import read_publication
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.titles import with_subtitle
from mkdocs_academic.model.dates import NO_DATE, BadDate, EarlyDate, When
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.publication import TYPES, Author, Publication, read_type

_ADDRESS = re.compile(r"https?://(?:[^\s{}]|\{\})+")


class _Softened(Problems):
    """Reports as warnings what would be errors in a file written for us: a .bib is most often another program's."""

    def __init__(self, problems: Problems) -> None:
        self.found = problems.found

    def error(self, *diagnosis: Any, **more: Any) -> None:
        self.warn(*diagnosis, **more)


def read_bibliography(
    sources: Sequence[BibSource], problems: Problems, untitled: list[Publication] | None = None
) -> list[Publication]:
    """The works of all files, in order. What cannot be shown is in `problems`, with its line.

    `untitled` takes whom the entries name that are not shown since they have no title.
    """
    soft = _Softened(problems)
    files: list[BibFile] = [read_bib(source, soft) for source in sources]
    entries = Values(files, soft).work_out()
    cited = names_in_citations(entries)
    works = []
    for entry in entries:
        work = _Work(entry, cited, soft).read()
        if work is not None and work.title:
            works.append(work)
        elif work is not None and untitled is not None:
            untitled.append(work)
    return works


class _Work(EntryReader):
    """An entry as a publication: `read` gathers the fields under our names, `publications` reads their values."""

    def __init__(self, entry: BibEntry, cited: Mapping[str, str], problems: Problems) -> None:
        super().__init__(entry, cited, problems)
        self.value: dict[str, Any] = {"key": entry.key}
        self.aside: dict[str, Any] = {}  # fields whose names mean something else in the CV file
        self.remarks: list[str] = []

    def read(self) -> Publication | None:
        if self.entry.type in NO_WORKS:
            self.problems.inform("no-work", f"@{self.entry.type} is no work of its own", self.entry.origin.place())
            return None
        kind = self._type()
        self._title()
        if not self.value.get("title"):
            slip = next((name for name in self.fields if nearest(name, ("title",), careful=True)), "")
            self.problems.warn("missing-title", f"the entry {self.entry.key!r} has no title, and is not shown",
                               self.entry.origin.place(*filter(None, [slip])),
                               "did you mean 'title'?" if slip else "add title = {…}")  # fmt: skip
            return self._untitled()
        self._people()
        self._dates()
        self._venue(kind)
        self._identifiers()
        self._links()
        self._texts()
        self._rest()
        self.value["type"] = self._refined(kind)
        work = read_publication(self.value, "", self.entry.origin, self.problems, elsewhere=_is_bib_field)
        remarks = tuple(filter(None, self.remarks))
        if work and (self.aside or remarks):
            return replace(work, extra={**work.extra, **self.aside}, remarks=remarks)
        return work

    def _untitled(self) -> Publication:
        """Whose entry it is that is not shown."""
        self._people()
        people = {name: tuple(self.value.get(name, ())) for name in ("authors", "editor")}
        return Publication("", self.entry.key, people["authors"], editors=people["editor"], origin=self.entry.origin)

    def _put(self, key: str, text: Any) -> None:
        if text:
            self.value[key] = text

    # Groups of fields -------------------------------------------------------------------------------------------------

    def _type(self) -> str:
        written = self.entry.type
        known = ENTRY_TYPES.get(written) or read_type(written)
        if known:
            return known
        near = nearest(written, (*ENTRY_TYPES, *TYPES))
        if near:
            self.problems.warn("unknown-type", f"no entry type is called @{written}", self.entry.origin.place(),
                               f"did you mean @{near}?")  # fmt: skip
            return ENTRY_TYPES.get(near) or read_type(near) or "document"
        self.problems.inform("unknown-type", f"@{written} is none of BibTeX's types", self.entry.origin.place())
        return "document"

    def _title(self) -> None:
        title, subtitle, addon = (self._markdown(name) for name in ("title", "subtitle", "titleaddon"))
        if not title:
            title = self._markdown("maintitle", "booktitle", "issuetitle")
        joined = with_subtitle(title, subtitle)
        self._put("title", f"{joined}. {addon}" if addon else joined)

    def _people(self) -> None:
        authors = self._names("author", "authors", "bookauthor")
        annotated = self._first("author+an", "author+an:default")[1]  # others are data of other sorts, such as iDs
        people = mark_authors(authors.authors, annotated, _LINE_BREAK.sub("; ", self.fields.get("annotation", "")))
        self._put("authors", (*people, _OTHERS) if authors.et_al else people)
        self._put("editor", self._names("editor", "editors").authors)
        self._put("translator", self._names("translator", "translators").authors)

    def _names(self, *fields: str) -> Names:
        name, raw = self._first(*fields)
        names = read_names(raw) if name else Names(())
        for text in names.odd:
            self.problems.warn("odd-name", f"{text!r} is not a name", self.entry.origin.place(name),
                               "write Family, Given and Family, Given")  # fmt: skip
        return names

    def _dates(self) -> None:
        month, day = self._plain("month"), self._plain("day")
        self.taken |= {"date", "year", "month", "day"}
        bad_text = ""
        for name in ("date", "year", "eventdate"):
            if not self.fields.get(name):
                continue
            try:
                when = self._date(decode_text(self.fields[name]).text, month, day)
            except BadDate as bad:
                self.problems.warn("bad-date", bad.reason, self.entry.origin.place(name), bad.hint)
                bad_text = bad_text or self.fields[name]
                continue
            self._put("date", None if when == NO_DATE else when)
            if bibtex_dates.is_slip(when):
                place = self.entry.origin.place(name)
                self.problems.warn("bad-date", f"{when.text!r} is not a year", place, "write the year as a number")
            return
        year = re.search(r"(?<!\d)[12]\d{3}(?!\d)", bad_text)
        self._put("date", bibtex_dates.read_date(year[0]) if year else None)

    def _date(self, text: str, month: str, day: str) -> When:
        """A date; of one whose month or day does not exist what remains of it, which is said."""
        try:
            return bibtex_dates.read_date(text, month, day)
        except bibtex_dates.BadPart as bad:
            self.problems.warn("bad-date", bad.reason, self.entry.origin.place(bad.name), bad.hint)
            return bad.rest
        except EarlyDate as early:
            self.problems.warn("bad-date", early.reason, self.entry.origin.place("date"), early.hint)
            return When(text=early.text)

    def _venue(self, kind: str) -> None:
        book = self._joined("booktitle", "booksubtitle")
        journal = self._joined("journaltitle", "journalsubtitle") or self._markdown("journal", "journal_title")
        main = self._markdown("maintitle")
        if kind in IN_BOOKS or (book and not journal):
            journal, book = book or journal or main, "" if book else book
        venue = journal or book or self._markdown("eventtitle", "conference", "venue")
        if not venue and kind not in ("thesis", "report", "book", "patent", "manuscript"):
            venue = self._markdown("howpublished", "shortjournal", "conference", "eventtitle")
        self._put("journal", venue.rstrip(", ") or venue)
        self._put("issue", _plain_hyphens(", ".join(filter(None, (self._markdown("number"), self._markdown("issue"))))))
        pages = _plain_hyphens(self._markdown("pages", "page", "eid", "articleno", "article-number"))
        self._put("chapter", _CHAPTER.sub("", self._markdown("chapter")))
        if kind in ("book", "thesis", "report") and not re.search(r"[-–—]", pages):
            self.aside.update({"pagetotal": pages} if pages else {})  # how many there are
        elif not re.fullmatch(r"1[-–]+1", pages):  # what is written before there are pages
            self._put("pages", re.sub(r"[-–]+\+$", "+", pages))
        # The others of these go along: an organization beside a publisher only held the meeting.
        publishers = [self._markdown(*publishers_of(kind)), "" if venue else self._markdown("howpublished")]
        self._put("publisher", ", ".join(dict.fromkeys(one.rstrip(", ") for one in publishers if one)))
        self._put("location", self._markdown("location", "address", "place", "city"))
        if main and main not in (venue, self.value.get("title")) and "series" not in self.fields:
            self._put("series", main)

    def _joined(self, title: str, subtitle: str) -> str:
        first, second = self._markdown(title), self._markdown(subtitle)
        return f"{first}: {second}" if first and second else first

    def _identifiers(self) -> None:
        self._doi()
        kind = decode_text(self.fields.get("eprinttype") or self.fields.get("archiveprefix", "")).text.lower()
        name, eprint = self._eprint(kind)
        if eprint and (kind in EPRINT_KINDS or name != "eprint" or re.fullmatch(ARXIV_ID, eprint)):
            self._put(EPRINT_KINDS.get(kind, "arxiv"), eprint)
        elif eprint and re.match(r"https?:", eprint):
            self.value.setdefault("url", eprint)
        elif eprint and kind in EPRINT_ADDRESSES:
            self.value.setdefault("url", EPRINT_ADDRESSES[kind].format(eprint))
        elif eprint:
            self.value["eprint_" + (kind or "id")] = eprint
        if "pmcid" in self.fields:
            self._put("links", {"PMC": EPRINT_ADDRESSES["pmc"].format(decode_address(self._first("pmcid")[1]))})

    def _doi(self) -> None:
        """A DOI without what programs write before it; the address that stands in its place in some files is one."""
        doi = re.sub(r"(?i)^(?:doi[:=]?)+(?=10\.)", "", decode_address(self._first("doi")[1]))
        if re.match(r"https?:", doi) and not re.match(r"https?://(?:dx\.|www\.)?doi\.org/", doi):
            self.value["url"] = doi
            found = re.search(r"/(10\.\d{4,9}/[^?#]+)", doi)
            doi = found[1] if found else ""
        self._put("doi", doi)

    def _eprint(self, kind: str) -> tuple[str, str]:
        """The field with the number of an e-print, and the number: of arXiv's, the first that is one."""
        written = [(name, decode_address(self._first(name)[1])) for name in ("eprint", "arxiv", "arxivid")]
        written = [(name, number) for name, number in written if number]
        number = self.fields.get("eprint", "").strip("{} ")
        archive = self.fields.get("primaryclass") or self.fields.get("eprintclass") or kind
        if re.fullmatch(r"\d{7}(?:v\d+)?", number) and re.fullmatch(r"[a-z-]+(?:\.[A-Za-z]{2})?", archive):
            written.append(("arxiv", f"{archive}/{number}"))
        fitting = (one for one in written if re.fullmatch(ARXIV_ID, one[1]))
        return next(fitting, written[0] if written else ("", ""))

    def _links(self) -> None:
        urls = re.split(r"[;,]?\s+(?:and\s+)?(?=https?://)", self._first("url", "link")[1])
        url = decode_address(urls[0])
        if NOT_LINKED.match(url):
            message = f"an address that begins with {url.partition(':')[0]}: is not linked to"
            hint = "write an address that begins with https://"
            self.problems.inform("unsafe-link", message, self.entry.origin.place("url"), hint)
        elif url:
            self.value["url"] = url
        if len(urls) > 1:
            self.value.setdefault("links", {}).update(
                {re.sub(r"^https?://(?:www\.)?([^/]+).*", r"\1", one): one for one in map(decode_address, urls[1:])}
            )
        for name in filter(self.fields.get, LINKS):
            address = decode_address(self._first(name)[1])
            if address and address.lower() not in ("true", "false"):
                self.value[name] = address
        how = self.fields.get("howpublished", "")
        if "url" not in self.value and (match := _ADDRESS.search(how)):
            self.value["url"] = decode_address(match[0])
            if not re.search(r"\w", re.sub(r"\\url\b", "", how.replace(match[0], ""))):
                self.value.pop("journal" if self.value.get("journal") else "publisher", None)

    def _texts(self) -> None:
        notes = [self._markdown("note"), self._markdown("addendum")]
        self._put("note", [part for note in notes if not NOTE_OF_PROGRAM.match(note) for part in sentences_of(note)])
        self.remarks.append(self._typed("additional_info").lstrip(" .,;"))
        if "annotation" in self.fields:
            self.fields["annotation"] = _LINE_BREAK.sub("; ", self.fields["annotation"])
            self.remarks.append(self._markdown("annotation"))
        if NOTE_OF_PROGRAM.match(notes[0]):
            self.aside["note"] = notes[0]
        self._put("abstract", self._paragraphs("abstract", "summary"))
        self._put("tags", self._plain("keywords", "keyword", "tags"))
        status = self._markdown("pubstate", "status")
        self._put("status", PUBSTATES.get(status.lower(), status))
        language = self._plain("langid", "language", "hyphenation").lower()
        is_code = re.fullmatch(r"[a-z]{2,3}(-\w+)*", language)
        self._put("language", LANGUAGES.get(language, language if is_code else ""))
        self._awards()
        for name in AS_TEXT:
            if name in self.fields and name not in self.value:
                self._put(name, self._markdown(name) if name in ("series", "edition") else self._plain(name))

    def _awards(self) -> None:
        """al-folio's `award_name` is on the button that opens its `award`, often a whole sentence: that is a remark."""
        name, text, more = self._markdown("award_name"), self._typed("award"), self._markdown("awards")
        awards = [award for award in (name, text, more) if award and award.lower() not in ("true", "false")]
        if name and len(text) > _LONGEST_AWARD:
            awards.remove(text)
            self.remarks.append(text)
        self._put("award", awards)

    def _rest(self) -> None:
        """What else stands in the entry goes along, except for what is private or a program's own."""
        for name, raw in self.fields.items():
            is_read = name in self.taken or (name in self.value and name != "publisher")
            if is_read or name == "type" or is_aside(name):
                continue
            text = decode_text(raw).text
            if _FIELDS.find(name) is None or (ADDRESSES.match(name) and " " not in text):
                self.value[name] = text
            else:
                self.aside[name] = text

    def _refined(self, kind: str) -> str:
        """The type, where fields tell more than the entry's own; preprints lose the repository's name as a venue."""
        genre = self._plain("type") if self.entry.type != "misc" else ""
        if kind == "thesis":
            known = GENRES.get(re.sub(r"[\W_]", "", genre.lower()))
            is_word = genre.lower() in ("", "thesis", "dissertation")
            self._put("genre", known or (GENRES.get(self.entry.type) if is_word else genre))
        elif genre and kind in ("report", "patent", "manuscript"):
            self._put("genre", genre)
        return settle_type(self.value, kind)


def _plain_hyphens(text: str) -> str:
    return text.replace("\u2010", "-").replace("\u2011", "-")


_FIELDS = kinds.fields_of("publication")
_LINE_BREAK = re.compile(r"\s*(?:<br\s*/?>|\\newline\b)\s*", re.IGNORECASE)
_CHAPTER = re.compile(r"(?:chapter|chap\.?|ch\.)\s*(?=\d)", re.IGNORECASE)
_LONGEST_AWARD = 40  # characters on a badge
_OTHERS = Author(PersonName(literal="others"))


def _is_bib_field(name: str) -> bool:
    return not is_slip(name)
