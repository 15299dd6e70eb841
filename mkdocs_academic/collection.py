"""The works of a site from all its files: read, joined, and put where the CV has a place for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_academic.datafiles import DataFiles
from mkdocs_academic.editions import NOT_YET_DATED, is_early, letters, merge_work
from mkdocs_academic.errors import Problems
from mkdocs_academic.formats.titles import type_of_title
from mkdocs_academic.inventory import take_stock
from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.names import Person
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.settings import Settings
from mkdocs_academic.works import join_works

if TYPE_CHECKING:
    from mkdocs_academic.bibfiles import Bibliography


class Collected(NamedTuple):
    """The sections of a CV with what all files say of their works; all works; the work of each record by its `id`."""

    sections: tuple[Section, ...]
    works: tuple[Publication, ...] = ()
    of_record: Mapping[int, Publication] = MappingProxyType({})


def collect_works(
    sections: tuple[Section, ...],
    of_pages: Sequence[Publication],
    people: Sequence[Person],
    files: DataFiles,
    settings: Settings,
    problems: Problems,
) -> Collected:
    """Read the .bib files, join their works with those of the CV and of pages, and fill the sections left open.

    Args:
        sections: as the CV file has them.
        of_pages: the records that have pages of their own.
        people: whose site it is, then the people of `authors.yml`.
        files: where .bib files are named.
        settings: the folders of the site.
        problems: takes what is wrong.
    """
    written = [entry for section in sections for entry in section.entries if isinstance(entry, Publication)]
    bibliography = _read_bibliography(files, settings, problems)
    records = [*written, *of_pages, *(bibliography.works if bibliography else ())]
    families = frozenset(letters(name.surname) for name in people[0].names)
    groups = join_works(records, families, problems) if records else []
    if bibliography:
        if not files.bibliography_is_named:
            groups = bibliography.leave_out_others(groups, people)
        bibliography.report()
    works = tuple(merge_work(group) if len(group) > 1 else group[0] for group in groups)
    if len(of_pages) > 1:
        _report_pages(groups, works, problems)
    if len(works) == len(written) == len(records):  # nothing but what the CV has, each work once
        return Collected(take_stock(_fill(sections, works), works), works)
    of_record = {id(record): work for group, work in zip(groups, works, strict=True) for record in group}
    sections = tuple(_with_works(section, of_record) for section in sections)
    return Collected(take_stock(_fill(sections, works), works), works, of_record)


def _read_bibliography(files: DataFiles, settings: Settings, problems: Problems) -> Bibliography | None:
    if not files.bibliography:
        return None
    from mkdocs_academic.bibfiles import Bibliography

    return Bibliography(files, settings, problems)


def _report_pages(groups: Sequence[list[Publication]], works: Sequence[Publication], problems: Problems) -> None:
    """Say which pages are one work's: a preprint and the article may have one each, and lists link to one."""
    for group, work in zip(groups, works, strict=True):
        pages = {record.page: record for record in group if record.page} if len(group) > 1 else {}
        shown = pages.pop(work.page, None)
        for record in pages.values():
            if record.origin and shown and shown.origin:
                problems.inform(
                    "same-work",
                    f"this page and {shown.origin.place()} are of one work, and lists link to that one",
                    record.origin.place(),
                    "keep one of the two, or write distinct: true if they are two works",
                )


def _with_works(section: Section, of_record: dict[int, Publication]) -> Section:
    """A section with the joined works in the place of its records, each once."""
    entries: dict[int, AnyEntry] = {}
    for entry in section.entries:
        shown = of_record.get(id(entry), entry) if isinstance(entry, Publication) else entry
        entries.setdefault(id(shown), shown)
    return section._replace(entries=tuple(entries.values()))


def _fill(sections: tuple[Section, ...], works: Sequence[Publication]) -> tuple[Section, ...]:
    """The sections with works in those that were left open: first in the ones whose titles name a type or a status,
    the rest in the first of the others. A work that a section of its type lists already is not listed again.
    """
    open_sections = [section for section in sections if section.is_open and section.kind == "publication"]
    if not open_sections:
        return sections
    placed = {
        id(entry)
        for section in sections
        if any(type_of_title(section.title))
        for entry in section.entries
        if isinstance(entry, Publication)
    }
    filled: dict[int, Section] = {}
    for section in sorted(open_sections, key=lambda one: not any(type_of_title(one.title))):
        kind, status = type_of_title(section.title)
        fitting = [work for work in works if id(work) not in placed and _fits(work, kind, status)]
        fitting.sort(key=_newest_first)
        placed.update(map(id, fitting))
        for work in fitting:
            if not work.section:
                object.__setattr__(work, "section", section.title)
        filled[id(section)] = section._replace(entries=tuple(fitting))
    return tuple(filled.get(id(section), section) for section in sections)


def _fits(work: Publication, kind: str, status: str) -> bool:
    if status:
        return work.status == status or (status in ("working_paper", "preprint") and is_early(work))
    return not kind or work.type == kind


def _newest_first(work: Publication) -> tuple[int, ...]:
    """Papers for the job market stand first, then works without a date that are still to appear, as in lists."""
    if work.year is None and (is_early(work) or work.status in NOT_YET_DATED):
        return (-work.job_market, -1)
    return (-work.job_market, *(-part for part in work.issued.sort_key))
