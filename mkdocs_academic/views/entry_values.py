"""What the fields of a CV's entries say: people, sums of money, other records, words that the catalogues have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from mkdocs_academic.model.dates import BadDate, parse_when
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.names import Person, parse_name
from mkdocs_academic.model.publication import Author
from mkdocs_academic.views.authors import AuthorView, view_authors
from mkdocs_academic.views.directions import isolate, run
from mkdocs_academic.views.links import Href
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.words import Words

if TYPE_CHECKING:
    from mkdocs_academic.model.directory import Directory

PEOPLE = frozenset({"authors", "inventors", "investigators", "with", "members"})
RELATIONS = frozenset({"publications", "talks", "grants", "projects", "for"})
"""Fields that name other records by their keys."""
_PERSONS = frozenset({"advisor", "supervisor", "host"})
_AMOUNTS = frozenset({"amount", "share"})
_WORDS_FOR = {"role": "role", "level": "level", "degree": "level", "state": "state"}
_ALIASES = {"co_i": "co_investigator", "copi": "co_pi", "teaching_assistant": "ta", "coinstructor": "co_instructor",
            "principal_investigator": "pi", "co_supervisor": "co_advisor", "co_principal_investigator": "co_pi",
            "not_awarded": "not_funded", "rejected": "not_funded"}  # fmt: skip


class Named(NamedTuple):
    """Another record: what it is called, as HTML, and where it is found, or nowhere."""

    text: Markup
    href: str = ""


def _nothing(field: str, key: str) -> Named | None:
    return None


class Around(NamedTuple):
    """What a site knows around an entry.

    `owner` is whose site it is; `directory` knows addresses of people, of which the page itself (`here`) is no link;
    `find` finds the record that a field names by its key; `contacts`: those of referees are published.
    """

    owner: Person | None = None
    directory: Directory | None = None
    here: str = ""
    find: Callable[[str, str], Named | None] = _nothing
    contacts: bool = False


def value_of(entry: Entry, name: str, words: Words, href: Href, around: Around) -> Markup:
    """What a field says, as HTML that is one run of its line; empty where it says nothing."""
    if name in PEOPLE and (people := entry.people(name)):
        return _people(people, words, href, around)
    if name in RELATIONS:
        return Markup(", ").join(_related(entry, name, words, href, around))
    text = entry.location if name == "location" else entry.text(name)
    if not text:
        return Markup("")
    if name in _AMOUNTS:
        return run(_amount(entry, name, words), words)
    if name in _PERSONS and around.directory and "](" not in text:
        return _people((Author(parse_name(plain(text))),), words, href, around, shown=run(text, words))
    if name == "filed":
        return run(_date(text, words), words)
    if name == "count" and text.isdecimal():
        return Markup("{}×").format(text)
    if re.fullmatch(r"https?://[^\s/]+(/\S*)?", text):  # an evaluation, say
        return linked(Named(escape(re.sub(r"^https?://(?:www\.)?([^/]+).*", r"\1", text)), text), words, href)
    return run(_word(text, name, words), words)


def canonical(text: str) -> str:
    """A word of a role, a level or a state as the catalogues have it."""
    key = re.sub(r"[\s_-]+", "_", text.strip().lower())
    return _ALIASES.get(key, key)


def _word(text: str, name: str, words: Words) -> str:
    if name in ("degree", "level") and not text[1:].islower():  # PhD, M.Sc.: as it was written
        return text
    key = f"{_WORDS_FOR[name]}.{canonical(text)}" if name in _WORDS_FOR else ""
    return words(key) if key and words.has(key) else text


def _date(text: str, words: Words) -> str:
    try:
        return words.when(parse_when(text))
    except BadDate:
        return text


def _amount(entry: Entry, name: str, words: Words) -> str:
    from mkdocs_academic.views.amounts import amount, sign_of

    text = entry.text(name)
    currency = entry.text("currency") or (sign_of(entry.text("amount")) if name == "share" else "")
    return amount(text, "" if name == "share" and sign_of(text) else currency, words)


def _people(
    people: tuple[Author, ...], words: Words, href: Href, around: Around, shown: Markup | None = None
) -> Markup:
    own = around.owner.among([author.name for author in people]) if around.owner else None
    views = view_authors(people, own, around.directory, href, around.here, isolate=words.right_to_left)
    return Markup(", ").join(_person(view, words, shown) for view in views)


def _person(view: AuthorView, words: Words, shown: Markup | None) -> Markup:
    name = shown or (inline(view.name, words.math) if "](" in view.name else escape(view.name))
    if view.isolate and shown is None:
        name = Markup("<bdi>{}</bdi>").format(name)
    if view.is_self and shown is None:
        return Markup('<b class="academic-self">{}</b>').format(name)
    return Markup('<a href="{}">{}</a>').format(view.url, name) if view.url else name


def _related(entry: Entry, name: str, words: Words, href: Href, around: Around) -> Iterator[Markup]:
    value = entry.fields.get(name, ())
    for key in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
        found = around.find(name, key) if isinstance(key, str) else None
        if found:
            yield linked(found, words, href)
        elif isinstance(key, str):
            yield run(key, words)


def linked(named: Named, words: Words, href: Href) -> Markup:
    """The name of a record, which leads to it where it is found."""
    text, target = isolate(named.text, words), named.href and href(named.href)
    return Markup('<a href="{}">{}</a>').format(target, text) if target else text


def labelled(name: str, value: Markup, words: Words) -> Markup:
    """A field with its name before it."""
    label = words("sidebar.phone") if name == "phone" else words(f"field.{name}")
    before, _, after = words("entry.field").replace("{label}", label).partition("{value}")
    return escape(before) + value + escape(after)


def in_one_line(values: Iterable[Markup], between: str = ", ") -> Markup | None:
    """Values behind each other; None where there are none."""
    found = [value for value in values if value]
    return Markup(between).join(found) if found else None
