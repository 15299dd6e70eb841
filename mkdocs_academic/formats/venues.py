"""al-folio's `venues.yml`: journals and meetings by the short name that works have as their `abbr`.

"NeurIPS": {url: https://neurips.cc/, color: "#5b3a8e"}
"""

from __future__ import annotations

from mkdocs_academic import safety
from mkdocs_academic.errors import AcademicError, Origin, Problems
from mkdocs_academic.formats.fields import Raw, declare, read_fields
from mkdocs_academic.formats.located_yaml import Value, read_yaml
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.identifiers import id_key
from mkdocs_academic.model.venue import Venue

_FIELDS = declare(
    "a venue",
    """
url link website homepage uri : url
color colour
""",
)
_HINT = "write NeurIPS: {url: https://…, color: navy}"


def read_venues(source: YamlSource, problems: Problems) -> dict[str, Venue]:
    """The venues of a file by their short names, as these are written."""
    try:
        data = read_yaml(source, problems)
    except AcademicError as error:
        problems.extend(error.problems)
        return {}
    if data is None:
        problems.inform("empty-file", f"{source.name} is empty", source.place(()), _HINT)
        return {}
    if not isinstance(data, dict):
        problems.error("wrong-type", "venues stand here by their short names", source.place(()), _HINT)
        return {}
    venues: dict[str, Venue] = {}
    first: dict[str, Origin] = {}
    for abbr, value in data.items():
        origin = Origin(source, (abbr,))
        earlier = first.setdefault(id_key(abbr), origin)
        if earlier is not origin:
            problems.error(
                "same-id",
                f"the venue {abbr!r} stands in {earlier.place(key=True)} already",
                origin.place(key=True),
                "keep one of the two; capital letters do not tell them apart",
            )
        elif mapping := _mapping(abbr, value, origin, problems):
            venues[abbr] = _venue(abbr, mapping, origin, problems)
    return venues


def _mapping(abbr: str, value: Value, origin: Origin, problems: Problems) -> Raw | None:
    if isinstance(value, str) and value:
        return {"url": value}
    if isinstance(value, dict):
        return value
    problems.error("wrong-type", f"the venue {abbr!r} should be a mapping", origin.place(), _HINT)
    return None


def _venue(abbr: str, mapping: Raw, origin: Origin, problems: Problems) -> Venue:
    found = read_fields(mapping, _FIELDS, origin, problems)
    color = ""
    try:
        color = safety.color(found.text("color"))
    except safety.Unsafe as unsafe:
        problems.warn("bad-color", f"{unsafe.reason}", origin.place(found.keys["color"]), unsafe.hint)
    for key in ("color", "colour"):
        if key in mapping and mapping[key] is None and "#" in (origin.place(key, key=True).excerpt or ""):
            place = origin.place(key, key=True)
            problems.warn(
                "bad-color", "to YAML a # begins a comment, so this colour is empty", place, "put it in quotes"
            )
    return Venue(abbr, found.text("url"), color, found.extra, origin)
