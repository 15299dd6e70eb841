"""The record of a work on its own page, as parts of that page: generated, or a user's with a text of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from mkdocs_academic import safety
from mkdocs_academic.fragments import PageContext, Part
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.sheet import Sheet, passage
from mkdocs_academic.views.directions import runs
from mkdocs_academic.views.links import Action, Href, actions
from mkdocs_academic.views.reference import reference
from mkdocs_academic.views.text import plain
from mkdocs_academic.views.work import Link, view_facts, view_work

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.library import Library


def _nowhere(*asked: str) -> str:
    return ""


class Beside(NamedTuple):
    """What a site has beside a work's record, as its page leads there.

    `parent` is the page with the list that the work stands in; `where` finds the address of the record of a prefix
    (`talk`) and a key, `topic` that of the works on a topic; `files` are the ways to take the work away (`bibtex`,
    `ris`, `csl`) by their kind; `pdf` is the place of its PDF beside the page; `bibtex` is its entry.
    """

    parent: Link | None = None
    where: Callable[[str, str], str] = _nowhere
    topic: Callable[[str], str] = _nowhere
    files: tuple[tuple[str, str], ...] = ()
    pdf: str = ""
    bibtex: str = ""


def compose_work(composer: Composer, work: Publication, page: PageContext) -> Sheet:
    """Everything that is said of a work, under headings with ids that are free on the page."""
    beside = composer.beside(work, page) if composer.beside else Beside()
    words, draw = page.words, partial(composer.renderer.call, "work.html")
    href = _with_pdf(work, page.href, beside.pdf)
    view, title = composer.view_lone(work, page, href), plain(work.title)
    shown = view_work(work, view, words, href, beside.parent)
    kind = draw("kind", shown.parent, shown.kind) if shown.parent or shown.kind else Markup("")
    head = draw("head", shown.work, shown.picture, title)
    if marks := page.legend.explain():
        head += composer.renderer.draw("legend.html", marks=marks)
    parts = [Part("", "", head, css_class="academic-record__head")]
    if work.abstract:
        html = draw("abstract", runs(work.abstract, words))
        parts.append(passage("abstract", html, page))
    facts = view_facts(work, words, href, [*_talks(composer.talks_on_works.of(work), page, beside)], beside.topic)
    if facts:
        parts.append(passage("details", draw("facts", facts), page))
    texts = runs(work.citation, words) if work.citation else (reference(work, words, href),)
    parts.append(passage("citation", draw("cite", texts, _files(beside, title, page), beside.bibtex), page))
    return Sheet(kind, parts, shown.work.title, shown.work.language, shown.work.key)


def _with_pdf(work: Publication, href: Href, place: str) -> Href:
    """The addresses of a page, but that of the work's PDF is the one beside the page."""
    own = next((link.url for link in work.links if link.kind == "pdf"), "") if place else ""
    beside = place + own[len(own.split("#")[0]) :]
    return (lambda address: beside if address == own else href(address)) if own else href


def _files(beside: Beside, title: str, page: PageContext) -> tuple[Action, ...]:
    pairs = ((kind, "", address) for kind, address in beside.files)
    return actions(pairs, title, page.words, str)


def _talks(talks: Sequence[Talk], page: PageContext, beside: Beside) -> Iterator[tuple[Talk, str]]:
    for talk in talks:
        yield talk, (talk.page and page.href(talk.page)) or beside.where("talk", talk.key)


class TalksOnWorks:
    """Which talks were given on which work, as either of the two says."""

    def __init__(self, library: Library) -> None:
        self._by_key: dict[str, Talk] = {}
        self._by_work: dict[int, list[Talk]] = {}
        for talk in library.talks:
            self._by_key[safety.comparable_key(talk.key)] = talk
            if work := library.find_work(talk.publication):
                self._by_work.setdefault(id(work), []).append(talk)

    def of(self, work: Publication) -> list[Talk]:
        said, keys = self._by_work.get(id(work), []), work.related.get("talks", ())
        named = (self._by_key.get(safety.comparable_key(key)) for key in keys)
        return [*{id(talk): talk for talk in (*said, *named) if talk}.values()] if said or keys else []
