"""A CV as JSON Resume (https://jsonresume.org/schema, 1.3): what résumé programs and registries of themes read.

What the schema has no place for stands under keys of its own, which it allows: talks, courses and projects as in the
file that academicpages makes (`presentations`, `teaching`), the other kinds under their names in the plural. Made from
the model alone; texts are plain words, dates ISO 8601.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from mkdocs_academic.formats.jsonresume import GENERATOR
from mkdocs_academic.formats.titles import normalised_title
from mkdocs_academic.formats.wording import has_appeared, say, status
from mkdocs_academic.model.cv import AnyEntry, Section
from mkdocs_academic.model.dates import PartialDate, When
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.networks import NETWORKS
from mkdocs_academic.model.profile import Link, Profile
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Occasion, Talk

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/master/schema.json"

UrlOf = Callable[[AnyEntry], str]
_ISO = re.compile(r"[12]\d{3}(-\d\d){0,2}")
_CERTIFICATES = frozenset({"certificates", "certifications"})
_PRIVATE = frozenset({"email", "phone"})
_NEVER = frozenset({"image", "importance", "inline", "label", "name", "terms"})


class Shape(NamedTuple):
    """How the entries of a kind are written: under which key, which names their fields have there.

    `title` is the name for what an entry is called, `words` for an entry that is words alone, if that is another;
    `dated` is for a single date, empty where it is a time from its beginning to its end.
    """

    key: str
    title: str = "name"
    names: Mapping[str, str] = MappingProxyType({})
    dated: str = ""
    words: str = ""


SHAPES = {
    "position": Shape("work", "position", {"company": "name"}),
    "service": Shape("volunteer", "position"),
    "education": Shape("education", "studyType", {"degree": "studyType", "grade": "score"}),
    "award": Shape("awards", "title", {"kind": "type"}, "date"),
    "certificate": Shape("certificates", "name", {"awarder": "issuer"}, "date"),
    "publication": Shape("publications", "name", {}, "releaseDate"),
    "talk": Shape("presentations", "name", {}, "date"),
    "teaching": Shape("teaching", "course", {"summary": "description"}),
    "skill": Shape("skills", "name", {"label": "name", "details": "keywords"}),
    "language": Shape("languages", "language", {"label": "language", "level": "fluency"}),
    "interest": Shape("interests"),
    "reference": Shape("references", "name", {"summary": "reference"}, words="reference"),
    "project": Shape("projects", "name", {"summary": "description", "role": "roles", "partners": "entity",
                                          "category": "type", "tags": "keywords"}),
    "grant": Shape("grants"),
    "supervision": Shape("supervision"),
    "membership": Shape("memberships"),
    "software": Shape("software"),
    "dataset": Shape("datasets"),
    "patent": Shape("patents"),
    "media": Shape("media", dated="date"),
    "entry": Shape("other", words="text"),
    "text": Shape("other", "text"),
}  # fmt: skip
_LISTS = frozenset({"roles", "keywords", "courses"})
# What the schema wants as one text in any of its parts.
_TEXTS = frozenset(
    "area awarder date description entity fluency institution issuer language level location name organization "
    "position reference score studyType summary title type".split()
)


def write_resume(
    profile: Profile,
    sections: Iterable[Section],
    *,
    canonical: str = "",
    image: str = "",
    url_of: UrlOf = lambda entry: "",
) -> str:
    """A file of JSON Resume. What is private and not published is not in it.

    Args:
        profile: the owner, as the library publishes it.
        sections: the CV; their order is that of the keys.
        canonical: the whole address of the file; empty where the site has none.
        image: the whole address of the photo.
        url_of: the whole address of a record's own page; empty where it has none.
    """
    data: dict[str, Any] = {"$schema": SCHEMA, "basics": _basics(profile, image)}
    for section in sections:
        kind = "certificate" if normalised_title(section.title) in _CERTIFICATES else section.kind
        if kind == "news":
            continue
        for entry in section.entries:
            shape, written = _record(entry, kind, profile.publish, url_of)
            if shape.key == "other" and section.title:
                written = {"section": say(section.title)} | written
            data.setdefault(shape.key, []).append(written)
    meta = {"canonical": canonical, "version": "v1.3.1", "lastModified": _moment(profile.updated)}
    data["meta"] = _present(meta) | {"generator": GENERATOR}
    encode = json.JSONEncoder(
        ensure_ascii=False
    ).encode  # with an indent it would be written in Python, five times slower
    return "{\n" + ",\n".join(f"{encode(key)}: {_lines(value, encode)}" for key, value in data.items()) + "\n}\n"


def _lines(value: Any, encode: Callable[[Any], str]) -> str:
    """A value with each of its entries on a line."""
    if not isinstance(value, list):
        return encode(value)
    return "[\n" + ",\n".join(map(encode, value)) + "\n]"


# Who ------------------------------------------------------------------------------------------------------------------


def _basics(profile: Profile, image: str) -> dict[str, Any]:
    website = next((link.url for link in profile.links if link.kind == "website" and _is_whole(link.url)), "")
    return _present(
        {
            "name": str(profile.name),
            "label": say(profile.headline),
            "image": image,
            "email": next(iter(profile.emails), "") if "email" in profile.publish else "",
            "phone": next(iter(profile.phones), "") if "phone" in profile.publish else "",
            "url": website,
            "summary": say(profile.summary),
            "location": _present(
                {
                    "address": say(profile.address) if "address" in profile.publish else "",
                    "city": say(profile.location),
                }
            ),
            "profiles": [
                _present({"network": _network(link), "username": _username(link), "url": link.url})
                for link in profile.links
                if _is_whole(link.url) and link.url != website
            ],
        }
    )


def _network(link: Link) -> str:
    known = NETWORKS.get(link.kind)
    return link.label or (known.label if known else link.kind.capitalize())


def _username(link: Link) -> str:
    """What of an address on a network is the user's, where the network's addresses differ in that alone."""
    known = NETWORKS.get(link.kind)
    before, _, after = known.template.partition("{}") if known else ("", "", "")
    fits = before and link.url.startswith(before) and link.url.endswith(after)
    return link.url[len(before) : len(link.url) - len(after)].strip("/") if fits else ""


# Records --------------------------------------------------------------------------------------------------------------


def _record(entry: AnyEntry, kind: str, publish: frozenset[str], url_of: UrlOf) -> tuple[Shape, dict[str, Any]]:
    if isinstance(entry, Publication):
        return SHAPES["publication"], _work(entry, url_of)
    if isinstance(entry, Talk):
        return SHAPES["talk"], _talk(entry, url_of)
    shape = SHAPES.get(kind, SHAPES["entry"])
    if entry.kind == "text":
        return shape, {shape.words or shape.title: say(entry.name)}
    return shape, _entry(entry, shape, publish, url_of)


def _entry(entry: Entry, shape: Shape, publish: frozenset[str], url_of: UrlOf) -> dict[str, Any]:
    """An entry of any other kind: what it is called first, then its fields, its time, and what all entries have."""
    hidden = _NEVER if shape.key == "references" and "referee_contacts" in publish else _NEVER | _PRIVATE
    title = "organization" if shape.key == "volunteer" and not entry.text("organization") else shape.title
    data: dict[str, Any] = {title: say(entry.name)}
    for name in entry.fields:
        key = shape.names.get(name, name)
        if name in shape.names or name not in hidden:
            data[key] = _value(entry.fields[name], key) or data.get(key)
    data |= _time(entry.when, shape.dated)
    tags = shape.names.get("tags", "tags")
    for name, text in (("summary", entry.summary), ("location", entry.location), ("note", entry.note)):
        data[shape.names.get(name, name)] = say(text)
    data |= {"highlights": [say(text) for text in entry.highlights], tags: [say(tag) for tag in entry.tags]}
    data |= {"url": _address(entry, url_of), "links": _links(entry.links), "group": say(entry.group)}
    return _present(data)


def _value(value: object, key: str) -> Any:
    if isinstance(value, tuple):
        if any(isinstance(item, Link) for item in value):
            return _links(item for item in value if isinstance(item, Link))
        words = [say(str(getattr(item, "name", item))) for item in value]
        return words if len(words) > 1 and key not in _TEXTS else _value(", ".join(words), key)
    if isinstance(value, bool) and key not in _TEXTS | _LISTS:
        return value
    text = say(str(value))
    if key not in _LISTS:
        return text
    return text.split(", ") if "(" not in text else [text]


def _work(work: Publication, url_of: UrlOf) -> dict[str, Any]:
    appeared = has_appeared(work)
    place = (work.journal or work.publisher) if appeared else ""
    return _present(
        {
            "name": say(work.title),
            "publisher": say(place),
            **_time(work.issued, "releaseDate"),
            "url": doi_url(work.doi) if work.doi else _address(work, url_of),
            "summary": say(work.abstract),
            "authors": [str(author.name) for author in work.authors],
            "type": work.type,
            "doi": work.doi,
            "volume": say(work.volume) if appeared else "",
            "issue": say(work.issue) if appeared else "",
            "pages": say(work.pages) if appeared else "",
            "status": status(work),
            "keywords": [say(tag) for tag in work.tags],
            "key": work.key,
        }
    )


def _talk(talk: Talk, url_of: UrlOf) -> dict[str, Any]:
    first, *others = talk.occasions
    return _present(
        {
            "name": say(talk.name),
            **_occasion(first),
            "description": say(talk.abstract),
            "type": say(talk.kind_text) or talk.kind.replace("_", " "),
            "state": talk.state,
            "speakers": [str(author.name) for author in talk.speakers],
            "url": _address(talk, url_of),
            "occasions": [_present(_occasion(other)) for other in others],
            "keywords": [say(tag) for tag in talk.tags],
            "key": talk.key,
        }
    )


def _occasion(occasion: Occasion) -> dict[str, Any]:
    said = {"event": say(occasion.event), "venue": say(occasion.venue), "location": say(occasion.location)}
    return said | _time(occasion.when, "date")


def _address(entry: AnyEntry, url_of: UrlOf) -> str:
    """The whole address that a record names, else that of its page on the site."""
    return entry.url if _is_whole(entry.url) else url_of(entry)


def _links(links: Iterable[Link]) -> list[dict[str, str]]:
    return [_present({"name": say(link.label) or link.kind, "url": link.url}) for link in links if _is_whole(link.url)]


# Dates and values -----------------------------------------------------------------------------------------------------


def _time(when: When, dated: str) -> dict[str, str]:
    """A date or a time in the keys of the schema; what is no date of ISO 8601 stands under `when`, as it was written.

    A time that goes on has no end. One date of a thing that lasts is its beginning and its end.
    """
    start, end = _iso(when.start), _iso(when.end)
    if when.text is not None or (when.start and not start) or (when.end and not end):
        return _present({"when": str(when), dated or "startDate": start})
    if dated:
        return _present({dated: start or end} | ({"endDate": end} if end != start else {}))
    return _present({"startDate": start, "endDate": "" if when.ongoing else end or start})


def _iso(day: PartialDate | None) -> str:
    text = str(day) if day else ""
    return text if _ISO.fullmatch(text) else ""


def _moment(when: When | None) -> str:
    """The day of the last change as the schema's date and time; empty where the day is not known."""
    return f"{when.start}T00:00:00Z" if when and when.start and when.start.day and _iso(when.start) else ""


def _is_whole(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _present(data: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that have a value."""
    return {key: value for key, value in data.items() if value not in ("", None, [], {})}
