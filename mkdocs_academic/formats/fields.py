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

from mkdocs_academic import safety
from mkdocs_academic.errors import Origin, Place, Problems
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.formats.marks import SIGNS, read_marks, read_signs
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.model.dates import BadDate, When, parse_when
from mkdocs_academic.model.identifiers import BadIdentifier, orcid
from mkdocs_academic.model.names import PersonName, parse_name, split_authors
from mkdocs_academic.model.networks import NETWORKS, network_key
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Author
from mkdocs_academic.model.scripts import in_characters

Raw = dict[str, Value]
_TRUE = frozenset({"true", "yes", "y", "on", "1"})
_FALSE = frozenset({"false", "no", "n", "off", "0"})


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


class WrongForm(Exception):
    """A value that does not fit its field: the code, the message and the hint of a diagnosis, and where inside."""

    def __init__(self, code: str, message: str, hint: str | None = None, inside: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.inside = code, message, hint, inside


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
            values[name] = _READERS[field.form](value, key, origin)
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


def _noun(value: Value) -> str:
    return {list: "a list", dict: "a mapping", bool: "true or false"}.get(type(value), "a text")


def as_text(value: Value, key: str, origin: Origin | None = None) -> str:
    """One text; a list or a mapping is refused."""
    if type(value) is str:
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    raise WrongForm("wrong-type", f"{key!r} should be a text, not {_noun(value)}", f"write {key}: the text")


def as_texts(value: Value, key: str, origin: Origin | None = None) -> tuple[str, ...]:
    """A list of texts; one text is a list of one. A mapping inside is written out as `key: value`."""
    items = value if isinstance(value, list) else [value]
    texts: list[str] = []
    for index, item in enumerate(items):
        if isinstance(item, dict) and all(isinstance(part, str | None | bool) for part in item.values()):
            # "- GPA: 4.0" without quotes is a mapping to YAML and a text to whoever wrote it.
            texts.extend(f"{name}: {as_text(part, key)}" for name, part in item.items())
        elif isinstance(item, dict | list):
            raise WrongForm("wrong-type", f"an item of {key!r} should be a text, not {_noun(item)}", None, (index,))
        else:
            texts.append(as_text(item, key))
    return tuple(filter(None, texts))


def as_words(value: Value, key: str, origin: Origin | None = None) -> tuple[str, ...]:
    """A list of words; one text is taken apart at its commas."""
    if isinstance(value, str):
        return tuple(filter(None, (part.strip() for part in re.split(r"[,;]", value))))
    return as_texts(value, key)


def as_flag(value: Value, key: str, origin: Origin | None = None) -> bool:
    if isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise WrongForm("wrong-type", f"{key!r} should be true or false", f"write {key}: true")


def as_when(value: Value | When, key: str, origin: Origin | None = None) -> When:
    """A date from text; a format that has dates of its own hands them over as they are."""
    if isinstance(value, str):
        return parse_when(value)
    if isinstance(value, When):
        return value
    raise WrongForm("wrong-type", f"{key!r} should be a date, not {_noun(value)}", "write 2024, 2024-05 or 2024-05-17")


def as_url(value: Value, key: str, origin: Origin | None = None) -> str:
    """An address that may be linked to, whole or inside the site."""
    text = as_text(value, key)
    if re.match(r"www\.[\w-]+\.", text):
        text = f"https://{text}"
    try:
        return safety.url(text)
    except safety.Unsafe as unsafe:
        raise WrongForm("unsafe-link", f"{unsafe.reason} cannot be linked to", unsafe.hint) from None


# What HugoBlox calls the types of links, by our names of the same.
LINK_TYPES = {"dataset": "data", "site": "website", "canonical": "url", "event": "event_url"} | {
    name: name for name in "pdf preprint code model slides video poster project source demo discussion bibtex".split()
}


def as_links(value: Value, key: str, origin: Origin | None = None) -> tuple[Link, ...]:
    """`{label: address}`, or a list of addresses and of mappings with a label, an address and perhaps an icon."""
    if isinstance(value, dict) and not ({"url", "link"} & set(value)):
        return tuple(_link(name, target, (name,), key, origin) for name, target in value.items() if target)
    links = []
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(item, dict):
            target = item.get("url") or item.get("link") or item.get("href")
            if target is None and len(item) == 1:
                label, target = next(iter(item.items()))
            else:
                label = as_text(item.get("label") or item.get("name") or item.get("title"), key)
            kind = LINK_TYPES.get(as_text(item.get("type"), key).lower(), "")
            link = _link(label or ("" if kind else as_text(item.get("type"), key)), target, (index,), key, origin)
            icon = as_text(item.get("icon"), key)
            links.append(Link(label if kind else link.label, link.url, icon, kind or link.kind, link.origin))
        else:
            links.append(_link("", item, (index,), key, origin))
    return tuple(links)


def _link(label: str, target: Value, inside: tuple[str | int, ...], key: str, origin: Origin | None) -> Link:
    try:
        address = as_url(target, key)
    except WrongForm as wrong:
        raise WrongForm(wrong.code, wrong.message, wrong.hint, inside) from None
    if not label:
        label = re.sub(r"^\w+:/*(?:www\.)?([^/]+).*", r"\1", address)
    where = Origin(origin.file, (*origin.path, key, *inside)) if origin else None
    kind = network_key(label)
    return Link(label, address, "", kind if kind in NETWORKS else "", where)


_EMPHASIS = re.compile(r"(\*{1,3}|_{2})(?=\S)(.+?)(?<=\S)\1")
_SIGNS_BEHIND = re.compile(rf"(?<!\s)[{re.escape(SIGNS)}]+$")
_LONGEST_NAME = 300
_ET_AL = frozenset({"others", "et al", "et al.", "and others"})


def as_authors(value: Value | tuple[Author, ...], key: str, origin: Origin | None = None) -> tuple[Author, ...]:
    """Authors from a list, from one string, or from mappings with a name, an ORCID iD, an address and marks."""
    if isinstance(value, tuple):  # read already, by a format that has its own way of writing names
        return value
    if isinstance(value, str):
        value = list(split_authors(value))
    items = value if isinstance(value, list) else [value]
    return tuple(_author(item, key, (index,)) for index, item in enumerate(items) if item)


def _author(item: Value, key: str, inside: tuple[str | int, ...]) -> Author:
    if isinstance(item, str):
        return read_author(item)
    if not isinstance(item, dict):
        raise WrongForm(
            "wrong-type", f"an author is a name, not {_noun(item)}", "write authors: [Given Family]", inside
        )
    parts = [as_text(item.get(part), part) for part in ("given", "particle", "family") if item.get(part)]
    if len(parts) == 2 and in_characters("".join(parts)):
        parts.reverse()
    name = item.get("name") or " ".join(parts)
    if not isinstance(name, str) or not name:
        raise WrongForm("wrong-type", "an author without a name", "write {name: Given Family, orcid: …}", inside)
    author = read_author(name)
    marks = tuple(mark for mark in ("equal", "corresponding", "student") if item.get(mark) is True)
    url = as_url(item["url"], "url") if item.get("url") else ""
    try:
        orcid_id = orcid(as_text(item["orcid"], "orcid")) if item.get("orcid") else ""
    except BadIdentifier as bad:
        raise WrongForm("bad-orcid", bad.reason, bad.hint, (*inside, "orcid")) from None
    return Author(
        author.name,
        orcid_id,
        url,
        tuple(dict.fromkeys((*author.marks, *read_marks(as_words(item.get("marks") or [], "marks")), *marks))),
        author.emphasised,
    )


_AUTHORS: dict[str, Author] = {}


def read_author(text: str) -> Author:
    """A name with RenderCV's emphasis taken off (and remembered) and al-folio's marks at its end read."""
    known = _AUTHORS.get(text)
    if known is None:
        if len(_AUTHORS) > 50_000:
            _AUTHORS.clear()
        known = _AUTHORS[text] = _read_author(text.strip())
    return known


def _read_author(text: str) -> Author:
    if len(text) > _LONGEST_NAME:
        return Author(PersonName(literal=text))
    bare = text
    emphasised = ("**" in bare or "__" in bare) and bool(re.search(r"\*\*\S|__\S", bare))
    bare = _EMPHASIS.sub(r"\2", bare)
    end = _SIGNS_BEHIND.search(bare)
    marks = read_signs(end[0]) if end else ()
    bare = bare[: end.start()] if end else bare
    return Author(parse_name(bare.replace("*", "").strip() or text), marks=marks, emphasised=emphasised)


def is_et_al(author: Author) -> bool:
    """Whether a name is none but `and others`."""
    return str(author.name).strip(" .").lower() in {word.strip(".") for word in _ET_AL}


def as_raw(value: Value, key: str, origin: Origin | None = None) -> Value:
    return value


_READERS: dict[str, Callable[[Any, str, Origin], Any]] = {
    "text": as_text,
    "texts": as_texts,
    "words": as_words,
    "flag": as_flag,
    "when": as_when,
    "url": as_url,
    "file": as_url,  # no link of its own
    "links": as_links,
    "authors": as_authors,
    "raw": as_raw,
}
