"""Buttons: the links of a record, each with a word and the name of what it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_academic.model.profile import Link
from mkdocs_academic.views.words import Words

Href = Callable[[str], str | None]
"""Turns an address as data has it into one for the page being drawn; None for a local file that is not there."""


class Action(NamedTuple):
    """A button. `name` is its accessible name: the word and the title of the record."""

    label: str
    href: str
    name: str
    kind: str


class Unfolding(NamedTuple):
    """What a reader may unfold: `kind` is abstract or bibtex, `name` the accessible name of what opens it.

    `paragraphs` of an abstract are HTML, `code` is plain text.
    """

    kind: str
    label: str
    name: str
    paragraphs: tuple[Markup, ...] = ()
    code: str = ""


def actions(pairs: Iterable[tuple[str, str, str]], title: str, words: Words, href: Href) -> tuple[Action, ...]:
    """Buttons for (kind, label, address); a label that is empty comes from the kind, an address comes once."""
    found: dict[str, Action] = {}
    before, after = words.around("action", "title")
    for kind, label, address in pairs:
        target = href(address)
        if target and target not in found:
            shown = label or words(f"link.{kind}")
            found[target] = Action(shown, target, _named(before, after, shown, title), kind)
    return tuple(found.values())


def name_of(label: str, title: str, words: Words) -> str:
    """The accessible name of a control of a record: its word and the record's title."""
    return _named(*words.around("action", "title"), label, title)


def _named(before: str, after: str, label: str, title: str) -> str:
    # The title comes last: it may hold anything, braces too.
    return before.replace("{label}", label) + title + after.replace("{label}", label)


def link_pairs(links: Iterable[Link]) -> Iterable[tuple[str, str, str]]:
    return ((link.kind or "url", link.label, link.url) for link in links)
