"""The fields that a mapping may hold: declared once by name, synonyms and form, read with every problem reported.

A declaration is a line `canonical synonym … : form`. `read_fields` turns a mapping into typed values under canonical
names; what it does not know is kept aside, and reported where it looks like a slip of the pen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from mkdocs_academic.errors import Origin, Place, Problems
from mkdocs_academic.formats.forms import READERS, WrongForm
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.model.dates import BadDate

Raw = dict[str, Value]


class Field(NamedTuple):
    """A field: its canonical name, what else it may be called, and how its value is read."""

    name: str
    synonyms: tuple[str, ...]
    form: str


class Fields(NamedTuple):
    """The fields of one kind, by every key that a user may write."""

    noun: str
    by_key: Mapping[str, Field]

    def find(self, key: str) -> Field | None:
        """The field of a key, also where it stands in the singular for the plural or the other way round."""
        name = field_key(key)
        found = self.by_key.get(key) or self.by_key.get(name) or self.by_key.get(f"{name}s")
        return found or (self.by_key.get(name[:-1]) if name.endswith("s") else None)


@dataclass(slots=True)
class Found:
    """What a mapping held: `values` by canonical name, `keys` as they were written, `extra` what is not declared.

    `links` names the fields that hold an address, in the order in which they were written.
    """

    values: dict[str, Any]
    keys: dict[str, str]
    extra: dict[str, Value]
    links: list[str]

    def text(self, name: str) -> str:
        return self.values.get(name) or ""


def declare(noun: str, *specifications: str) -> Fields:
    """Fields from lines `canonical synonym … : form`; an earlier line keeps a key that a later one claims too."""
    by_key: dict[str, Field] = {}
    for line in "\n".join(specifications).strip().splitlines():
        if not line.strip():
            continue
        names, _, form = line.partition(":")
        canonical, *synonyms = names.split()
        field = Field(canonical, tuple(synonyms), form.strip() or "text")
        for key in (canonical, *synonyms):
            by_key.setdefault(field_key(key), field)
    return Fields(noun, by_key)


@lru_cache(maxsize=4096)
def field_key(key: str) -> str:
    """A key for looking up: lower case, `_` for blanks and hyphens, camelCase taken apart."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key.strip())
    return re.sub(r"[\s_-]+", "_", spaced).lower()


def read_fields(
    mapping: Raw,
    fields: Fields,
    origin: Origin,
    problems: Problems,
    elsewhere: Callable[[str], bool] = lambda key: False,
) -> Found:
    """Read a mapping by its declaration.

    Args:
        mapping: keys and values as YAML gave them.
        fields: what may stand in it.
        origin: where it stands.
        problems: takes every value that does not fit and every key that looks mistyped.
        elsewhere: whether a key that is not declared here is known in another kind, so that it is no slip.
    """
    found = Found({}, {}, {}, [])
    values, keys = found.values, found.keys
    unknown: list[str] = []
    for key, value in mapping.items():
        field = fields.by_key.get(key) or fields.find(key)
        if field is None:
            found.extra[key] = value
            unknown.append(key)
            continue
        if value is None or value == "":
            continue
        name = field.name
        if name in keys and not _replaces(found, mapping, field, key, origin, problems):
            continue
        try:
            values[name] = READERS[field.form](value, key, origin)
            keys[name] = key
            if name not in found.links and (field.form == "links" or (field.form == "url" and name != "url")):
                found.links.append(name)
        except WrongForm as wrong:
            problems.error(wrong.code, wrong.message, origin.place(key, *wrong.inside), wrong.hint)
            keys[name] = key
        except BadDate as bad:
            problems.error("bad-date", bad.reason, origin.place(key), bad.hint)
            keys[name] = key
    for key in unknown:
        if not elsewhere(key):
            report_typo(key, fields, set(keys), origin.place(key, key=True), problems)
    return found


def _replaces(found: Found, mapping: Raw, field: Field, key: str, origin: Origin, problems: Problems) -> bool:
    """Two keys of one meaning: the canonical one is read, the other kept aside and reported unless it says the same."""
    earlier = found.keys[field.name]
    wins = key == field.name
    kept, dropped = (key, earlier) if wins else (earlier, key)
    if mapping[earlier] != mapping[key]:
        found.extra[dropped] = mapping[dropped]
        problems.warn(
            "same-field",
            f"{kept!r} and {dropped!r} mean the same here, and only {kept!r} is shown",
            origin.place(dropped, key=True),
            f"remove one of them, or move the text of {dropped!r} into 'note'",
        )
    return wins


def report_typo(key: str, fields: Fields, taken: Iterable[str], place: Place, problems: Problems) -> None:
    """Report an unknown key as an error where it is one slip away from a declared field that is not there."""
    taken = set(taken)
    free = [name for name, field in fields.by_key.items() if field.name not in taken]
    near = nearest(field_key(key), free, careful=True)
    if near:
        problems.error("unknown-key", f"unknown key {key!r} in {fields.noun}", place, f"did you mean {near!r}?")
