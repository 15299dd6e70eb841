"""The forms of values: a text, texts, a flag, a date, an address, links, authors. Each is read from what YAML gave."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from mkdocs_academic import safety
from mkdocs_academic.errors import Origin
from mkdocs_academic.formats.located_yaml import Value
from mkdocs_academic.formats.marks import SIGNS, read_marks, read_signs
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.model.dates import When, parse_when
from mkdocs_academic.model.globe import Point
from mkdocs_academic.model.identifiers import BadIdentifier, orcid
from mkdocs_academic.model.names import PersonName, parse_name, split_authors
from mkdocs_academic.model.networks import NETWORKS, network_key
from mkdocs_academic.model.profile import Link
from mkdocs_academic.model.publication import Author
from mkdocs_academic.model.scripts import in_characters

_TRUE = frozenset({"true", "yes", "y", "on", "1"})
_FALSE = frozenset({"false", "no", "n", "off", "0"})
_EMPHASIS = re.compile(r"(\*{1,3}|_{2})(?=\S)(.+?)(?<=\S)\1")
_SIGNS_BEHIND = re.compile(rf"(?<!\s)[{re.escape(SIGNS)}]+$")
_LONGEST_NAME = 300
_ET_AL = frozenset({"others", "et al", "and others"})


class WrongForm(Exception):
    """A value that does not fit its field: the code, the message and the hint of a diagnosis, and where inside."""

    def __init__(self, code: str, message: str, hint: str | None = None, inside: tuple[str | int, ...] = ()) -> None:
        super().__init__(message)
        self.code, self.message, self.hint, self.inside = code, message, hint, inside


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


def as_time(value: Value, key: str, origin: Origin | None = None) -> str:
    """A time of day as `14:30`, or two as `14:30-15:30`."""
    from mkdocs_academic.model.clock import BadTime, read_times

    try:
        return "-".join(filter(None, read_times(as_text(value, key))))
    except BadTime as bad:
        raise WrongForm("bad-time", bad.reason, bad.hint) from None


def as_zone(value: Value, key: str, origin: Origin | None = None) -> str:
    """The name of a time zone as IANA has it."""
    from mkdocs_academic.model.clock import BadTime, read_zone

    try:
        return read_zone(as_text(value, key))
    except BadTime as bad:
        raise WrongForm("bad-timezone", bad.reason, bad.hint) from None


def as_url(value: Value, key: str, origin: Origin | None = None) -> str:
    """An address that may be linked to, whole or inside the site."""
    text = as_text(value, key)
    if text == "#":  # what stands in samples until there is an address
        return ""
    try:
        return safety.url(safety.with_scheme(text))
    except safety.Unsafe as unsafe:
        raise WrongForm("unsafe-link", f"{unsafe.reason} cannot be linked to", unsafe.hint) from None


# What HugoBlox calls the types of links, by our names of the same.
LINK_TYPES = {"dataset": "data", "site": "website", "canonical": "url", "event": "event_url"} | {
    name: name
    for name in "pdf preprint code model slides video poster project source demo discussion bibtex doi".split()
}


def as_links(value: Value, key: str, origin: Origin | None = None) -> tuple[Link, ...]:
    """`{label: address}`, or a list of addresses and of mappings with a label, an address and perhaps an icon."""
    if isinstance(value, dict) and not ({"url", "link"} & set(value)):
        named = (_link(name, target, (name,), key, origin) for name, target in value.items() if target)
        return tuple(link for link in named if link.url)
    links = []
    for index, item in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(item, dict):
            target = item.get("url") or item.get("link") or item.get("href")
            if target is None and len(item) == 1:
                label, target = next(iter(item.items()))
            else:
                label = as_text(item.get("label") or item.get("name") or item.get("title"), key)
            written = as_text(item.get("type"), key)
            kind = LINK_TYPES.get(written.lower(), "")
            link = _link(label or ("" if kind else written[:1].upper() + written[1:]), target, (index,), key, origin)
            icon = as_text(item.get("icon"), key)
            links.append(Link(label if kind else link.label, link.url, icon, kind or link.kind, link.origin))
        else:
            links.append(_link("", item, (index,), key, origin))
    return tuple(link for link in links if link.url)


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


def as_authors(value: Value | tuple[Author, ...], key: str, origin: Origin | None = None) -> tuple[Author, ...]:
    """Authors from a list, from one string, or from mappings with a name, an ORCID iD, an address and marks."""
    if isinstance(value, tuple):  # read already, by a format that has its own way of writing names
        return value
    if isinstance(value, str):
        value = list(split_authors(value))
    items = value if isinstance(value, list) else [value]
    return tuple(_author(item, key, (index,)) for index, item in enumerate(items) if item)


_OF_AUTHORS = ("name", "given", "particle", "family", "orcid", "url", "marks", "equal", "corresponding", "student")


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
    for written in item:
        if written not in _OF_AUTHORS and (near := nearest(written, _OF_AUTHORS)):
            raise WrongForm(
                "unknown-key", f"an author has no {written!r}", f"did you mean {near!r}?", (*inside, written)
            )
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
    return str(author.name).strip(" .").lower() in _ET_AL


_DEGREES = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,15})?)\s*°?\s*([NSEW])?", re.ASCII | re.IGNORECASE)
_AS_DEGREES = "write degrees as a decimal number, negative in the south and in the west: lat: 47.37, lon: 8.54"


def as_latitude(value: Value, key: str, origin: Origin | None = None) -> float:
    """Degrees north of the equator, from -90 to 90."""
    return _degrees(as_text(value, key), key, 90, "NS")


def as_longitude(value: Value, key: str, origin: Origin | None = None) -> float:
    """Degrees east of Greenwich, from -180 to 180."""
    return _degrees(as_text(value, key), key, 180, "EW")


def _degrees(text: str, key: str, limit: int, letters: str) -> float:
    found = _DEGREES.fullmatch(text.strip().replace("−", "-"))
    if found is None or (found[2] or letters)[0].upper() not in letters:
        raise WrongForm("bad-coordinates", f"{key!r} is no number of degrees: {text!r}", _AS_DEGREES)
    degrees = float(found[1]) * (-1 if (found[2] or "").upper() in ("S", "W") else 1)
    if abs(degrees) > limit:
        raise WrongForm("bad-coordinates", f"{key!r} is beyond {limit} degrees: {text!r}", _AS_DEGREES)
    return degrees


def as_coordinates(value: Value, key: str, origin: Origin | None = None) -> Point:
    """Latitude and longitude as `[lat, lon]`, as "47.37, 8.54" or as a mapping of the two."""
    if isinstance(value, dict):
        value = [value.get("lat", value.get("latitude")), value.get("lon", value.get("lng", value.get("longitude")))]
    parts = value if isinstance(value, list) else re.split(r"[,;\s]+", as_text(value, key).strip())
    if len(parts) != 2 or not all(isinstance(part, str) for part in parts):
        raise WrongForm(
            "bad-coordinates", f"{key!r} should be a latitude and a longitude", f"write {key}: [47.37, 8.54]"
        )
    return Point(as_latitude(parts[0], key), as_longitude(parts[1], key))


def as_raw(value: Value, key: str, origin: Origin | None = None) -> Value:
    return value


READERS: dict[str, Callable[[Any, str, Origin], Any]] = {
    "text": as_text,
    "texts": as_texts,
    "words": as_words,
    "flag": as_flag,
    "when": as_when,
    "time": as_time,
    "zone": as_zone,
    "url": as_url,
    "file": as_url,  # no link of its own
    "links": as_links,
    "authors": as_authors,
    "raw": as_raw,
    "latitude": as_latitude,
    "longitude": as_longitude,
    "coordinates": as_coordinates,
}
