"""One record at a time: a publication, a talk or any other entry from the mapping in which it was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from mkdocs_academic.errors import Origin, Problems
from mkdocs_academic.formats import kinds, titles
from mkdocs_academic.formats.fields import Found, Raw, field_key, is_et_al, read_fields
from mkdocs_academic.formats.licenses import read_access
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.formats.registries import REGISTRIES, SCHOLAR_ID, registry_links
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.statuses import NO_STANDING, Standing, read_standing, read_venue, split_date
from mkdocs_academic.model.dates import NO_DATE, BadDate, When, join_dates, parse_when
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.identifiers import BadIdentifier, arxiv, doi, doi_url
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Author, Publication, Version, read_status, read_type
from mkdocs_academic.model.talk import Occasion, Talk, read_kind
from mkdocs_academic.safety import Unsafe

_RELATED = ("talks", "projects", "grants")
# Fields whose names and values are a publication's own.
_AS_THEY_ARE = frozenset(
    "journal volume issue pages publisher series edition isbn issn original_title reviewed pmid hal ssrn url round "
    "genre job_market peer_reviewed abbr preview citation highlights tags group selected language distinct".split()
)
_LABELLED = frozenset({"skill", "language", "interest", "entry"})
_HANDLED = frozenset({"date", "start_date", "end_date", "highlights", "note", "links", "tags", "selected", "hidden"})
_NOTHING: Mapping[str, Any] = MappingProxyType({})


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
    if "title" not in values and "title" not in found.keys and not _mistyped(problems, before):
        problems.error("missing-title", "a publication without a title", origin.place(), "add 'title: …'")
    section_type, section_status = titles.type_of_title(section)
    issued = _when(values, origin, problems, found)
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
        doi=_identifier(doi, "doi", found, origin, problems),
        arxiv=_identifier(arxiv, "arxiv", found, origin, problems),
        status=status,
        status_text=status_text,
        abstract=values.get("summary", ""),
        awards=values.get("award", ()),
        editors=values.get("editor", ()),
        translators=values.get("translator", ()),
        note=_sentences(values.get("note", ())),
        links=_links(found, origin) + _registries(found, origin, problems),
        license=license,
        open_access=is_open,
        hide_bibtex=values.get("bibtex_show") is False,
        section=section,
        related={name: values[name] for name in _RELATED if name in values} or _NOTHING,
        versions=versions,
        same_as=(*values.get("same_as", ()), *others),
        extra=_extra(found, (SCHOLAR_ID,)),
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


def _mistyped(problems: Problems, before: int) -> bool:
    """Whether a key of this record was reported as a slip: it may well be the one that is missed."""
    return any(problem.code == "unknown-key" for problem in problems.found[before:])


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
                _when(inner.values, where, problems, inner),
                inner.text("journal"),
                _identifier(doi, "doi", inner, where, problems),
                _identifier(arxiv, "arxiv", inner, where, problems),
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


def _identifier(read: Any, name: str, found: Found, origin: Origin, problems: Problems) -> str:
    text = found.values.get(name)
    if not text:
        return ""
    try:
        return str(read(text))
    except BadIdentifier as bad:
        problems.error(f"bad-{name}", bad.reason, origin.place(found.keys[name]), bad.hint)
        return ""


def _without_et_al(authors: tuple[Author, ...]) -> tuple[tuple[Author, ...], bool]:
    if authors and is_et_al(authors[-1]):
        return authors[:-1], True
    return authors, False


def read_talk(value: Raw, section: str, origin: Origin, problems: Problems) -> Talk | None:
    """One talk from its mapping; None if it is hidden."""
    before = len(problems.found)
    found = read_fields(value, kinds.fields_of("talk"), origin, problems, kinds.known_elsewhere)
    values = found.values
    if values.get("hidden"):
        return None
    if not values.get("event") and "name" not in found.keys and not _mistyped(problems, before):
        problems.error("missing-title", "a talk without a name", origin.place(), "add 'name: …'")
    own = _occasion(values, _when(values, origin, problems, found))
    more = _occasions(found, origin, problems)
    kind_text = values.get("kind", "")
    kind = read_kind(kind_text) or ""
    return Talk(
        name=values.get("name") or values.get("event", ""),
        key=values.get("key", ""),
        occasions=((own, *more) if own != Occasion() or not more else more),
        kind=kind or ("invited" if values.get("invited") and not kind_text else ""),
        kind_text="" if kind else kind_text,
        speakers=values.get("with", ()),
        host=values.get("host", ""),
        invited=values.get("invited", False),
        state=values.get("state", "").lower(),
        abstract=values.get("summary", ""),
        note=" ".join(values.get("note", ())),
        highlights=values.get("highlights", ()),
        url=values.get("url", ""),
        links=_links(found, origin),
        publication=values.get("publication", ""),
        tags=values.get("tags", ()),
        group=values.get("group", ""),
        section=section,
        selected=values.get("selected", False),
        language=values.get("language", ""),
        extra=_extra(found),
        origin=origin,
    )


def _occasion(values: Mapping[str, Any], when: When, links: tuple[Link, ...] = ()) -> Occasion:
    event, venue = values.get("event", ""), values.get("venue", "")
    if not event:
        event, venue = venue, ""  # academicpages' `venue` is the event
    return Occasion(
        event,
        venue,
        values.get("location", ""),
        when,
        values.get("time", ""),
        values.get("end_time", ""),
        values.get("timezone", ""),
        links,
    )


def _occasions(found: Found, origin: Origin, problems: Problems) -> tuple[Occasion, ...]:
    written = found.values.get("occasions")
    read = []
    for index, item in enumerate(written if isinstance(written, list) else [written] if written else []):
        where = Origin(origin.file, (*origin.path, found.keys["occasions"], index))
        if not isinstance(item, dict):
            problems.error("wrong-type", "an occasion should be a mapping", where.place(), "write {event: …, date: …}")
            continue
        inner = read_fields(item, kinds.fields_of("talk"), where, problems, kinds.known_elsewhere)
        read.append(_occasion(inner.values, _when(inner.values, where, problems, inner), _links(inner, where)))
    return tuple(read)


def read_entry(value: Raw, kind: str, origin: Origin, problems: Problems) -> Entry | None:
    """One entry of any other kind; None if it is hidden. An entry of words alone is of kind `text`."""
    own_kind = kinds.kind_of_entry(value)
    if own_kind == "text":
        found = read_fields(value, kinds.fields_of("text"), origin, problems, kinds.known_elsewhere)
        return None if found.values.get("hidden") else Entry("text", found.text("bullet"), origin=origin)
    if kind in ("text", "publication", "talk"):
        kind = "entry"
    declared = kinds.fields_of(kind)
    if len(value) == 1 and _is_label(next(iter(value)), kind):
        value = dict(zip(("label", "details"), next(iter(value.items())), strict=True))
    found = read_fields(value, declared, origin, problems, kinds.known_elsewhere)
    values = found.values
    if values.get("hidden"):
        return None
    common = {
        name: values.pop(name) for name in ("key", "location", "summary", "group", "language", "url") if name in values
    }
    when = _when(values, origin, problems, found)
    if when == NO_DATE and values.get("terms"):
        when = _terms(values.pop("terms"))
    links = _links(found, origin)
    if kind in ("software", "dataset") and (identifier := _identifier(doi, "doi", found, origin, problems)):
        links = (*links, Link("DOI", doi_url(identifier), "", "doi"))
        values.pop("doi")
    handled = _HANDLED.union(found.links)
    own = {name: text for name, text in values.items() if name not in handled and text}
    for key, text in found.extra.items():
        if isinstance(text, str) and text and kinds.known_elsewhere(key):
            own.setdefault(kinds.canonical_elsewhere(key), text)
    return Entry(
        kind=kind,
        name=_entry_name(found),
        when=when,
        highlights=values.get("highlights", ()),
        note=" ".join(values.get("note", ())),
        links=links,
        tags=values.get("tags", ()),
        selected=values.get("selected", False),
        fields={name: _plain(item) for name, item in own.items()},
        extra=_extra(found),
        origin=origin,
        **common,
    )


def _is_label(key: str, kind: str) -> bool:
    """Whether the one key of a mapping is a label: "- Languages: Python"; while "- nmae: Prize" is a slip."""
    declared = kinds.fields_of(kind)
    if kind in _LABELLED:
        return field_key(key) not in declared.by_key
    return not kinds.known_elsewhere(key) and nearest(field_key(key), ("name", "title", "label", "details")) is None


def _terms(terms: tuple[str, ...]) -> When:
    """The terms in which a course was taught, as written; it is sorted by the first of them."""
    try:
        first = parse_when(terms[0])
    except BadDate:
        return When(text=", ".join(terms))
    return first if len(terms) == 1 else When(first.start or first.end, text=", ".join(terms))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple) and value and isinstance(value[0], Author):
        return tuple(str(author.name) for author in value)
    if isinstance(value, When):
        return str(value)
    if isinstance(value, dict):
        return tuple(f"{name}: {_said(item)}" for name, item in value.items() if item)
    return tuple(map(_said, value)) if isinstance(value, list) else value


def _said(value: Value) -> str:
    """Whatever a value holds as words, so that none of it is lost."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_said(item)}" for name, item in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value or "")


def _entry_name(found: Found) -> str:
    for name in ("name", "label", "text"):
        if found.values.get(name):
            return str(found.values[name])
    return ""


def _when(values: Mapping[str, Any], origin: Origin, problems: Problems, found: Found) -> When:
    if "date" in values:
        when: When = values["date"]
        return when
    try:
        return join_dates(values.get("start_date"), values.get("end_date"))
    except BadDate as bad:
        key = found.keys.get("end_date") or found.keys["start_date"]
        problems.error("bad-range", f"this entry {bad.reason}", origin.place(key), bad.hint)
        return When()


def _links(found: Found, origin: Origin) -> tuple[Link, ...]:
    """The links of an entry in the order in which they were written; labels of the known kinds come from the views."""
    links: list[Link] = []
    for name in found.links:
        value = found.values[name]
        if isinstance(value, tuple):
            links.extend(value)
        elif value:
            links.append(Link("", value, "", name, Origin(origin.file, (*origin.path, found.keys[name]))))
    return tuple(links)


def _extra(found: Found, also: tuple[str, ...] = ()) -> Mapping[str, Any]:
    return found.extra | {name: found.values[name] for name in also if name in found.values} or _NOTHING
