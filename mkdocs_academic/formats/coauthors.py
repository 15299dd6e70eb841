"""al-folio's `coauthors.yml`: people who are only linked to, by family name, with the given names they write under.

    "hopper":
      - firstname: [Grace, G. M.]
        url: https://example.org/hopper/

Family names are compared as names are anywhere else, so accents and capital letters do not matter.
"""

from __future__ import annotations

from typing import Any

from mkdocs_academic.errors import AcademicError, Origin, Problems
from mkdocs_academic.formats.fields import declare, read_fields
from mkdocs_academic.formats.located_yaml import Value, read_yaml
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.directory import Listing
from mkdocs_academic.model.identifiers import BadIdentifier, orcid
from mkdocs_academic.model.names import Person, PersonName

_FIELDS = declare(
    "a co-author",
    """
firstname first_name given given_name forename : texts
url link website homepage uri : url
orcid
""",
)


def read_coauthors(source: YamlSource, problems: Problems) -> tuple[Listing, ...]:
    """The co-authors of a file, in its order; one without an address is kept, since a name may be that person's."""
    try:
        data = read_yaml(source, problems)
    except AcademicError as error:
        problems.extend(error.problems)
        return ()
    if data is None:
        problems.inform("empty-file", f"{source.name} is empty", source.place(()), _hint("hopper"))
        return ()
    if not isinstance(data, dict):
        problems.error("wrong-type", "co-authors stand here by their family names", source.place(()), _hint("hopper"))
        return ()
    found = []
    for family, people in data.items():
        for index, person in enumerate(people if isinstance(people, list) else [people]):
            origin = Origin(source, (family, index) if isinstance(people, list) else (family,))
            listing = _read_one(family, person, origin, problems)
            found += [listing] if listing else []
    return tuple(found)


def _read_one(family: str, value: Value, origin: Origin, problems: Problems) -> Listing | None:
    if not isinstance(value, dict):
        problems.error("wrong-type", f"a co-author {family!r} should be a mapping", origin.place(), _hint(family))
        return None
    found = read_fields(value, _FIELDS, origin, problems)
    values: dict[str, Any] = found.values
    person = Person(PersonName(family, given) for given in values.get("firstname") or ("",))
    url = values.get("url", "")
    try:
        identifier = orcid(values["orcid"]) if "orcid" in values else ""
    except BadIdentifier as bad:
        problems.error("bad-orcid", bad.reason, origin.place(found.keys["orcid"]), bad.hint)
        identifier = ""
    url = url or (f"https://orcid.org/{identifier}" if identifier else "")
    return Listing(person, url, identifier, origin)


def _hint(family: str) -> str:
    return f"write {family}: [{{firstname: [Grace, G. M.], url: https://…}}]"
