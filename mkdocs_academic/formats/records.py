"""A talk or any other entry of a CV from the mapping in which it was written, and what publications share with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import Any

from mkdocs_academic.errors import Origin, Problems
from mkdocs_academic.formats import kinds
from mkdocs_academic.formats.fields import Found, Raw, field_key, read_fields
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.formats.news import dated_news
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.titles import with_subtitle
from mkdocs_academic.model.dates import BadDate, When, join_dates
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.globe import Point
from mkdocs_academic.model.identifiers import BadIdentifier, doi, doi_url
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.talk import Occasion, Talk, read_kind

_LABELLED = frozenset({"skill", "language", "interest", "entry"})
_HANDLED = frozenset({"date", "start_date", "end_date", "highlights", "note", "links", "tags", "selected", "hidden"})
NOTHING: Mapping[str, Any] = MappingProxyType({})


def read_talk(value: Raw, section: str, origin: Origin, problems: Problems) -> Talk | None:
    """One talk from its mapping; None if it is hidden."""
    before = len(problems.found)
    found = read_fields(value, kinds.fields_of("talk"), origin, problems, kinds.known_elsewhere)
    values = found.values
    if values.get("hidden"):
        return None
    if not values.get("event") and "name" not in found.keys and not has_slips(problems, before):
        problems.error("missing-title", "a talk without a name", origin.place(), "add 'name: …'")
    own = _occasion(value, found, read_when(found, origin, problems))
    own = _placed(own, found, origin, problems)
    more = _occasions(found, origin, problems)
    kind_text = values.get("kind", "")
    kind = read_kind(kind_text) or ""
    return Talk(
        name=with_subtitle(values.get("name") or values.get("event", ""), values.get("subtitle", "")),
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
        links=read_links(found, origin),
        publication=values.get("publication", ""),
        tags=values.get("tags", ()),
        group=values.get("group", ""),
        section=section,
        selected=values.get("selected", False),
        embed=values.get("embed", False),
        language=values.get("language", ""),
        extra=read_extra(found),
        origin=origin,
    )


def _occasion(written: Raw, found: Found, when: When, links: tuple[Link, ...] = ()) -> Occasion:
    values = found.values
    event, venue = values.get("event", ""), values.get("venue", "")
    if not event:
        event, venue = venue, ""  # academicpages' `venue` is the event
    begin, _, end = values.get("time", "").partition("-")
    zone = values.get("timezone", "")
    if not begin:
        begin, told = _time_in(written, found, "date", "start_date")
        zone = zone or told
        end = _time_in(written, found, "end_date")[0] if begin else ""
    return Occasion(
        event, venue, values.get("location", ""), when, begin, values.get("end_time", "") or end, zone, links
    )


_TIMESTAMP = re.compile(r"-\d\d[T ](\d\d?:\d\d)(?::\d\d(?:\.\d+)?)?\s*(Z|[+-]\d\d(?::?\d\d)?)?")


def _time_in(written: Raw, found: Found, *names: str) -> tuple[str, str]:
    """The time of day and the zone of a date that holds them (`2026-05-03T14:30+02:00`); empty where one does not.

    Midnight is what programs write that know of no time.
    """
    typed = next((written[key] for name in names if (key := found.keys.get(name, "")) in written), "")
    stamp = _TIMESTAMP.search(typed) if isinstance(typed, str) else None
    if stamp is None:
        return "", ""
    from mkdocs_academic.model.clock import BadTime, read_times, zone_of_offset

    with suppress(BadTime):
        if (clock := read_times(stamp[1])[0]) != "00:00":
            return clock, zone_of_offset(stamp[2] or "")
    return "", ""


def _occasions(found: Found, origin: Origin, problems: Problems) -> tuple[Occasion, ...]:
    written = found.values.get("occasions")
    read = []
    for index, item in enumerate(written if isinstance(written, list) else [written] if written else []):
        where = Origin(origin.file, (*origin.path, found.keys["occasions"], index))
        if not isinstance(item, dict):
            problems.error("wrong-type", "an occasion should be a mapping", where.place(), "write {event: …, date: …}")
            continue
        inner = read_fields(item, kinds.fields_of("talk"), where, problems, kinds.known_elsewhere)
        occasion = _occasion(item, inner, read_when(inner, where, problems), read_links(inner, where))
        read.append(_placed(occasion, inner, where, problems))
    return tuple(read)


def _placed(occasion: Occasion, found: Found, origin: Origin, problems: Problems) -> Occasion:
    """An occasion with where on earth it was: the degrees, if they were written, and where its location was."""
    values, keys = found.values, found.keys
    point: Point | None = values.get("coordinates")
    if "lat" in values and "lon" in values:
        point = Point(values["lat"], values["lon"])
    elif one := next((name for name in ("lat", "lon") if name in values), ""):
        other = "lon" if one == "lat" else "lat"
        if other not in keys and point is None:
            message = f"{keys[one]!r} without {other!r} is no place"
            problems.error("bad-coordinates", message, origin.place(keys[one]), f"add '{other}: …'")
    if occasion.location:
        occasion = occasion._replace(place_origin=Origin(origin.file, (*origin.path, keys["location"])))
    return occasion._replace(point=point) if point else occasion


def read_entry(value: Raw, kind: str, origin: Origin, problems: Problems) -> Entry | None:
    """One entry of any other kind; None if it is hidden. An entry of words alone is of kind `text`."""
    own_kind = kinds.kind_of_entry(value)
    if kind == "news":
        value = dated_news(value)
    elif own_kind == "text":
        found = read_fields(value, kinds.fields_of("text"), origin, problems, kinds.known_elsewhere)
        if not (found.values.keys() - {"bullet", "hidden"} or found.extra):
            return None if found.values.get("hidden") else Entry("text", found.text("bullet"), origin=origin)
        value = {"name" if key == found.keys.get("bullet") else key: item for key, item in value.items()}
    if kind in ("text", "publication", "talk"):
        kind = "entry"
    value = _whole_repository(value)
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
    when = read_when(found, origin, problems)
    if values.get("terms"):
        from mkdocs_academic.formats.terms import read_terms

        when = read_terms(values.pop("terms"), when)
    links = read_links(found, origin)
    if kind in ("software", "dataset"):
        from mkdocs_academic.formats.packages import take_packages

        if identifier := read_identifier(doi, "doi", found, origin, problems):
            links = (*links, Link("DOI", doi_url(identifier), "", "doi"))
            values.pop("doi")
        links = (*links, *take_packages(values))
    handled = _HANDLED.union(found.links)
    own = {name: text for name, text in values.items() if name not in handled and text}
    for key, text in found.extra.items():
        if isinstance(text, str) and text and kinds.known_elsewhere(key):
            own.setdefault(kinds.canonical_elsewhere(key), text)
    return Entry(
        kind=kind,
        name=found.text("name") or found.text("label") or found.text("text"),
        when=when,
        highlights=values.get("highlights", ()),
        note=" ".join(values.get("note", ())),
        links=links,
        tags=values.get("tags", ()),
        selected=values.get("selected", False),
        image=own.pop("image", ""),
        fields={name: _plain(item) for name, item in own.items()},
        extra=read_extra(found),
        origin=origin,
        **common,
    )


def _is_label(key: str, kind: str) -> bool:
    """Whether the one key of a mapping is a label: "- Languages: Python"; while "- nmae: Prize" is a slip."""
    declared = kinds.fields_of(kind)
    if kind in _LABELLED:
        return field_key(key) not in declared.by_key
    return not kinds.known_elsewhere(key) and nearest(field_key(key), ("name", "title", "label", "details")) is None


def _whole_repository(value: Raw) -> Raw:
    """An entry whose `github: owner/name` is a whole address."""
    found = {
        key: f"https://github.com/{text}"
        for key, text in value.items()
        if field_key(key) == "github" and isinstance(text, str) and re.fullmatch(r"[\w-]+/[\w.-]+", text)
    }
    return {**value, **found} if found else value


def _plain(value: Any) -> Any:
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


# What records of every kind have --------------------------------------------------------------------------------------


def has_slips(problems: Problems, before: int) -> bool:
    """Whether a key of this record was reported as a slip: it may well be the one that is missed."""
    return any(problem.code == "unknown-key" for problem in problems.found[before:])


def read_identifier(read: Callable[[str], str], name: str, found: Found, origin: Origin, problems: Problems) -> str:
    """A DOI or the like as `read` writes it; empty where there is none, or a wrong one, which is reported."""
    text = found.values.get(name)
    if not text:
        return ""
    try:
        return read(text)
    except BadIdentifier as bad:
        problems.error(f"bad-{name}", bad.reason, origin.place(found.keys[name]), bad.hint)
        return ""


def read_when(found: Found, origin: Origin, problems: Problems) -> When:
    """The date of a record, or the time between two."""
    values = found.values
    if "date" in values:
        when: When = values["date"]
        return when
    try:
        return join_dates(values.get("start_date"), values.get("end_date"))
    except BadDate as bad:
        key = found.keys.get("end_date") or found.keys["start_date"]
        problems.error("bad-range", f"this entry {bad.reason}", origin.place(key), bad.hint)
        return When()


def read_links(found: Found, origin: Origin) -> tuple[Link, ...]:
    """The links of an entry in the order in which they were written; labels of the known kinds come from the views."""
    links: list[Link] = []
    for name in found.links:
        value = found.values[name]
        if isinstance(value, tuple):
            links.extend(value)
        elif value:
            links.append(Link("", value, "", name, Origin(origin.file, (*origin.path, found.keys[name]))))
    return tuple(links)


def read_extra(found: Found, also: tuple[str, ...] = ()) -> Mapping[str, Any]:
    """What is not declared, and the declared fields named in `also`, which no record has a place for."""
    return found.extra | {name: found.values[name] for name in also if name in found.values} or NOTHING
