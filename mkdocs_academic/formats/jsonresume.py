"""JSON Resume (https://jsonresume.org/schema), and the older dialect of it that academicpages has, read into a CV.

JSON is read as the YAML that it is, so that messages can say where a value stands. Each part of the file becomes a
section, in the order of the file; parts that no schema knows are sections under their own names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from mkdocs_academic.errors import AcademicError, Origin, Problem, Problems
from mkdocs_academic.formats import kinds
from mkdocs_academic.formats.fields import Raw
from mkdocs_academic.formats.located_yaml import Value, read_yaml
from mkdocs_academic.formats.people import empty_file, read_person
from mkdocs_academic.formats.publications import read_publication
from mkdocs_academic.formats.records import read_entry, read_talk
from mkdocs_academic.formats.rendercv import CVFile, section_title
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.titles import normalised_title
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.publication import read_type

GENERATOR = "mkdocs-academic"
"""What stands in `meta.generator` of a file that we have written: such a file is never read as somebody's CV."""


class Part(NamedTuple):
    """A part of the file: the section and the kind that it becomes, and what its keys are called in ours."""

    title: str
    kind: str
    names: Mapping[str, str] = MappingProxyType({})


PARTS = {
    "work": Part("Experience", "position", {"name": "company", "description": "note"}),
    "volunteer": Part("Volunteering", "service"),
    "education": Part("Education", "education"),
    "awards": Part("Awards", "award"),
    "certificates": Part("Certificates", "award"),
    "publications": Part("Publications", "publication"),
    "presentations": Part("Presentations", "talk"),
    "teaching": Part("Teaching", "teaching"),
    "skills": Part("Skills", "skill"),
    "languages": Part("Languages", "language", {"language": "name"}),
    "interests": Part("Interests", "interest"),
    "references": Part("References", "reference", {"reference": "summary"}),
    "projects": Part("Projects", "project", {"roles": "role", "entity": "partners", "type": "category"}),
    "portfolio": Part("Portfolio", "project"),
    "grants": Part("Grants", "grant"),
    "supervision": Part("Supervision", "supervision"),
    "memberships": Part("Memberships", "membership"),
    "software": Part("Software", "software"),
    "datasets": Part("Datasets", "dataset"),
    "patents": Part("Patents", "patent"),
    "media": Part("Media", "media"),
}
_ASIDE = ("$schema", "basics", "meta", "other")
_BOOKS = frozenset({"book", "thesis", "report", "pamphlet", "manuscript", "software", "dataset"})
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB]\w\w)\\u([dD][c-fC-F]\w\w)")


def is_ours(text: str) -> bool:
    """Whether a file of JSON is one that we have written."""
    return re.search(rf'"generator"\s*:\s*"{GENERATOR}"', text) is not None


def json_source(name: str, text: str, folder: Path | None = None) -> YamlSource:
    """A text of JSON as the YAML that it is: only pairs of surrogates are something else there."""
    text = _PAIR.sub(lambda found: found[1] + _character(found[2], found[3]), text) if "\\u" in text else text
    return YamlSource(name, text, folder=folder)


def read_resume(source: YamlSource, chosen_kinds: Mapping[str, str], problems: Problems) -> CVFile:
    """Read a file of JSON Resume. Problems of every entry are collected; broken syntax is one problem and an empty CV.

    Args:
        source: the text, by `json_source`.
        chosen_kinds: kinds by the titles of sections, which win over what the file says.
        problems: takes what is wrong.
    """
    try:
        data = _parsed(source)
    except AcademicError as error:
        problems.extend(error.problems)
        return CVFile()
    if not isinstance(data, dict):
        found = empty_file(source.name, source) if data is None else None
        message = 'a file of JSON Resume is an object: {"basics": {…}, "work": […]}'
        problems.extend([found or Problem("error", "wrong-type", message, source.place(()))])
        return CVFile()
    basics, meta = data.get("basics"), data.get("meta")
    person = dict(_filled(basics)) if isinstance(basics, dict) else {}
    changed = meta.get("lastModified") if isinstance(meta, dict) else None
    if isinstance(changed, str) and (day := re.match(r"\d{4}-\d\d-\d\d", changed)):
        person.setdefault("updated", day[0])
    sections = [section for key in data if (section := _section(key, data[key], source, chosen_kinds, problems))]
    sections += _others(data.get("other"), source, chosen_kinds, problems)
    return CVFile(read_person(person, Origin(source, ("basics",)), problems), tuple(sections))


def _parsed(source: YamlSource) -> Value:
    """The value of the file; YAML would let slips pass that no other reader of JSON does.

    Raises:
        AcademicError: the text is no JSON.
    """
    try:
        json.loads(source.text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        if not source.text.strip():
            return None
        place = source.at(error.lineno - 1, error.colno - 1)
        raise AcademicError([Problem("error", "json-syntax", f"this is no JSON: {error.msg}", place)]) from None
    except RecursionError:
        pass  # how deep a file may be is said below
    return read_yaml(source)


def _character(first: str, second: str) -> str:
    return chr(0x10000 + ((int(first, 16) & 0x3FF) << 10) + (int(second, 16) & 0x3FF))


def _section(
    key: str, value: Value, source: YamlSource, chosen: Mapping[str, str], problems: Problems
) -> Section | None:
    """A part as a section; None where it is none, which is reported unless the schema has it."""
    if key in _ASIDE or value is None:
        return None
    part = PARTS.get(key)
    if part is None:
        near = nearest(key.lower(), (*PARTS, *_ASIDE))
        if near or not isinstance(value, list):
            hint = f"did you mean {near!r}?" if near else "a section is a list"
            report = problems.error if near else problems.inform
            report("unknown-key", f"unknown key {key!r} in JSON Resume", source.place((key,), key=True), hint)
            return None
        title = section_title(re.sub(r"(?<=[a-z])(?=[A-Z])", "_", key).lower())
        part = Part(title, kinds.kind_of_section(title, value, chosen))
    if not isinstance(value, list):
        hint = f'write "{key}": [ … ]'
        problems.error("wrong-type", f"{key!r} should be a list", source.place((key,)), hint)
        return None
    entries = [((key, index), entry) for index, entry in enumerate(value)]
    return _made(part, entries, Origin(source, (key,)), chosen, problems)


def _others(value: Value, source: YamlSource, chosen: Mapping[str, str], problems: Problems) -> Iterable[Section]:
    """What the file has no part for, as we write it: each entry says in which section it stands."""
    found: dict[str, list[tuple[tuple[str | int, ...], Value]]] = {}
    for index, entry in enumerate(value if isinstance(value, list) else []):
        title = entry.pop("section", None) if isinstance(entry, dict) else None
        found.setdefault(title if isinstance(title, str) else "Other", []).append((("other", index), entry))
    for title, entries in found.items():
        kind = kinds.kind_of_section(title, [entry for _, entry in entries], chosen)
        yield _made(Part(title, kind), entries, Origin(source, ("other",)), chosen, problems)


def _made(
    part: Part,
    entries: Sequence[tuple[tuple[str | int, ...], Value]],
    origin: Origin,
    chosen: Mapping[str, str],
    problems: Problems,
) -> Section:
    wanted = normalised_title(part.title)
    kind = next((kind for title, kind in chosen.items() if normalised_title(title) == wanted), part.kind)
    read = [_entry(entry, part, kind, Origin(origin.file, path), problems) for path, entry in entries]
    return Section(part.title, kind, tuple(entry for entry in read if entry), origin, is_open=not entries)


def _entry(value: Value, part: Part, kind: str, origin: Origin, problems: Problems) -> AnyEntry | None:
    if isinstance(value, str) and value:
        return Entry("text", value, origin=origin)
    if not isinstance(value, dict):
        return None
    entry = _dated({part.names.get(key, key): item for key, item in _filled(value).items()})
    if not entry:
        return None
    if isinstance(roles := entry.get("role"), list):
        entry["role"] = ", ".join(map(str, roles))
    if set(entry) == {"text"} or (kind == "reference" and set(entry) == {"summary"}):
        return Entry("text", str(next(iter(entry.values()))), origin=origin)
    if kind == "publication":
        type_ = read_type(str(entry.get("type", ""))) or ""
        if type_ not in _BOOKS and "publisher" in entry and "journal" not in entry:
            entry["journal"] = entry.pop("publisher")
        return read_publication(entry, part.title, origin, problems)
    if kind == "talk":
        return read_talk(entry, part.title, origin, problems)
    return read_entry(entry, kind, origin, problems)


def _filled(value: Raw) -> Raw:
    """A mapping without the keys that say nothing: empty texts and null are common."""
    return {key: item for key, item in value.items() if item not in (None, "", [], {})}


def _dated(entry: Raw) -> Raw:
    """An entry with its time as ours have it: one day is no time from itself to itself, and words win."""
    start, end = entry.get("startDate"), entry.get("endDate")
    if "when" in entry:
        entry["date"] = entry.pop("when")
    elif start and start == end:
        entry["date"] = start
    elif end and "date" in entry:
        entry["startDate"] = entry.pop("date")
        return entry
    if "date" in entry:
        entry.pop("startDate", None)
        entry.pop("endDate", None)
    if isinstance(given := entry.get("occasions"), list):
        entry["occasions"] = [_dated(dict(one)) if isinstance(one, dict) else one for one in given]
    return entry
