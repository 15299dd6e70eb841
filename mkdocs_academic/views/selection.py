"""Which records a list shows, in which order and under which headings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from mkdocs_academic import safety
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.identifiers import id_key
from mkdocs_academic.model.names import Person, fold, parse_name
from mkdocs_academic.model.publication import STATUSES, TYPES, Author, Publication, read_status, read_type
from mkdocs_academic.model.talk import Talk, read_kind
from mkdocs_academic.views.groupings import entry_heading
from mkdocs_academic.views.text import plain
from mkdocs_academic.views.words import Words

Record = Publication | Talk | Entry
_Any = TypeVar("_Any", Publication, Talk, Entry)
_STATUS_ORDER = tuple(STATUSES)
_TYPE_ORDER = tuple(dict.fromkeys(TYPES.values()))


class Choice(NamedTuple):
    """What a directive asks for; an empty tuple and None ask for nothing in particular."""

    group_by: tuple[str, ...] = ("year",)
    type: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    year: tuple[tuple[int, int], ...] = ()
    author: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    venue: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    selected: bool | None = None
    upcoming: bool | None = None
    limit: int | None = None
    order: str = "newest"


_ANYTHING = Choice()
_LAST = 1_000


@dataclass(slots=True)
class Group(Generic[_Any]):
    """Records under one heading; `groups` are the next level, and then there are no records of its own."""

    title: str = ""
    id: str = ""
    is_word: bool = False
    records: list[_Any] = field(default_factory=list)
    groups: list[Group[_Any]] = field(default_factory=list)


def choose(
    records: Iterable[_Any], choice: Choice, people: dict[str, Person] | None = None, speaker: Person | None = None
) -> list[_Any]:
    """The records that a choice admits, in its order; equal dates keep the order of the file.

    Args:
        people: persons by the keys (`id_key`) of their ids.
        speaker: who gives the talks, besides those whom a talk names.
    """
    tests = list(_tests(choice, people or {}, speaker))
    found = [record for record in records if all(test(record) for test in tests)]
    if choice.keys:
        place = {_same_key(key): index for index, key in enumerate(choice.keys)}
        found.sort(key=lambda record: min(place[key] for key in _keys(record) if key in place))
    elif choice.order == "title":
        found.sort(key=lambda record: fold(plain(name_of(record))))
    elif choice.order == "importance":
        found.sort(key=_importance)
    elif choice.order != "file":
        found.sort(key=_time, reverse=choice.order != "oldest")
        found.sort(key=_is_no_job_market)
    return found[: choice.limit]


def name_of(record: Record) -> str:
    return record.title if isinstance(record, Publication) else record.name


def _time(record: Record) -> Any:
    when = record.issued if isinstance(record, Publication) else record.when
    return when.sort_key


def _importance(record: Record) -> float:
    """What a project says of its place among the others, the smallest first as in al-folio; others follow."""
    text = record.text("importance") if isinstance(record, Entry) else ""
    return float(text) if re.fullmatch(r"-?\d{1,9}(\.\d{1,9})?", text) else float("inf")


def _is_no_job_market(record: Record) -> bool:
    """Papers for the job market stand first in whatever is ordered by date."""
    return not getattr(record, "job_market", False)


def _tests(choice: Choice, people: dict[str, Person], speaker: Person | None) -> Iterable[Callable[[Any], bool]]:
    if choice.type:
        types = {read_type(name) or name for name in choice.type}
        yield lambda work: work.type in types
    if choice.kind:
        kinds = {read_kind(name) or fold(name) for name in choice.kind}
        yield lambda talk: talk.kind in kinds or fold(talk.kind_text) in kinds
    if choice.year:
        yield lambda record: record.year is not None and any(a <= record.year <= b for a, b in choice.year)
    if choice.author:
        wanted = [_person(name, people) for name in choice.author]
        spoken = speaker is not None and any(speaker.nearness(name) for _, person in wanted for name in person.names)
        yield (
            lambda record: (
                (spoken and isinstance(record, Talk)) or any(_is_by(record, name, person) for name, person in wanted)
            )
        )
    if choice.tag:
        tags = {fold(tag) for tag in choice.tag}
        yield lambda record: any(fold(tag) in tags for tag in record.tags)
    if choice.venue:
        venues = {fold(venue) for venue in choice.venue}
        yield lambda work: fold(plain(work.journal)) in venues or fold(work.abbr) in venues
    if choice.status:
        statuses = {read_status(name) or fold(name) for name in choice.status}
        yield (
            lambda work: (
                (work.status or ("other" if work.status_text else "published")) in statuses
                or (fold(work.status_text) in statuses)
            )
        )
    if choice.section:
        sections = {fold(name) for name in choice.section}
        yield lambda record: any(fold(name) in sections for name in _sections(record))
    if choice.keys:
        keys = {_same_key(key) for key in choice.keys}
        yield lambda record: not keys.isdisjoint(_keys(record))
    if choice.selected is not None:
        yield lambda record: record.selected is choice.selected


def _same_key(key: str) -> str:
    return safety.comparable_key(key)


def _keys(record: Record) -> list[str]:
    """The keys that a record is known by: its own, and those of the earlier forms of a work."""
    return [_same_key(one.key) for one in (record, *getattr(record, "versions", ())) if one.key]


def _sections(record: Record) -> tuple[str, ...]:
    """The sections of the CV that hold a record; a work may stand in several."""
    return (getattr(record, "section", ""), *getattr(record, "also_in", ()))


def _person(name: str, people: dict[str, Person]) -> tuple[str, Person]:
    return name, people.get(id_key(name)) or Person([parse_name(name)])


def _people_of(record: Publication | Talk) -> Sequence[Author]:
    return record.authors if isinstance(record, Publication) else record.speakers


def _is_by(record: Publication | Talk, name: str, person: Person) -> bool:
    authors = _people_of(record)
    if any(name == author.orcid for author in authors if author.orcid):
        return True
    return person.among([author.name for author in authors]) is not None


def group(
    records: Sequence[_Any],
    levels: Sequence[str],
    words: Words,
    oldest_first: bool = False,
    sections: Sequence[str] = (),
    types: Sequence[str] = (),
    choice: Choice = _ANYTHING,
) -> list[Group[_Any]]:
    """The records under headings, level by level; a record that fits no group stands under "Other", never nowhere.

    `sections` gives the order of the groups where a level is the section; `types`, in CSL's names, of those that come
    first where it is the type. What a `choice` names at a level comes before all, in its order.
    """
    level = levels[0] if levels else "none"
    if level == "none":
        return [Group(records=list(records))]
    found: dict[Any, Group[_Any]] = {}
    for record in records:
        for rank, title, anchor in _headings(record, level, words):
            found.setdefault(rank, Group(title, anchor, level != "year" or not title.isdigit())).records.append(record)
    ordered = [found[rank] for rank in sorted(found)]
    if level == "section":
        ordered.sort(key=lambda one: sections.index(one.title) if one.title in sections else len(sections))
    if level == "type" and types:
        ordered.sort(key=lambda one: types.index(one.id) if one.id in types else len(types))
    if oldest_first and level == "year":
        ordered = sorted(ordered, key=lambda g: (not g.title.isdigit(), g.title))
    if named := _named(level, choice):
        ordered.sort(key=lambda one: named.get(one.id, named.get(fold(one.title), len(named))))
    if len(levels) > 1:
        for one in ordered:
            one.groups = group(one.records, levels[1:], words, oldest_first, sections, types, choice)
            one.records = []
    return ordered


def _named(level: str, choice: Choice) -> dict[str, int]:
    """The groups of a level that a choice names, by their ids or folded titles, with their ranks."""
    if level not in ("type", "status", "tag", "venue", "section"):
        return {}
    read = {"type": read_type, "status": read_status}.get(level, fold)
    return {read(name) or fold(name): rank for rank, name in enumerate(getattr(choice, level))}


def _headings(record: Record, level: str, words: Words) -> list[tuple[Any, str, str]]:
    """The headings that a record stands under: (rank among them, title, what the id is made of)."""
    if level == "year":
        return [_year_heading(record, words)]
    if level == "type" and isinstance(record, Publication):
        rank = _TYPE_ORDER.index(record.type) if record.type in _TYPE_ORDER else len(_TYPE_ORDER)
        return [((rank, ""), words(f"type.{record.type}"), record.type)]
    if level == "status" and isinstance(record, Publication):
        if record.status_text:
            text = plain(record.status_text)
            return [((_STATUS_ORDER.index("submitted"), fold(text)), text, text)]
        status = record.status or "published"
        return [((_STATUS_ORDER.index(status), ""), words(f"status.{status}"), status)]
    if level == "tag":
        return [((0, fold(tag)), tag, tag) for tag in record.tags] or [_other(words)]
    if level == "section":
        return [((0, fold(name)), plain(name), plain(name)) for name in _sections(record) if name] or [_other(words)]
    if isinstance(record, Entry) and level not in ("group", "venue"):
        return [entry_heading(record, level, words) or ((_LAST, ""), *_other(words)[1:])]
    text = {
        "venue": record.journal if isinstance(record, Publication) else "",
        "kind": _kind_title(record, words),
        "group": getattr(record, "group", ""),
    }.get(level, "")
    return [((0, fold(plain(text))), plain(text), plain(text))] if text else [_other(words)]


def unmet(
    records: Sequence[Record], choice: Choice, people: dict[str, Person], speaker: Person | None = None
) -> Iterator[tuple[str, str, list[str]]]:
    """What a choice names and no record has: (option, value, the values there are). Who is known may have no record."""
    for option, values_of in _VALUES.items():
        for value in getattr(choice, option):
            asked: dict[str, Any] = {option: (value,)}
            (test,) = _tests(Choice(**asked), people, speaker)
            if not any(test(record) for record in records) and not (option == "author" and id_key(value) in people):
                yield option, value, sorted({known for record in records for known in values_of(record) if known})


_VALUES: dict[str, Callable[[Any], Iterable[str]]] = {
    "keys": lambda record: [one.key for one in (record, *getattr(record, "versions", ()))],
    "author": lambda record: [str(author.name) for author in _people_of(record)],
    "tag": lambda record: record.tags,
    "venue": lambda work: (plain(work.journal), work.abbr),
    "section": lambda record: _sections(record),
}


def _year_heading(record: Record, words: Words) -> tuple[Any, str, str]:
    if record.year is not None:
        return ((1, -record.year), str(record.year), str(record.year))
    if isinstance(record, Publication) and (
        record.status_text or record.status not in ("", "published", "retracted") or record.job_market
    ):
        return ((0, 0), words("group.unpublished"), "unpublished")
    return ((2, 0), words("group.undated"), "undated")


def _kind_title(record: Record, words: Words) -> str:
    if isinstance(record, Talk):
        return record.kind_text or (words(f"talk.{record.kind}") if record.kind else "")
    return ""


def _other(words: Words) -> tuple[Any, str, str]:
    return ((1, ""), words("group.other"), "other")


def read_years(text: str) -> tuple[int, int] | None:
    """`2020`, `2018-2022`, `2018-` or `-2022` as the first and the last year; None for anything else."""
    match = re.fullmatch(r"(\d{4})?\s*([-–])?\s*(\d{4})?", text.strip())
    if not match or not (match[1] or match[3]) or (match[1] and match[3] and not match[2]):
        return None
    if not match[2]:
        return int(match[1]), int(match[1])
    return int(match[1] or 0), int(match[3] or 9999)


def anchor(text: str) -> str:
    """An id made of a heading's text."""
    return safety.identifier(fold(text)).lower()
