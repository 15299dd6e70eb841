"""The other entries of a CV: what of each kind is its title, what stands beside it, and what below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_academic import safety
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.views.citation import Badge
from mkdocs_academic.views.directions import run, runs
from mkdocs_academic.views.entry_values import Around, canonical, in_one_line, labelled, value_of
from mkdocs_academic.views.links import Action, Href, actions, link_pairs, name_of
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.words import Words


class EntryView(NamedTuple):
    """An entry ready to be drawn: `aside` stands beside the title, `sub` below it, `facts` in lines of their own.

    `badge` says a state that is not yet settled; `anchor` is its id at its first place on a page; `image` the address
    of its picture.
    """

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
    badge: Badge | None = None
    anchor: str = ""
    image: str = ""


class Layout(NamedTuple):
    """Which fields of a kind are its title (the first that is there), stand beside it, below it in one line, and in a
    second one.
    """

    title: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    sub: tuple[str, ...] = ()
    more: tuple[str, ...] = ()


LAYOUTS = {
    "education": Layout(("area", "institution"), (), ("institution", "department", "location")),
    "position": Layout(("position", "company"), (), ("company", "department", "location")),
    "teaching": Layout(("area", "degree", "role", "institution"), ("code", "role", "level"),
                       ("institution", "department", "location")),
    "award": Layout((), ("amount", "kind"), ("awarder", "number", "location")),
    "grant": Layout(("number", "funder"), ("amount", "role", "state"), ("funder", "program", "number", "location")),
    "supervision": Layout(("topic",), ("degree", "role", "state"), ("topic", "department", "institution", "location")),
    "service": Layout(("organization",), ("kind", "count"), ("organization", "location")),
    "membership": Layout((), ("role",), ("number", "location")),
    "software": Layout((), ("version", "role", "state"), ("authors",), ("programming_language", "license", "location")),
    "dataset": Layout((), ("version", "role", "state"), ("authors",),
                      ("format", "size", "license", "access", "location")),
    "patent": Layout((), ("state",), ("inventors",), ("office", "number", "filed", "location")),
    "media": Layout(("outlet",), ("kind",), ("outlet", "location")),
    "project": Layout((), ("role", "category", "state"), ("funder", "location")),
    "reference": Layout(("institution",), ("relation",), ("position", "institution", "location")),
    "skill": Layout(("label",), (), ("details", "level", "location")),
    "language": Layout((), (), ("level", "location")),
    "interest": Layout((), (), ("keywords", "location")),
    "news": Layout(("text",), (), ("location",)),
    "entry": Layout((), (), ("details", "position", "company", "institution", "organization", "number",
                            "location")),
}  # fmt: skip
TERM_KINDS = frozenset({"skill", "language", "interest"})
"""Kinds that are set as a term and what belongs to it, rather than as dated entries."""
UNSETTLED = frozenset({"pending", "submitted", "under_review", "not_funded", "filed"})
"""States that a badge says, so that nobody takes a grant for one that was awarded."""
# What an entry is sorted by inside its section rather than read for: shown only where it is none of these words.
SORTING_KINDS = frozenset(
    "prize fellowship scholarship honor honour travel reviewing editorial program_committee organization panel "
    "committee administration membership outreach interview podcast op_ed quoted film exhibition review".split()
)
# Small things that stand in one line.
_SMALL = frozenset({"credits", "hours", "enrolment", "evaluation", "grade", "minor"})
_NEVER_SHOWN = frozenset({"email", "phone", "image", "importance", "inline", "currency", "label", "name"})
# Referees' addresses are private (design: "private by default") unless they are published.
ALONE = Around()


def view_entry(entry: Entry, words: Words, href: Href, around: Around = ALONE) -> EntryView:
    """An entry for the CV or a section: no field that was written is left out."""
    layout = LAYOUTS.get(entry.kind, LAYOUTS["entry"])
    shown: set[str] = set()
    title = _title(entry, layout, words, shown)
    badge = _badge(entry, words, shown)

    def line(names: tuple[str, ...], between: str) -> Markup | None:
        return in_one_line(_values(entry, names, words, href, around, shown), between)

    aside, sub, more = line(layout.aside, " · "), line(layout.sub, ", "), line(layout.more, ", ")
    lines = ([more] if more and sub else []) + [*_facts(entry, words, href, around, shown)]
    summary = runs(entry.summary, words)
    if entry.kind == "news":
        shown_text = entry.text("text")
        title = title if title != shown_text else ""
        summary = (*runs(shown_text, words), *summary)
    target = _target(entry, href)
    return EntryView(
        kind=entry.kind,
        date=inline(words.when(entry.when), words.math),
        iso=str(entry.when.start) if entry.when.start and entry.when.text is None and not entry.when.end else "",
        title=run(title, words),
        href=target if title else "",
        aside=aside,
        sub=sub or more,
        facts=tuple(lines),
        summary=summary,
        note=run(entry.note, words) if entry.note else None,
        highlights=tuple(run(text, words) for text in entry.highlights),
        actions=_actions(entry, title, target, words, href, around),
        language=entry.language,
        badge=badge,
        image=(entry.image and href(entry.image)) or "",
    )


def _target(entry: Entry, href: Href) -> str:
    """Where a title leads: to the entry's own page, or that of the work that it is, else where its author says."""
    if entry.kind == "news" and entry.fields.get("inline") is True and not entry.url:
        return ""
    for address in (entry.page, entry.work.page if entry.work else "", entry.url):
        if found := address and href(address):
            return found
    return ""


def _actions(entry: Entry, title: str, target: str, words: Words, href: Href, around: Around) -> tuple[Action, ...]:
    label = plain(title) or plain(entry.name)
    found = actions(_links(entry), label, words, href)
    if entry.kind == "news" and target not in ("", around.here) and not title:
        more = words("news.more")
        found = (Action(more, target, name_of(more, words.when(entry.when) or label, words), "url"), *found)
    if around.contacts and entry.kind == "reference" and entry.text("email"):
        word = words("sidebar.email")
        found = (Action(word, safety.mailto(entry.text("email")), name_of(word, label, words), "email"), *found)
    return found


def _links(entry: Entry) -> Iterator[tuple[str, str, str]]:
    yield from link_pairs(entry.links)
    if (entry.page or (entry.work and entry.work.page)) and entry.url:
        yield "url", "", entry.url  # the title leads to the page


def _title(entry: Entry, layout: Layout, words: Words, shown: set[str]) -> str:
    degree, area = entry.text("degree"), entry.text("area")
    if entry.kind == "education" and degree:
        shown.update(("degree", "area"))
        return words("entry.degree_in_area", degree=degree, area=area) if area else degree
    if entry.kind == "news":
        shown.add("text")
    if entry.name:
        return entry.name
    for name in (*layout.title, "position", "degree", "company", "institution", "organization"):
        if entry.text(name):
            shown.add(name)
            return entry.text(name)
    if entry.summary or entry.highlights or entry.note:
        return ""
    return next((entry.text(name) for name in entry.fields if entry.text(name)), entry.location or entry.url)


def _badge(entry: Entry, words: Words, shown: set[str]) -> Badge | None:
    state = canonical(entry.text("state"))
    if state not in UNSETTLED or "state" not in LAYOUTS.get(entry.kind, Layout()).aside:
        return None
    shown.add("state")
    known = next((key for key in (f"state.{state}", f"status.{state}") if words.has(key)), "")
    return Badge("status", run(words(known), words), state)


def _values(
    entry: Entry, names: tuple[str, ...], words: Words, href: Href, around: Around, shown: set[str]
) -> Iterator[Markup]:
    for name in names:
        if name == "kind" and canonical(entry.text("kind")) in SORTING_KINDS:
            shown.add(name)
        value = value_of(entry, name, words, href, around)
        if not value or name in shown:
            continue
        shown.add(name)
        if name == "number":
            yield _within("entry.number", "number", value, words)
        elif name == "filed":
            yield _within("entry.filed", "date", value, words)
        else:
            yield value


def _within(key: str, part: str, value: Markup, words: Words) -> Markup:
    before, after = words.around(key, part)
    return Markup.escape(before) + value + Markup.escape(after)


def _facts(entry: Entry, words: Words, href: Href, around: Around, shown: set[str]) -> Iterator[Markup]:
    """Every other field with its name before it."""
    kept = _NEVER_SHOWN - {"phone"} if around.contacts and entry.kind == "reference" else _NEVER_SHOWN
    small: list[Markup] = []
    rest: list[Markup] = []
    for name in entry.fields:
        if name in shown or name in kept or entry.text(name) == entry.name:
            continue
        value = value_of(entry, name, words, href, around)
        if value:
            named = value if name in ("details", "text") else labelled(name, value, words)
            (small if name in _SMALL else rest).append(named)
    yield from [line for line in [in_one_line(small, " · ")] if line]
    yield from rest
