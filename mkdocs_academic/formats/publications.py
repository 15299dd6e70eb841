"""A publication from the mapping in which it was written, in the CV, on a page of its own or in a .bib file."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mkdocs_academic.errors import Origin, Problems
from mkdocs_academic.formats import kinds, titles
from mkdocs_academic.formats.fields import Found, Raw, read_fields
from mkdocs_academic.formats.forms import is_et_al
from mkdocs_academic.formats.licenses import read_access
from mkdocs_academic.formats.records import NOTHING, has_slips, read_extra, read_identifier, read_links, read_when
from mkdocs_academic.formats.registries import REGISTRIES, SCHOLAR_ID, registry_links
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.statuses import NO_STANDING, Standing, read_standing, read_venue, split_date
from mkdocs_academic.model.dates import When
from mkdocs_academic.model.identifiers import arxiv, doi
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Author, Publication, Version, read_status, read_type
from mkdocs_academic.safety import Unsafe

_RELATED = ("talks", "projects", "grants")
# Fields whose names and values are a publication's own.
_AS_THEY_ARE = frozenset(
    "journal volume issue pages publisher series edition isbn issn original_title reviewed pmid hal ssrn url round "
    "genre job_market peer_reviewed abbr preview citation highlights tags group selected language distinct".split()
)


def read_publication(
    value: Raw,
    section: str,
    origin: Origin,
    problems: Problems,
    elsewhere: Callable[[str], bool] = kinds.known_elsewhere,
) -> Publication | None:
    """One publication from its mapping; None if it is hidden. `elsewhere` tells which unknown keys are no slips."""
    before = len(problems.found)
    found = read_fields(value, kinds.fields_of("publication"), origin, problems, elsewhere)
    values = found.values
    if values.get("hidden"):
        return None
    if "title" not in values and "title" not in found.keys and not has_slips(problems, before):
        problems.error("missing-title", "a publication without a title", origin.place(), "add 'title: …'")
    section_type, section_status = titles.type_of_title(section)
    issued = read_when(found, origin, problems)
    status, status_text, issued = _settle_status(values, issued, section_status)
    authors, et_al = _without_et_al(values.get("authors", ()))
    kind, is_guess = _publication_type(found, section_type, status, origin, problems)
    if kind == "thesis" and "genre" not in values:
        values["genre"] = _degree(values.get("type", ""))
    versions, others = _versions(found, origin, problems)
    license, is_open = read_access(values.get("license", ""), values.get("open_access", ""))
    if "website" in values:
        values.setdefault("url", values["website"])
    return Publication(
        title=values.get("title", ""),
        key=values.get("key", ""),
        authors=authors,
        et_al=et_al,
        type=kind,
        type_is_guess=is_guess,
        issued=issued,
        place=values.get("location", ""),
        doi=read_identifier(doi, "doi", found, origin, problems),
        arxiv=read_identifier(arxiv, "arxiv", found, origin, problems),
        status=status,
        status_text=status_text,
        abstract=values.get("summary", ""),
        awards=values.get("award", ()),
        editors=values.get("editor", ()),
        translators=values.get("translator", ()),
        note=_sentences(values.get("note", ())),
        links=read_links(found, origin) + _registries(found, origin, problems),
        license=license,
        open_access=is_open,
        hide_bibtex=values.get("bibtex_show") is False,
        section=section,
        related={name: values[name] for name in _RELATED if name in values} or NOTHING,
        versions=versions,
        same_as=(*values.get("same_as", ()), *others),
        extra=read_extra(found, (SCHOLAR_ID,)),
        origin=origin,
        **{name: value for name, value in values.items() if name in _AS_THEY_ARE},
    )


def _sentences(notes: tuple[str, ...]) -> str:
    """Several notes as one text, with a full stop where one would run into the next."""
    return " ".join(f"{one}." if one[-1:].isalnum() and one is not notes[-1] else one for one in notes)


def _registries(found: Found, origin: Origin, problems: Problems) -> tuple[Link, ...]:
    """Links to the registries that know a work by an id of their own."""
    named = found.values.keys() & REGISTRIES.keys()
    if not named:
        return ()
    try:
        return tuple(registry_links(found.values, found.text("doi")))
    except Unsafe as unsafe:
        problems.error("unsafe-link", f"{unsafe.reason} cannot be linked to", origin.place(), unsafe.hint)
        return ()


def _versions(found: Found, origin: Origin, problems: Problems) -> tuple[tuple[Version, ...], tuple[str, ...]]:
    """Other versions of a work as they are written, and the keys of those that are records of their own."""
    written = found.values.get("versions")
    if not written:
        return (), ()
    versions: list[Version] = []
    keys: list[str] = []
    for index, item in enumerate(written if isinstance(written, list) else [written]):
        if isinstance(item, str):
            keys.append(item)
            continue
        where = Origin(origin.file, (*origin.path, found.keys["versions"], index))
        if not isinstance(item, dict):
            problems.error("wrong-type", "a version should be a key or a mapping", where.place(), "write {arxiv: …}")
            continue
        inner = read_fields(item, kinds.fields_of("publication"), where, problems, kinds.known_elsewhere)
        versions.append(
            Version(
                read_status(inner.text("status")) or inner.text("status"),
                read_when(inner, where, problems),
                inner.text("journal"),
                read_identifier(doi, "doi", inner, where, problems),
                read_identifier(arxiv, "arxiv", inner, where, problems),
                inner.text("url") or inner.text("preprint") or inner.text("pdf"),
                origin=where,
            )
        )
    return tuple(versions), tuple(keys)


def _settle_status(values: dict[str, Any], issued: When, otherwise: str) -> tuple[str, str, When]:
    """The status of a publication, free text instead of one, and its date without words that say the same.

    It stands in its own field, else in the date, the venue or the notes, else the section's title tells. A venue that
    is named with it is taken where the work has no other.
    """
    written, journal = values.get("status") or "", values.get("journal") or ""
    in_venue = read_venue(journal) if journal else NO_STANDING
    if not (written or in_venue.status or issued.text or "note" in values):
        return otherwise, "", issued  # as it is with most works
    status = read_status(written) or ""
    standing = NO_STANDING if status else read_standing(written, loose=True)
    issued, of_date = split_date(issued)
    if in_venue.status:
        values["journal"] = in_venue.venue
    if not (status or standing.status or written):
        standing = next((one for one in (of_date, in_venue) if one.status), NO_STANDING)
        if not standing.status:
            standing = _take_from_notes(values)
    if standing.venue and not values.get("journal"):
        values["journal"] = standing.venue
    elif standing.venue and standing.venue != values["journal"] and written:
        return "", written, issued
    status = status or standing.status or ("" if written else otherwise)
    return status, ("" if status else written), issued


def _take_from_notes(values: dict[str, Any]) -> Standing:
    """The status that a note is, which is then no note any more."""
    notes = values.get("note", ())
    appeared = values.get("doi") or values.get("volume") or values.get("pages")  # since the note was written
    for note in notes:
        standing = read_standing(note)
        if appeared and standing.status != "retracted":
            continue
        if standing.status and not (standing.venue and values.get("journal")):
            values["note"] = tuple(other for other in notes if other is not note)
            return standing
    return NO_STANDING


def _publication_type(
    found: Found, section_type: str, status: str, origin: Origin, problems: Problems
) -> tuple[str, bool]:
    """The CSL type, and whether it is told from other fields rather than written."""
    written = found.values.get("type")
    if written:
        known = read_type(written)
        if known:
            return known, False
        near = nearest(written.lower(), ("article", "book", "chapter", "thesis", "report", "preprint", "conference"))
        problems.warn(
            "unknown-type",
            f"no type of publication is called {written!r}",
            origin.place(found.keys["type"]),
            f"did you mean {near!r}?" if near else "write a CSL or BibTeX type, such as article or book",
        )
    return (section_type, False) if section_type else (_guessed_type(found, status), True)


def _degree(written: str) -> str:
    """Which thesis a type names: phdthesis, master's thesis; empty where it is just a thesis."""
    from mkdocs_academic.formats.bibtex_terms import GENRES

    return GENRES.get(re.sub(r"[\W_]", "", written.lower()), "")


def _guessed_type(found: Found, status: str) -> str:
    venue_key = found.keys.get("journal", "")
    if venue_key.lower().replace("_", "") in ("booktitle", "conference", "proceedings", "event"):
        return "paper-conference"
    if venue_key:
        return "article-journal"
    if status in ("preprint", "working_paper") or "arxiv" in found.values:
        return "article"
    if "isbn" in found.values or "publisher" in found.values:
        return "book"
    return "document"


def _without_et_al(authors: tuple[Author, ...]) -> tuple[tuple[Author, ...], bool]:
    if authors and is_et_al(authors[-1]):
        return authors[:-1], True
    return authors, False
