"""Programs, data sets and patents, which are entries of a CV and works of a bibliography: one record of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from mkdocs_academic.editions import title_letters
from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Publication

KINDS = frozenset({"software", "dataset", "patent"})
"""The kinds of entries that are types of works too, under the same names."""


def take_stock(sections: Sequence[Section], works: Sequence[Publication]) -> tuple[Section, ...]:
    """The sections with each program, data set and patent that is a work too completed by what the work says, and the
    works of their type in those that were left open.

    What an entry knows of its program beside the work, its repository say, the work gets as well.
    """
    known = [work for work in works if work.type in KINDS or work.doi]
    if not known or not any(section.kind in KINDS for section in sections):
        return tuple(sections)
    by_doi = {work.doi: work for work in known if work.doi}
    by_title = {(work.type, title_letters(work.title)): work for work in reversed(known) if work.type in KINDS}
    return tuple(_taken(section, works, by_doi, by_title) for section in sections)


def works_of(kind: str, works: Iterable[Publication]) -> tuple[Publication, ...]:
    """The works that are of a kind of entries, the newest first."""
    found = [work for work in works if work.type == kind] if kind in KINDS else []
    return tuple(sorted(found, key=lambda work: work.issued.sort_key, reverse=True))


def _taken(
    section: Section, works: Sequence[Publication], by_doi: Mapping[str, Publication],
    by_title: Mapping[tuple[str, str], Publication],
) -> Section:  # fmt: skip
    if section.kind not in KINDS:
        return section
    if section.is_open and not section.entries:
        return section._replace(entries=works_of(section.kind, works))
    entries: list[AnyEntry] = []
    for entry in section.entries:
        work = _work_of(entry, by_doi, by_title) if isinstance(entry, Entry) else None
        entries.append(_completed(entry, work) if isinstance(entry, Entry) and work else entry)
    return section._replace(entries=tuple(entries))


def _work_of(
    entry: Entry, by_doi: Mapping[str, Publication], by_title: Mapping[tuple[str, str], Publication]
) -> Publication | None:
    """The work that an entry is: of the same DOI, else of the same title and kind and of about the same year."""
    for link in entry.links:
        if link.kind == "doi" and (found := by_doi.get(link.url.partition("doi.org/")[2])):
            return found
    work = by_title.get((entry.kind, title_letters(entry.name))) if entry.name else None
    if work is None or (entry.year and work.year and abs(entry.year - work.year) > 1):
        return None
    return work


def _completed(entry: Entry, work: Publication) -> Entry:
    own: dict[str, Any] = {"inventors" if entry.kind == "patent" else "authors": work.authors}
    if entry.kind == "patent":
        own["number"] = work.issue
    doi = (Link("DOI", doi_url(work.doi), "", "doi"),) if work.doi else ()
    links = {link.url: link for link in (*entry.links, *doi, *work.links)}
    for link in entry.links:
        if link.kind != "doi" and all(link.url != other.url for other in work.links):
            object.__setattr__(work, "links", (*work.links, link))  # before the record is in use
    return replace(
        entry,
        when=entry.when if entry.when.year or entry.when.text else work.issued,
        url=entry.url or work.url,
        links=tuple(links.values()),
        fields={name: value for name, value in own.items() if value} | dict(entry.fields),
        work=work,
    )
