"""The sections of the CV: which entries are shown, under which headings, and how each is set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from markupsafe import Markup

from mkdocs_academic.composer import LONG_LIST
from mkdocs_academic.directives import SECTION_SHORTHANDS, Directive
from mkdocs_academic.formats.slips import nearest
from mkdocs_academic.formats.titles import kinds_of_title, normalised_title
from mkdocs_academic.fragments import Fragment, PageContext, Part
from mkdocs_academic.model.cv import Section
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.variants import sections_named
from mkdocs_academic.views.selection import Group, choose, group
from mkdocs_academic.views.text import plain

if TYPE_CHECKING:
    from mkdocs_academic.composer import BibTeX, Composer
    from mkdocs_academic.errors import Place, Problems
    from mkdocs_academic.library import Library
    from mkdocs_academic.model.cv import AnyEntry
    from mkdocs_academic.views.citation import PublicationView
    from mkdocs_academic.views.entries import EntryView
    from mkdocs_academic.views.timeline import TalkView

View: TypeAlias = "PublicationView | TalkView | EntryView"


def compose_section(
    composer: Composer, directive: Directive, page: PageContext, place: Place, problems: Problems
) -> Fragment:
    """The section of a title, or every section of a kind; a title stands above each where there are several."""
    sections = _wanted(composer.library, directive, place, problems)
    if directive.name == "news" and sections:  # from wherever it comes, the newest first
        sections = [Section("", "news", tuple(entry for section in sections for entry in section.entries))]
    parts = []
    for section in sections:
        shown = [part for part in _grouped(composer, section, directive, page) if part.html or part.parts]
        if len(sections) > 1 and shown:
            shown = [_titled(section, shown, page)]
        parts += shown
    return Fragment("academic-cv academic-projects" if _as_cards(directive) else "academic-cv", parts)


def _as_cards(directive: Directive) -> bool:
    return directive.name == "projects" and directive.view != "list"


def matching(name: str, library: Library) -> list[Section]:
    """The section of that title, else every section of the kind that the title names."""
    return sections_named(name, library.sections)


def view_record(
    composer: Composer, record: AnyEntry, page: PageContext, *, full: bool = True, zotero: bool = True
) -> tuple[str, View]:
    """How a record is set (`work`, `talk`, `term`, `text` or `entry`), and what is shown of it, its date included.

    `full`: with its picture, and with what a reader may unfold; `zotero`: telling Zotero what it is.
    """
    if isinstance(record, Publication):
        bibtex: BibTeX = "unfolds" if full else ""
        return "work", composer.work(record, page, "margin", picture=full, abstract=full, bibtex=bibtex, zotero=zotero)
    if isinstance(record, Talk):
        return "talk", composer.talk(record, page, with_year=True)
    from mkdocs_academic.views.entries import TERM_KINDS, view_entry

    shown = composer.library.relations.with_works(record) if full else record
    view = view_entry(shown, page.words, page.href, composer.around(page))
    if record.key:
        view = view._replace(anchor=page.anchor(record.kind, record.key))
    if record.kind == "supervision" and not view.href and (address := composer.known.address(record.name)):
        view = view._replace(href=page.href(address) or "")
    if record.kind == "text":
        return "text", view
    is_term = record.kind in TERM_KINDS and not view.date and not view.summary and not view.highlights
    return ("term" if is_term else "entry"), view


def _wanted(library: Library, directive: Directive, place: Place, problems: Problems) -> list[Section]:
    """The sections that a directive means; that there are none is reported."""
    if directive.name in SECTION_SHORTHANDS:
        kind = SECTION_SHORTHANDS[directive.name]
        sections = library.sections_of(kind)
        if not sections and not library.is_empty:
            message = f"no section is of the kind {kind!r}, so academic/{directive.name} is empty"
            problems.inform("empty-section", message, place)
        return sections
    if directive.section is None:
        problems.warn("bad-directive", "academic/section without a name", place, "write { name: Awards }")
        return []
    sections = matching(directive.section, library) or _loose(directive.section, library)
    if not sections and not library.is_empty:
        report_unknown(directive.section, library.sections, place, problems)
    return sections


def _loose(name: str, library: Library) -> list[Section]:
    """The records of pages that are of the kind which a title names, where the CV has no section of it."""
    return [section for kind in _kinds_named(name) for section in library.sections_of(kind)]


def _kinds_named(title: str) -> list[str]:
    wanted = normalised_title(title)
    return list(dict.fromkeys((SECTION_SHORTHANDS.get(wanted, wanted), *kinds_of_title(title)[:1])))


def report_unknown(name: str, sections: Sequence[Section], place: Place, problems: Problems) -> None:
    """Warn of a name that none of the sections has."""
    if sections_named(name, sections):
        return
    titles = list(dict.fromkeys(section.title for section in sections if section.title))
    near = nearest(name.lower(), [title.lower() for title in titles])
    hint = f"did you mean {near!r}?" if near else f"there are: {', '.join(titles)}"
    problems.warn("unknown-section", f"the CV has no section {name!r}", place, hint)


# A section's parts ----------------------------------------------------------------------------------------------------


def _grouped(composer: Composer, section: Section, directive: Directive, page: PageContext) -> list[Part]:
    """The entries of a section that a directive asks for, under its groups; without groups one part, untitled."""
    choice = directive.choice
    entries: list[Any] = choose(list[Any](section.entries), choice)
    groups = group(entries, choice.group_by, page.words, choice.order == "oldest")
    return [_group(composer, section, one, page, directive) for one in groups]


def _group(composer: Composer, section: Section, one: Group[Any], page: PageContext, directive: Directive) -> Part:
    full, grouped = len(section.entries) <= LONG_LIST, "group" in directive.choice.group_by
    template = "projects.html" if _as_cards(directive) else "section.html"
    part = section_part(
        composer, section, one.records, page, title=one.title, grouped=grouped, full=full, template=template
    )
    part.parts = [_group(composer, section, inner, page, directive) for inner in one.groups]
    for inner in part.parts:
        _lower(inner)
    return part


def _titled(section: Section, parts: list[Part], page: PageContext) -> Part:
    """A section's title over its groups, or over its entries where it has none."""
    title = plain(section.title)
    if len(parts) == 1 and not parts[0].title:
        parts[0].title, parts[0].id = title, page.free_id(title)
        return parts[0]
    for part in parts:
        _lower(part)
    outer = Part(title, page.free_id(title), Markup(""), 0, f"academic-section academic-section--{section.kind}")
    outer.heading_class, outer.parts = "academic-section__title", parts
    return outer


def _lower(part: Part) -> None:
    """Move a part and all in it one level of headings down."""
    part.depth += 1
    for inner in part.parts:
        _lower(inner)


def section_part(
    composer: Composer,
    section: Section,
    entries: Sequence[AnyEntry],
    page: PageContext,
    *,
    title: str,
    counts: bool = False,
    grouped: bool = False,
    full: bool = True,
    template: str = "section.html",
) -> Part:
    """Entries of a section under a title.

    Args:
        counts: the title says how many there are, and a line below it how many of each type.
        grouped: headings say their groups already.
        full: with pictures, and with what a reader may unfold.
        template: what draws the entries.
    """
    zotero = len(section.entries) <= LONG_LIST
    items = [
        ("" if grouped else plain(entry.group), *view_record(composer, entry, page, full=full, zotero=zotero))
        for entry in entries
    ]
    shown, draw = plain(title), composer.renderer.draw
    tally = _tally(entries, page) if counts else []
    html = draw(template, kind=section.kind, runs=_runs(items), tally=tally) if items else Markup("")
    if marks := page.legend.explain():
        html += draw("legend.html", marks=marks)
    part = Part(shown, page.free_id(shown) if shown else "", html)
    if counts:
        part.title = f"{shown} ({len(items)})"
    part.css_class = f"academic-section academic-section--{section.kind}"
    part.heading_class = "academic-section__title"
    return part


def _tally(entries: Iterable[AnyEntry], page: PageContext) -> list[tuple[str, int]]:
    """How many works of each type there are, under the headings of lists by type; nothing where all are of one."""
    groups = group([entry for entry in entries if isinstance(entry, Publication)], ("type",), page.words)
    return [(one.title, len(one.records)) for one in groups] if len(groups) > 1 else []


def _runs(items: Iterable[tuple[str, str, View]]) -> list[tuple[str, str, list[View]]]:
    """Neighbouring entries that are set alike under one sub-heading: (how, sub-heading, entries)."""
    groups: dict[str, list[tuple[str, View]]] = {}
    for heading, how, view in items:
        groups.setdefault(heading, []).append((how, view))
    return [
        (how, heading, [view for _, view in run])
        for heading, members in groups.items()
        for how, run in groupby(members, key=itemgetter(0))
    ]
