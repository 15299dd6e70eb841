"""People as they are written down: the head of a CV, a page's `author`, `authors.yml`, the option `profile`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mkdocs_academic.errors import Origin, Problem, Problems
from mkdocs_academic.formats.contacts import Person as Person
from mkdocs_academic.formats.contacts import (
    add_network,
    take_emails,
    take_links,
    take_social_networks,
    take_website,
)
from mkdocs_academic.formats.fields import Found, Raw, declare, field_key, read_fields, report_typo
from mkdocs_academic.formats.forms import WrongForm, as_text, as_url, as_words
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.dates import BadDate, join_dates
from mkdocs_academic.model.names import PersonName, parse_name, split_authors
from mkdocs_academic.model.networks import NETWORKS, network_key
from mkdocs_academic.model.profile import Affiliation, Profile

_FIELDS = declare(
    "a profile",
    """
name : raw
aliases former_names name_variants : texts
pronouns
pronunciation
credentials postnominals : words
headline label subtitle tagline
bio description
summary about
affiliations affiliation employer institution organizations organization company : raw
location : raw
address
office
hours office_hours
email emails mail : raw
phone phones tel telephone : texts
birth_date birthday born
photo avatar image picture
website uri url homepage : raw
interests research_interests : words
status : raw
social_networks profiles social : raw
custom_connections : raw
links : raw
type
publish : words
updated modified : when
role title
group user_groups
start_date : when
end_date : when
now now_at
advisor adviser supervisor : raw
co_advisors co_advisers coadvisors : raw
education : raw
""",
)
_NOT_OURS = frozenset({"sections", "design", "locale", "settings", "schema", "slug", "is_owner", "superuser", "icon"})
_SHORT_BIO = 120


def read_person(mapping: Raw, origin: Origin, problems: Problems, *, noun_keys: bool = True) -> Person:
    """Read the keys of one person where they stand; merging with other places is `build_profile`'s.

    Flat network keys (`github: name`), `social_networks`, `website`, `links` and `custom_connections` become links in
    the order in which they were written.
    """
    own: Raw = {}
    person: Person = {}
    unknown: list[str] = []
    for key, value in mapping.items():
        network = NETWORKS.get(network_key(key))
        if _FIELDS.find(key):
            own[key] = value
        elif network and isinstance(value, str) and value:
            add_network(person, network, value, origin, (key,), problems)
        elif value is not None and field_key(key) not in _NOT_OURS and not (network and value == ""):
            unknown.append(key)
    found = read_fields(own, _FIELDS, origin, problems)
    for name, value in found.values.items():
        key = found.keys[name]
        try:
            _CONVERTERS.get(name, _take)(person, name, value, key, origin, problems)
        except WrongForm as wrong:
            problems.error(wrong.code, wrong.message, origin.place(key, *wrong.inside), wrong.hint)
    _join_dates(person, found, origin, problems)
    if noun_keys:
        _report_unknown(unknown, found, person, origin, problems)
    person["extra"] = {key: mapping[key] for key in unknown} | found.extra
    person.setdefault("origin", origin)
    return person


def build_profile(*people: Person) -> Profile:
    """One profile from several places, the first that says a thing being right; links are merged by network."""
    merged: Person = {}
    for person in people:
        for key, value in person.items():
            merged.setdefault(key, value)
    links = [value for key, value in merged.items() if key.startswith("link:")]
    headline, summary = merged.get("headline", ""), merged.get("summary", "")
    bio = merged.get("bio", "")
    if bio and not headline and len(bio) <= _SHORT_BIO and "\n" not in bio:
        headline = bio
    elif bio and not summary:
        summary = bio
    taken = {name: merged[name] for name in _PLAIN if name in merged}
    return Profile(
        **taken,
        headline=headline or merged.get("role", ""),
        summary=summary,
        links=tuple(links),
        publish=frozenset(field_key(name) for name in merged.get("publish", ())),
        aliases=tuple(parse_name(alias) for alias in merged.get("aliases", ())),
        extra=merged.get("extra", {}),
    )


_PLAIN = (
    "name",
    "pronouns",
    "pronunciation",
    "credentials",
    "affiliations",
    "location",
    "address",
    "office",
    "hours",
    "emails",
    "phones",
    "birth_date",
    "photo",
    "interests",
    "status",
    "type",
    "updated",
    "id",
    "role",
    "group",
    "when",
    "now",
    "advisors",
    "co_advisors",
    "origin",
    "photo_origin",
)


def _report_unknown(unknown: list[str], found: Found, person: Person, origin: Origin, problems: Problems) -> None:
    for key in unknown:
        before = len(problems.found)
        report_typo(key, _FIELDS, found.keys, origin.place(key, key=True), problems)
        if len(problems.found) == before:
            network = nearest(network_key(key), (name for name in NETWORKS if len(name) > 3))
            if network and f"link:{NETWORKS[network].name}" not in person:
                problems.error(
                    "unknown-key",
                    f"unknown key {key!r} in a profile",
                    origin.place(key, key=True),
                    f"did you mean {network!r}?",
                )


def _join_dates(person: Person, found: Found, origin: Origin, problems: Problems) -> None:
    start, end = person.pop("start_date", None), person.pop("end_date", None)
    if start is None and end is None:
        return
    try:
        person["when"] = join_dates(start, end)
    except BadDate as bad:
        key = found.keys.get("end_date") or found.keys["start_date"]
        problems.error("bad-range", f"this person's time here {bad.reason}", origin.place(key), bad.hint)


def _take(person: Person, name: str, value: Any, key: str, origin: Origin, problems: Problems) -> None:
    person[name] = value


def _name(person: Person, name: str, value: Value, key: str, origin: Origin, problems: Problems) -> None:
    if isinstance(value, dict):
        parts = {field_key(part): as_text(text, part) for part, text in value.items() if isinstance(text, str)}
        given = parts.get("given") or parts.get("first") or parts.get("first_name", "")
        middle = parts.get("middle", "")
        person["name"] = PersonName(
            family=parts.get("family") or parts.get("last") or parts.get("last_name", ""),
            given=" ".join(filter(None, (given, middle))),
            particle=parts.get("particle", ""),
            suffix=parts.get("suffix", ""),
            native=parts.get("native") or parts.get("alternate", ""),
            sort=parts.get("sort", ""),
            literal=parts.get("literal", "") or ("" if given else parts.get("display", "")),
        )
        for part in ("pronouns", "pronunciation"):
            if part in parts:
                person[part] = parts[part]
        if str(person["name"]):
            return
        problems.error("wrong-type", "a name without its parts", origin.place(key), "write {given: …, family: …}")
        return
    if isinstance(value, bool | list):
        problems.error("wrong-type", "a name should be a text", origin.place(key), 'write name: "Given Family"')
        return
    person["name"] = parse_name(str(value))


def _affiliations(person: Person, name: str, value: Value, key: str, origin: Origin, problems: Problems) -> None:
    found = []
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        inside = (key, index) if isinstance(value, list) else (key,)
        if isinstance(item, dict):
            parts = {field_key(part): text for part, text in item.items()}
            try:
                url = as_url(parts["url"], "url") if parts.get("url") else ""
            except WrongForm as wrong:
                problems.error(wrong.code, wrong.message, origin.place(*inside, "url"), wrong.hint)
                url = ""
            texts = {part: as_text(parts.get(part), part) for part in ("name", "department", "role")}
            found.append(Affiliation(**texts, url=url))
        elif isinstance(item, str):
            found.append(Affiliation(item))
        else:
            problems.error("wrong-type", "an affiliation should be a text or a mapping", origin.place(*inside))
    person["affiliations"] = tuple(entry for entry in found if entry.name or entry.department or entry.role)


def _location(person: Person, name: str, value: Value, key: str, origin: Origin, problems: Problems) -> None:
    if isinstance(value, dict):
        # JSON Resume's location: the town is shown, street and postal code are an address, which is private.
        parts = {field_key(part): as_text(text, part) for part, text in value.items() if isinstance(text, str)}
        shown = (parts.get("city"), parts.get("region"), parts.get("country") or parts.get("country_code"))
        person["location"] = ", ".join(filter(None, shown))
        person.setdefault("address", ", ".join(filter(None, (parts.get("address"), parts.get("postal_code")))))
        return
    _text(person, name, value, key, origin, problems)


def _text(person: Person, name: str, value: Value, key: str, origin: Origin, problems: Problems) -> None:
    if name == "status" and isinstance(value, dict):
        person[name] = as_text(value.get("text") or value.get("icon"), key)
        return
    try:
        person[name] = as_text(value, key)
    except WrongForm as wrong:
        problems.error(wrong.code, wrong.message, origin.place(key), wrong.hint)


def _photo(person: Person, name: str, value: str, key: str, origin: Origin, problems: Problems) -> None:
    person["photo"] = value
    person["photo_origin"] = Origin(origin.file, (*origin.path, key))


def _renamed(target: str) -> Any:
    def take(person: Person, name: str, value: Any, key: str, origin: Origin, problems: Problems) -> None:
        person[target] = value

    return take


def _people(target: str) -> Any:
    """The names, or ids, of people: a list, or one text; an id has no capital letter, a name may have a comma."""

    def take(person: Person, name: str, value: Value, key: str, origin: Origin, problems: Problems) -> None:
        if isinstance(value, str) and value != value.lower():
            person[target] = tuple(split_authors(value))
        else:
            person[target] = as_words(value, key)

    return take


def _credentials(
    person: Person, name: str, value: tuple[str, ...], key: str, origin: Origin, problems: Problems
) -> None:
    person["credentials"] = ", ".join(value)


_CONVERTERS: Mapping[str, Any] = {
    "name": _name,
    "affiliations": _affiliations,
    "location": _location,
    "status": _text,
    "email": take_emails,
    "phone": _renamed("phones"),
    "website": take_website,
    "social_networks": take_social_networks,
    "custom_connections": take_links,
    "links": take_links,
    "photo": _photo,
    "advisor": _people("advisors"),
    "co_advisors": _people("co_advisors"),
    "credentials": _credentials,
}


def empty_file(name: str, source: YamlSource) -> Problem:
    """The diagnosis of a file in which nothing is written."""
    return Problem("error", "empty-file", f"{name} is empty", source.place(()), "write 'cv:' and below it 'name: …'")
