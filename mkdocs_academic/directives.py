"""`<!-- academic/publications { group_by: type } -->`: what a directive may say, and what it says.

A directive is an HTML comment with a YAML flow mapping, in the manner of Material's tags plugin: invisible elsewhere.
Names and options are a contract; an unknown one is a warning with a suggestion, and the rest of the directive holds.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from mkdocs_academic.errors import AcademicError, Place, Problems
from mkdocs_academic.formats.forms import WrongForm, as_flag
from mkdocs_academic.formats.located_yaml import Value, read_yaml
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.yaml_source import YamlSource
from mkdocs_academic.model.publication import read_status, read_type
from mkdocs_academic.views.facets import FACETS
from mkdocs_academic.views.selection import Choice, read_years

SECTION_SHORTHANDS = {
    "awards": "award", "teaching": "teaching", "grants": "grant", "service": "service", "supervision": "supervision",
    "education": "education", "positions": "position", "skills": "skill", "media": "media", "software": "software",
    "news": "news", "projects": "project",
}  # fmt: skip


_EVERYTHING = Choice()
_ALL_OF_A_BIO = ("summary", "interests", "education", "links")
_UNGROUPED_VIEWS = ("cards", "table", "map")


class Directive(NamedTuple):
    """One directive with its options read; `view`, `heading` and the rest are None where it does not say."""

    name: str
    choice: Choice = _EVERYTHING
    view: str | None = None
    heading: int | None = None
    headings: bool = True
    sections: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    section: str | None = None
    author: str | None = None
    show: tuple[str, ...] = _ALL_OF_A_BIO
    counts: bool = False
    title: bool = False
    filters: tuple[str, ...] = ()
    search: bool = False
    downloads: bool = False


def _words(value: Value) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(str(item) for item in value if isinstance(item, str) and item)
    if isinstance(value, str) and value:
        return (value,)
    raise WrongForm("bad-option", "a word or a list of words is meant")


def _one_of(*allowed: str) -> Callable[[Value], str]:
    def read(value: Value) -> str:
        if isinstance(value, str) and value in allowed:
            return value
        near = nearest(value, allowed) if isinstance(value, str) else None
        raise WrongForm("bad-option", f"no such value: {value!r}", _suggest(near, allowed))

    return read


def _some_of(*allowed: str) -> Callable[[Value], tuple[str, ...]]:
    def read(value: Value) -> tuple[str, ...]:
        if value is False or value is None:
            return ("none",)
        return tuple(_one_of(*allowed)(word) for word in _words(value))

    return read


def _known(read_one: Callable[[str], str | None], what: str) -> Callable[[Value], tuple[str, ...]]:
    def read(value: Value) -> tuple[str, ...]:
        words = _words(value)
        for word in words:
            if read_one(word) is None:
                raise WrongForm("bad-option", f"no {what} is called {word!r}")
        return words

    return read


def _years(value: Value) -> tuple[tuple[int, int], ...]:
    spans = [read_years(word) for word in _words(value)]
    if None in spans:
        raise WrongForm("bad-option", f"{value!r} is no year", "write 2020, 2018-2022, 2018- or -2022")
    return tuple(span for span in spans if span)


def _number(value: Value) -> int:
    if isinstance(value, str) and value.isdecimal() and int(value) > 0:
        return int(value)
    raise WrongForm("bad-option", f"{value!r} is not a number", "write a number from 1")


def _flag(value: Value) -> bool:
    return as_flag(value, "the option")


def _filters(value: Value) -> tuple[str, ...]:
    with contextlib.suppress(WrongForm):
        return FACETS if _flag(value) else ()
    return tuple(dict.fromkeys(_one_of(*FACETS)(word) for word in _words(value) if word != "none"))


def _heading(value: Value) -> int:
    if value in ("none", False):
        return 0
    if isinstance(value, str) and value in ("2", "3", "4", "5", "6"):
        return int(value)
    raise WrongForm("bad-option", f"{value!r} is no heading level", "write a number from 2 to 6, or none")


Reader = Callable[[Value], Any]
_ORDER = _one_of("newest", "oldest", "file", "title")
_FILTERS: dict[str, Reader] = {
    "year": _years, "author": _words, "tag": _words, "section": _words, "keys": _words, "selected": _flag,
    "limit": _number, "order": _ORDER,
}  # fmt: skip
_EVERYWHERE: dict[str, Reader] = {"heading": _heading}
_OPTIONS: dict[str, dict[str, Reader]] = {
    "publications": {
        "group_by": _some_of("year", "type", "venue", "tag", "status", "section", "none"), **_FILTERS,
        "type": _known(read_type, "type of publication"), "venue": _words,
        "status": _known(lambda word: read_status(word) or word, "status"),
        "view": _one_of("list", "compact", "cards", "table"), "filters": _filters, "search": _flag,
        "downloads": _flag,
    },
    "talks": {
        "group_by": _some_of("year", "kind", "tag", "section", "none"), **_FILTERS,
        "kind": _words, "upcoming": _flag, "view": _one_of("timeline", "list", "table", "map"), "downloads": _flag,
    },
    "cv": {"sections": _words, "exclude": _words, "counts": _flag},
    "section": {
        "name": _words, "group_by": _some_of("year", "kind", "group", "tag", "none"), "year": _years,
        "limit": _number, "order": _ORDER,
    },
    "record": {"title": _flag},
    "profile": {"author": _words, "show": _some_of("summary", "interests", "education", "links", "none")},
}  # fmt: skip
_CHOICE = frozenset(Choice._fields)


def parse_directive(name: str, arguments: str, place: Place, problems: Problems) -> Directive | None:
    """Read a directive; None where its name is unknown. What is wrong becomes warnings at `place`."""
    known = [*_OPTIONS, *SECTION_SHORTHANDS]
    if name not in known:
        near = nearest(name, known)
        problems.warn("unknown-directive", f"there is no directive academic/{name}", place, _suggest(near, known))
        return None
    base = "section" if name in SECTION_SHORTHANDS else name
    options = _OPTIONS[base] | _EVERYWHERE
    if name in SECTION_SHORTHANDS:
        options.pop("name")
    found: dict[str, Any] = {}
    for option, value in _arguments(name, arguments, place, problems).items():
        if option not in options:
            near = nearest(option, options)
            problems.warn("unknown-option", f"academic/{name} has no option {option!r}", place, _suggest(near, options))
            continue
        try:
            found[option] = options[option](value)
        except WrongForm as wrong:
            problems.warn("bad-option", f"the option {option!r} of academic/{name}: {wrong.message}", place, wrong.hint)
    return _directive(name, base, found)


def _directive(name: str, base: str, found: dict[str, Any]) -> Directive:
    heading = found.pop("heading", None)
    defaults: dict[str, Any] = {"group_by": ("none",), "order": "file"} if base == "section" else {}
    if found.get("view") in _UNGROUPED_VIEWS:
        defaults["group_by"] = ("none",)
    choice = {key: value for key, value in found.items() if key in _CHOICE and base != "profile"}
    return Directive(
        name=name,
        choice=Choice(**{**defaults, **choice}),
        view=found.get("view"),
        heading=heading or None,
        headings=heading != 0,
        sections=found.get("sections", ()),
        exclude=found.get("exclude", ()),
        section=found["name"][0] if "name" in found else None,
        author=found["author"][0] if base == "profile" and "author" in found else None,
        show=found.get("show", _ALL_OF_A_BIO),
        counts=found.get("counts", False),
        title=found.get("title", False),
        filters=found.get("filters", ()),
        search=found.get("search", False),
        downloads=found.get("downloads", False),
    )


def _arguments(name: str, text: str, place: Place, problems: Problems) -> Mapping[str, Value]:
    if not text.strip():
        return {}
    try:
        value = read_yaml(YamlSource(place.file, text if text.lstrip().startswith("{") else f"{{{text}}}"))
    except AcademicError as error:
        message = error.problems[0].message
        problems.warn(
            "bad-directive",
            f"the options of academic/{name} cannot be read: {message}",
            place,
            "write them as { option: value, other: [one, two] }",
        )
        return {}
    return value if isinstance(value, dict) else {}


def _suggest(near: str | None, allowed: Any) -> str:
    return f"did you mean {near!r}?" if near else f"choose from: {', '.join(allowed)}"
