"""The whole library as JSON, for other programs; its layout is versioned and described in the documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from mkdocs_academic.errors import Origin
from mkdocs_academic.formats.fields import field_key
from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.dates import When
from mkdocs_academic.model.directory import Listing
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.globe import Point
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.profile import Profile
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.model.venue import Venue

VERSION = 1
# Fields that only say how records were joined; the places of all of them are written as `sources`.
_INTERNAL = frozenset({"type_is_guess", "same_as", "distinct", "sources", "key_origin", "place_origin", "cite_key"})
# What no output holds unasked, by the words that people have for it.
_PRIVATE = {
    "phone": frozenset("phone phones telephone tel mobile cell fax".split()),
    "email": frozenset("email emails mail e_mail".split()),
    "address": frozenset("address street postal_code zip home_address".split()),
    "birth_date": frozenset("birth_date birthday born date_of_birth dob birthdate".split()),
}


def write_library(
    profile: Profile,
    sections: Iterable[Section],
    publications: Iterable[Publication],
    talks: Iterable[Talk],
    *,
    people: Mapping[str, Profile] | None = None,
    coauthors: Iterable[Listing] | None = None,
    venues: Mapping[str, Venue] | None = None,
    items: Iterable[AnyEntry] = (),
) -> dict[str, Any]:
    """The library as plain data: profile, sections in order, publications, talks; people, co-authors and venues where
    they are given. Every record with file and line.

    What is private and not published is not in it.

    Args:
        profile: the owner.
        sections: the CV.
        loose: records that stand in no section.
        items: records that have pages of their own, whether they stand in a section or not.
    """
    data = {
        "format": "mkdocs-academic",
        "version": VERSION,
        "profile": _profile(profile),
        "sections": [
            {
                "title": section.title,
                "kind": section.kind,
                "source": _source(section.origin),
                "entries": [_record(entry, profile.publish) for entry in section.entries],
            }
            for section in sections
        ],
        "publications": [_record(work, profile.publish) for work in publications],
        "talks": [_record(talk, profile.publish) for talk in talks],
    }
    if people is not None:
        data["people"] = {name: _profile(person) for name, person in people.items()}
    if coauthors is not None:
        data["coauthors"] = [_coauthor(listing) for listing in coauthors]
    if venues is not None:
        data["venues"] = {abbr: _plain_fields(venue) for abbr, venue in venues.items()}
    pages = [_record(entry, profile.publish) for entry in items]
    return data | ({"items": pages} if pages else {})


def _profile(profile: Profile) -> dict[str, Any]:
    data = _plain_fields(profile)
    data.pop("publish", None)
    data.pop("photo_origin", None)
    return _without_private(data, profile.publish)


def _coauthor(listing: Listing) -> dict[str, Any]:
    data = {"names": _plain(listing.person.names), "url": listing.url, "orcid": listing.orcid}
    return {key: value for key, value in data.items() if value} | {"source": _source(listing.origin)}


def _record(entry: AnyEntry, publish: frozenset[str]) -> dict[str, Any]:
    kind = "publication" if isinstance(entry, Publication) else "talk" if isinstance(entry, Talk) else entry.kind
    data = _plain_fields(entry)
    if isinstance(entry, Talk) and ("kind" in data or "kind_text" in data):
        data["talk_kind"] = data.pop("kind", "") or data.pop("kind_text", "")
    data = {"kind": kind} | data
    if isinstance(entry, Publication):
        data["sources"] = [_source(origin) for origin in entry.sources or (entry.origin,) if origin]
    if isinstance(entry, Entry) and entry.kind == "reference":
        # Referees' own, not the owner's: published by an option of their own.
        publish = frozenset(_PRIVATE) if "referee_contacts" in publish else frozenset()
    return _without_private(data, publish)


def _without_private(data: dict[str, Any], publish: frozenset[str]) -> dict[str, Any]:
    """The data of a record or a person without contacts that are not published, however deep they stand."""
    hidden = frozenset(word for name, words in _PRIVATE.items() if name not in publish for word in words)

    def cleared(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: cleared(item) for key, item in value.items() if field_key(key) not in hidden}
        return [cleared(item) for item in value] if isinstance(value, list) else value

    return {key: cleared(value) for key, value in data.items() if field_key(key) not in hidden}


def _plain_fields(value: Any) -> dict[str, Any]:
    """The fields of a dataclass that say something, as plain data; where it was written under `source`."""
    data: dict[str, Any] = {}
    for name in _names(value):
        if name in _INTERNAL:
            continue
        content = getattr(value, name)
        if name == "origin":
            if content is not None:
                data["source"] = _source(content)
        elif content not in ("", (), None, False, frozenset()) and content != When() and content != {}:
            data[name] = _plain(content)
    return data


def _names(value: Any) -> tuple[str, ...]:
    names: tuple[str, ...] = value._fields if hasattr(value, "_fields") else tuple(item.name for item in fields(value))
    return names


def _plain(value: Any) -> Any:
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, PersonName):
        return {"name": str(value)} | {part: getattr(value, part) for part in _names(value) if getattr(value, part)}
    if isinstance(value, Point):
        return value._asdict()  # on the equator too
    if is_dataclass(value) or hasattr(value, "_fields"):
        return _plain_fields(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [_plain(item) for item in value]
    return value


def _when(when: When) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if when.start:
        data["start"] = str(when.start)
    if when.end:
        data["end"] = str(when.end)
    if when.ongoing:
        data["ongoing"] = True
    if when.text is not None:
        data["text"] = when.text
    return data


def _source(origin: Origin | None) -> dict[str, Any] | None:
    if origin is None:
        return None
    place = origin.place()
    return {"file": place.file, "line": place.line}
