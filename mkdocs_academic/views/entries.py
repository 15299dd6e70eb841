"""The other entries of a CV: what of each kind is its title, what stands beside it, and what below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_academic.model.entries import Entry
from mkdocs_academic.views.directions import run, runs
from mkdocs_academic.views.links import Action, Href, actions, link_pairs
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.words import Words


class EntryView(NamedTuple):
    """An entry ready to be drawn: `aside` stands beside the title, `sub` below it, `facts` in lines of their own."""

    kind: str
    date: Markup
    iso: str
    title: Markup
    href: str
    aside: Markup | None
    sub: Markup | None
    facts: tuple[Markup, ...]
    summary: tuple[Markup, ...]
    note: Markup | None
    highlights: tuple[Markup, ...]
    actions: tuple[Action, ...]
    language: str


class Layout(NamedTuple):
    """Which fields of a kind are its title (the first that is there), stand beside it, and below it in one line."""

    title: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    sub: tuple[str, ...] = ()


_LAYOUTS = {
    "education": Layout(("area", "institution"), (), ("institution", "department", "location")),
    "position": Layout(("position", "company"), (), ("company", "department", "location")),
    "teaching": Layout(("area", "degree", "role", "institution"), ("code", "role", "level"),
                       ("institution", "department", "location")),
    "award": Layout((), ("amount", "kind"), ("awarder", "location")),
    "grant": Layout(("number", "funder"), ("amount", "role", "state"), ("funder", "program", "number", "location")),
    "supervision": Layout(("topic",), ("degree", "state"), ("topic", "department", "institution", "location")),
    "service": Layout(("organization",), ("kind", "count"), ("organization", "location")),
    "membership": Layout((), ("role",), ("location",)),
    "software": Layout((), ("version", "role", "state"), ("authors", "programming_language", "license", "location")),
    "dataset": Layout((), ("version", "role", "state"), ("authors", "format", "size", "license", "access", "location")),
    "patent": Layout((), ("state",), ("inventors", "office", "number", "filed", "location")),
    "media": Layout(("outlet",), ("kind",), ("outlet", "location")),
    "project": Layout((), ("role", "category"), ("funder", "location")),
    "reference": Layout(("institution",), ("relation",), ("position", "institution", "location")),
    "skill": Layout(("label",), (), ("details", "level", "location")),
    "language": Layout((), (), ("level", "location")),
    "interest": Layout((), (), ("keywords", "location")),
    "news": Layout(("text",), (), ("location",)),
    "entry": Layout((), (), ("details", "position", "company", "institution", "organization", "location")),
}  # fmt: skip
TERM_KINDS = frozenset({"skill", "language", "interest"})
"""Kinds that are set as a term and what belongs to it, rather than as dated entries."""
_WORDS_FOR = {"role": "role", "level": "level", "degree": "level", "state": "state"}
# What an entry is sorted by inside its section rather than read for: shown only where it is none of these words.
_SORTING_KINDS = frozenset(
    "prize fellowship scholarship honor honour travel reviewing editorial program_committee organization panel "
    "committee administration membership outreach interview podcast op_ed quoted film exhibition review".split()
)
_NEVER_SHOWN = frozenset({"email", "phone", "image", "importance", "inline", "currency", "label", "name"})
# Referees' addresses are private (design: "private by default").


def view_entry(entry: Entry, words: Words, href: Href) -> EntryView:
    """An entry for the CV or a section: no field that was written is left out."""
    layout = _LAYOUTS.get(entry.kind, _LAYOUTS["entry"])
    shown: set[str] = set()
    title = _title(entry, layout, words, shown)
    aside = list(_texts(entry, layout.aside, words, shown))
    sub = list(_texts(entry, layout.sub, words, shown))
    date = words.when(entry.when)
    if not date and entry.text("terms"):
        date = entry.text("terms")
        shown.add("terms")
    return EntryView(
        kind=entry.kind,
        date=inline(date, words.math),
        iso=str(entry.when.start) if entry.when.start and entry.when.text is None and not entry.when.end else "",
        title=run(title, words),
        href=(entry.page and href(entry.page)) or (entry.url and href(entry.url)) or "",
        aside=Markup(" · ").join(run(text, words) for text in aside) if aside else None,
        sub=Markup(", ").join(run(text, words) for text in sub) if sub else None,
        facts=tuple(_facts(entry, words, shown)),
        summary=runs(entry.summary, words),
        note=run(entry.note, words) if entry.note else None,
        highlights=tuple(run(text, words) for text in entry.highlights),
        actions=actions(_links(entry), plain(title), words, href),
        language=entry.language,
    )


def _links(entry: Entry) -> Iterator[tuple[str, str, str]]:
    yield from link_pairs(entry.links)
    if entry.page and entry.url:
        yield "url", "", entry.url  # the title leads to the entry's page


def _title(entry: Entry, layout: Layout, words: Words, shown: set[str]) -> str:
    degree, area = entry.text("degree"), entry.text("area")
    if entry.kind == "education" and degree:
        shown.update(("degree", "area"))
        return words("entry.degree_in_area", degree=degree, area=area) if area else degree
    if entry.name:
        return entry.name
    for name in (*layout.title, "position", "degree", "company", "institution", "organization"):
        if entry.text(name):
            shown.add(name)
            return entry.text(name)
    if entry.summary or entry.highlights or entry.note:
        return ""
    return next((entry.text(name) for name in entry.fields if entry.text(name)), entry.location or entry.url)


def _texts(entry: Entry, names: tuple[str, ...], words: Words, shown: set[str]) -> Iterator[str]:
    for name in names:
        text = entry.location if name == "location" else _value(entry, name, words)
        if name == "kind" and text.lower() in _SORTING_KINDS:
            shown.add(name)
        if text and name not in shown:
            shown.add(name)
            if name == "number":
                yield words("entry.number", number=text)
            elif name == "amount":
                yield amount_of(entry, words)
            else:
                yield text


def amount_of(entry: Entry, words: Words) -> str:
    """The sum of a grant or an award, with its currency; empty where none is said."""
    amount, currency = entry.text("amount"), entry.text("currency")
    return words("entry.amount", amount=amount, currency=currency) if amount and currency else amount


def _value(entry: Entry, name: str, words: Words) -> str:
    text = entry.text(name)
    key = f"{_WORDS_FOR[name]}.{text.lower().replace('-', '_').replace(' ', '_')}" if name in _WORDS_FOR else ""
    return words(key) if key and words.has(key) else text


def _facts(entry: Entry, words: Words, shown: set[str]) -> Iterator[Markup]:
    """Every other field with its name before it."""
    for name in entry.fields:
        text = _value(entry, name, words)
        if not text or name in shown or name in _NEVER_SHOWN or text == entry.name:
            continue
        yield inline(
            text if name in ("details", "text") else words("entry.field", label=words(f"field.{name}"), value=text),
            words.math,
        )
