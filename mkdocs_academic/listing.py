"""A list of publications: its works under their headings in one of four views, and the filters above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_academic.composer import LONG_LIST
from mkdocs_academic.fragments import Fragment, PageContext, Part, draw_group
from mkdocs_academic.views.links import Action
from mkdocs_academic.views.selection import choose, group

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.directives import Directive
    from mkdocs_academic.model.publication import Publication
    from mkdocs_academic.views.citation import DatePlace
    from mkdocs_academic.views.facets import Facets

TEMPLATES = {"list": "publications.html", "compact": "compact.html", "cards": "cards.html", "table": "table.html"}
_KINDS = {"bib": "bibtex", "ris": "ris", "csl": "csl", "atom": "feed"}
_KINDS_OF_TALKS = {"ics": "ics", "atom-talks": "feed"}
_COLUMNS = ("year", "title", "authors", "venue", "links")


def compose_publications(composer: Composer, directive: Directive, page: PageContext) -> Fragment:
    """The works that a directive asks for, grouped, in its view; the controls above them where it asks for any."""
    choice, view = directive.choice, directive.view or "list"
    works = choose(composer.library.publications, choice, composer.known.people)
    titles, types = composer.section_titles, composer.library.settings.type_order
    groups = group(works, choice.group_by, page.words, choice.order == "oldest", titles, types, choice)
    facets = _facets(directive, works)
    by_year = "year" in choice.group_by and directive.headings
    date_in: DatePlace = "margin" if view == "table" else "heading" if by_year else "venue"

    whole, pictured = view == "list", view in ("list", "cards")
    full = whole and len(works) <= LONG_LIST
    columns = [page.words(f"column.{name}") for name in _COLUMNS] if view == "table" else []

    def draw(records: list[Publication]) -> Markup:
        views = [
            composer.work(
                work,
                page,
                date_in,
                picture=pictured,
                abstract=full or (whole and not work.page),
                bibtex="unfolds" if full else "button",
                zotero=len(works) <= LONG_LIST,
            )
            for work in records
        ]
        facts = [facets.of(work, shown.anchor) for work, shown in zip(records, views, strict=True)] if facets else ()
        return composer.renderer.draw(TEMPLATES[view], works=views, facts=facts, columns=columns)

    css_class = "academic-publications" + (f" academic-publications--{view}" if view != "list" else "")
    fragment = Fragment(css_class, [draw_group(one, page, draw) for one in groups])
    if marks := page.legend.explain():
        legend = composer.renderer.draw("legend.html", marks=marks)
        fragment.parts.append(Part("", "", legend, css_class="academic-key"))
    add_downloads(fragment, directive, composer, page)
    if facets:
        fragment.data["filter"] = facets.settings(page.words, search=directive.search)
        page.filters = page.filters or tuple(facets.order)
    return fragment


def add_downloads(fragment: Fragment, directive: Directive, composer: Composer, page: PageContext) -> None:
    """A line at the top of a list with the files that hold all works or talks of the site, if it asks for them."""
    kinds = _KINDS_OF_TALKS if directive.name == "talks" else _KINDS
    names = composer.downloads if directive.downloads else {}
    files = [
        Action(page.words(f"link.{kind}"), found, "", kind)
        for word, kind in kinds.items()
        if (name := names.get(word)) and (found := page.href(name))
    ]
    if files:
        html = composer.renderer.draw("downloads.html", label=page.words("group.downloads"), files=files)
        fragment.parts.insert(0, Part("", "", html, css_class="academic-downloads", is_searched=False))


def _facets(directive: Directive, works: list[Publication]) -> Facets | None:
    """What the works are found by; None where there is nothing to choose between, or no choice is asked for."""
    if len(works) < 2 or not (directive.filters or directive.search):
        return None
    from mkdocs_academic.views.facets import Facets

    return Facets(directive.filters, works)
