"""One work, one record: which records of different files are the same work.

Records come in the order in which they are believed: what is written by hand stands before what a program made. The
rule is the documentation's page on the bibliography ("One work, one record").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from mkdocs_academic import safety
from mkdocs_academic.editions import (
    NOT_YET_DATED,
    PREPRINT_DOI,
    identifiers,
    is_early,
    is_of_bib,
    letters,
    title_letters,
)
from mkdocs_academic.errors import Origin, Place, Problems
from mkdocs_academic.model.names import fold
from mkdocs_academic.model.publication import Author, Publication

_CLASSES = {
    "book": "book", "thesis": "thesis", "speech": "talk", "patent": "patent", "dataset": "data", "software": "software",
    "review": "review", "review-book": "review", "song": "art", "motion_picture": "art", "graphic": "art",
    "performance": "art", "interview": "interview",
}  # fmt: skip
_SMALL = 12
_NOBODY = frozenset(("", "anonymous", "anon", "unknown", "various", "noauthor"))
_NOT_ONE = ({"article-journal", "paper-conference"}, {"article-journal", "chapter"})
_CONTRADICTIONS = ("edition", "volume", "language")
_NOBODY_NAMED = "nobody"


def join_works(records: Sequence[Publication], owners: frozenset[str], problems: Problems) -> list[list[Publication]]:
    """The records in groups, each group one work, in the order of their first records.

    Args:
        records: those that are believed first stand first.
        owners: folded family names of the people whose site it is, who are meant where a record names no author.
        problems: takes works that may be one and are kept as two, at INFO.
    """
    return _Joiner(records, owners, problems).join()


class _Joiner:
    """Groups of records, joined one rule after the other."""

    def __init__(self, records: Sequence[Publication], owners: frozenset[str], problems: Problems) -> None:
        self.records, self.owners, self.problems = records, owners, problems
        self.group: dict[int, list[int]] = {}
        self.reported: set[int] = set()

    def join(self) -> list[list[Publication]]:
        for wanted in self._of_keys():
            self._unite(*wanted)
        for bucket in self._alike(identifiers):
            for first, second in _pairs(bucket):
                self._join_named(first, second)
        for bucket in self._alike(lambda record: (record.key.casefold(),) if record.key else ()):
            for first, second in _pairs(bucket):
                self._join_keyed(first, second)
        for bucket in self._alike(lambda record: (title_letters(record.title) or record.title,)):
            self._join_titles(bucket)
        if not self.group:
            return [[record] for record in self.records]
        shown: set[int] = set()
        groups = []
        for index, record in enumerate(self.records):
            members = self.group.get(index)
            if members is None:
                groups.append([record])
            elif id(members) not in shown:
                shown.add(id(members))
                groups.append([self.records[member] for member in sorted(members)])
        return groups

    def _join_named(self, first: int, second: int) -> None:
        """Join two of one identifier; in one file of quite different titles one of them has the other's by mistake."""
        if self._are_distinct(first, second) or self._have_two_dois(first, second):
            return
        one, other = self.records[first], self.records[second]
        if not _are_strangers(one.title, other.title):
            self._unite(first, second)
        elif _are_of_one_file(one, other):
            self._report_doubt(first, second, "title", "identifier")
        else:
            self._unite(first, second)
            self._report_strangers(one, other)

    def _report_strangers(self, one: Publication, other: Publication) -> None:
        """Say that one DOI stands with two titles; a preprint may well have been called otherwise."""
        if one.origin and other.origin and one.doi and one.doi == other.doi:
            self.problems.warn(
                "same-identifier",
                f"this has the DOI of the work in {one.origin.place()}, and quite another title; they are shown as one",
                other.origin.place("doi"),
                "correct the DOI, or write distinct: true",
            )

    def _join_keyed(self, first: int, second: int) -> None:
        """Join two of one key whose titles agree."""
        if self._are_distinct(first, second) or not self._titles_agree(first, second):
            return
        one, other = self.records[first], self.records[second]
        if not (_are_of_one_file(one, other) and self._doubt_of(one, other)):
            self._unite(first, second)

    def _unite(self, first: int, second: int) -> None:
        one = self.group.setdefault(first, [first])
        other = self.group.setdefault(second, [second])
        if one is not other:
            one += other
            for member in other:
                self.group[member] = one

    def _members(self, index: int) -> list[int]:
        return self.group.get(index, [index])

    def _alike(self, names: Callable[[Publication], Iterable[str]]) -> Iterable[list[int]]:
        """The records that share a name, by their indexes; most share none, so a list is made where two meet."""
        first: dict[str, int] = {}
        found: dict[str, list[int]] = {}
        for index, record in enumerate(self.records):
            for name in names(record):
                before = first.setdefault(name, index)
                if before != index and name:
                    found.setdefault(name, [before]).append(index)
        return found.values()

    def _of_keys(self) -> list[tuple[int, int]]:
        """What `same_as` and `versions` ask for."""
        if not any(record.same_as for record in self.records):
            return []
        by_key = {safety.comparable_key(record.key): index for index, record in enumerate(self.records)}
        wanted = []
        for index, record in enumerate(self.records):
            for key in record.same_as:
                other = by_key.get(safety.comparable_key(key))
                if other is not None:
                    wanted.append((index, other))
                elif record.origin:
                    self.problems.warn("unknown-work", f"no work has the key {key!r}", _place_of(key, record.origin),
                                       "write the key of another work; export --format json shows them")  # fmt: skip
        return wanted

    def _are_distinct(self, first: int, second: int) -> bool:
        return self.records[first].distinct or self.records[second].distinct

    def _have_two_dois(self, first: int, second: int) -> bool:
        """Whether the two groups have DOIs that name different works; a preprint's is another form of one."""
        found = {
            doi
            for index in (*self._members(first), *self._members(second))
            if (doi := self.records[index].doi) and not PREPRINT_DOI.match(doi)
        }
        return len(found) > 1

    def _titles_agree(self, first: int, second: int) -> bool:
        one, other = title_letters(self.records[first].title), title_letters(self.records[second].title)
        short, long = sorted((one, other), key=len)
        agree = one == other or (len(short) >= 12 and long.startswith(short))
        return agree and not self._have_two_dois(first, second)

    def _join_titles(self, bucket: list[int]) -> None:
        doubts = []
        contested = not self.owners and self._is_of_several(bucket)
        for first, second in self._near_pairs(bucket):
            if self._members(first) is self._members(second) and first in self.group:
                continue
            if self._are_distinct(first, second):
                continue
            doubt = self._doubt(first, second)
            if contested and not doubt and _names_one(self.records[first], self.records[second]):
                doubt = _NOBODY_NAMED
            if not doubt:
                self._unite(first, second)
            elif doubt != "author":
                doubts.append((first, second, doubt))
        said: set[tuple[int, int]] = set()
        for first, second, doubt in doubts:
            works = (min(self._members(first)), min(self._members(second)))
            if works[0] != works[1] and works not in said:
                said |= {works, works[::-1]}
                self._report_doubt(min(first, second), max(first, second), doubt)

    def _near_pairs(self, bucket: list[int]) -> Iterable[tuple[int, int]]:
        """All pairs; of a title that many works have (Editorial, Preface) those of neighbours by year and volume."""
        if len(bucket) <= _SMALL:
            return _pairs(bucket)
        ordered = sorted(bucket, key=lambda index: (self.records[index].year or 0, letters(self.records[index].volume)))
        return [(one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 : at + 4]]

    def _doubt(self, first: int, second: int) -> str:
        """Why two records of one title may be two works; empty where nothing speaks against one."""
        if self._have_two_dois(first, second):
            return "DOI"
        for one in self._members(first):
            for other in self._members(second):
                doubt = self._doubt_of(self.records[one], self.records[other])
                if doubt:
                    return doubt
        return ""

    def _is_of_several(self, bucket: Sequence[int]) -> bool:
        """Whether works of one title are by people who have no name in common; then whose is that without a name?"""
        named = [people for index in bucket if (people := _people_of(self.records[index]))]
        return len(named) > 1 and not frozenset.intersection(*named)

    def _doubt_of(self, one: Publication, other: Publication) -> str:
        if not self._share_author(one, other):
            unsure = not self.owners and _names_one(one, other) and not self._contradiction(one, other)
            return _NOBODY_NAMED if unsure else "author"
        return self._contradiction(one, other)

    def _contradiction(self, one: Publication, other: Publication) -> str:
        """What two records of one title and one author say differently, so that they are hardly one work."""
        if one.year is not None and other.year is not None and abs(one.year - other.year) > 1:
            return "year"
        undated = one if one.year is None else other
        if (one.year is None) != (other.year is None) and not (
            undated.status in NOT_YET_DATED or is_early(one) or is_early(other) or len(one.title.split()) > 1
        ):
            return "year"
        if _class_of(one) and _class_of(other) and _class_of(one) != _class_of(other):
            return "type"
        for name in _CONTRADICTIONS:
            mine, theirs = getattr(one, name), getattr(other, name)
            if mine and theirs and letters(mine) != letters(theirs):
                return name
        if _begin_apart(one.issue, other.issue):
            return "issue"
        if one.translators and other.translators and not _families(one.translators) & _families(other.translators):
            return "translator"
        return _doubtful_venue(one, other) or _doubtful_twin(one, other)

    def _share_author(self, one: Publication, other: Publication) -> bool:
        mine, theirs = _people_of(one), _people_of(other)
        if not (mine or theirs) and is_of_bib(one) and _are_of_one_file(one, other):  # "Letters", "Editorial"
            return one.year is not None and one.year == other.year and len(one.title.split()) > 2
        if not self.owners and bool(mine) != bool(theirs):  # who is meant where nobody is named is not known
            return len(one.title.split()) > 2 and not (is_of_bib(one) and _are_of_one_file(one, other))
        mine, theirs = mine or self.owners, theirs or self.owners
        return bool(mine & theirs) or not (mine or theirs)

    def _report_doubt(self, first: int, second: int, doubt: str, same: str = "title") -> None:
        """Once for each record, however many it is like."""
        one, other = self.records[first], self.records[second]
        if not one.key and other.key:  # same_as needs a key to name
            one, other = other, one
        if one.origin and other.origin and second not in self.reported:
            self.reported.add(second)
            but = "and one of the two names no author" if doubt == _NOBODY_NAMED else f"another {doubt}"
            self.problems.inform(
                "possible-duplicate",
                f"this may be the work of {one.origin.place()}: same {same}, {but}",
                other.origin.place(),
                f"write same_as: {one.key or 'key'} if it is, distinct: true if it is not",
            )


def _place_of(key: str, origin: Origin) -> Place:
    """Where a record names the key of another form: `same_as` or `versions`."""
    record = origin.place()
    written = [place for name in ("same_as", "versions") if (place := origin.place(name)) != record]
    return next((place for place in written if key in (place.excerpt or "")), (*written, record)[0])


def _pairs(bucket: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs; in a large bucket each with the first alone."""
    if len(bucket) <= _SMALL:
        return [(one, other) for index, one in enumerate(bucket) for other in bucket[index + 1 :]]
    return [(bucket[0], other) for other in bucket[1:]]


def _people_of(work: Publication) -> frozenset[str]:
    return _families(work.authors or work.editors)


def _names_one(one: Publication, other: Publication) -> bool:
    """Whether one of two records names people, and the other nobody."""
    return bool(_people_of(one)) != bool(_people_of(other))


def _families(people: Sequence[Author]) -> frozenset[str]:
    return frozenset(name for author in people if (name := _family(author)) not in _NOBODY)


@lru_cache(maxsize=16384)
def _family(author: Author) -> str:
    return letters(author.name.surname)


def _class_of(work: Publication) -> str:
    """Book, article, talk and so on; empty where the type is only guessed or says nothing."""
    if work.type_is_guess or work.type in ("document", "manuscript", "webpage"):
        return ""
    return _CLASSES.get(work.type, "article")


def _doubtful_venue(one: Publication, other: Publication) -> str:
    """A conference paper and the journal article of its title, or two venues in one file, are rather two works."""
    if is_early(one) or is_early(other):
        return ""
    typed = not (one.type_is_guess or other.type_is_guess)
    if typed and {one.type, other.type} in _NOT_ONE:
        return "type"
    if not (one.journal and other.journal):
        return ""
    differ = letters(one.journal) != letters(other.journal)
    if differ and (_are_of_one_file(one, other) or len(one.title.split()) < 2):
        return "venue"
    return ""


def _are_of_one_file(one: Publication, other: Publication) -> bool:
    return bool(one.origin and other.origin and one.origin.file is other.origin.file)


def _doubtful_twin(one: Publication, other: Publication) -> str:
    """What tells apart two records that somebody has written into one file: printings of a book, parts of a series."""
    if not _are_of_one_file(one, other) or is_early(one) or is_early(other):
        return ""
    if _class_of(one) == "book" and one.year != other.year:
        return "year"
    mine, theirs = letters(one.publisher), letters(other.publisher)
    if _class_of(one) == "book" and mine and theirs and mine not in theirs and theirs not in mine:
        return "publisher"
    return "pages" if one.journal and _begin_apart(one.pages, other.pages) else ""


def _begin_apart(one: str, other: str) -> bool:
    """Whether two issues or ranges of pages begin with two numbers: 2 and 3; not 2 and 2–3, or 7 and July."""
    mine, theirs = re.match(r"\d+", one), re.match(r"\d+", other)
    return bool(mine and theirs and int(mine[0]) != int(theirs[0]))


@lru_cache(maxsize=8192)
def _words_of(title: str) -> frozenset[str]:
    return frozenset(word for word in re.split(r"[\W_]+", fold(title).lower()) if len(word) > 3)


def _are_strangers(title: str, other: str) -> bool:
    """Whether two titles can hardly be meant as one: they share no beginning and less than half of their long words."""
    one, two = title_letters(title), title_letters(other)
    if not one or not two or one[:12] == two[:12]:
        return False
    mine, theirs = _words_of(title), _words_of(other)
    return bool(mine and theirs) and len(mine & theirs) * 2 < min(len(mine), len(theirs))
