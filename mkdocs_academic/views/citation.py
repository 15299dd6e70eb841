"""One publication as a list shows it: title, authors, where it appeared, badges, notes and buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple
from unicodedata import bidirectional

from markupsafe import Markup

from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.names import Person
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.views.links import Action, Href, actions, link_pairs
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.words import Words

DatePlace = Literal["heading", "venue", "margin"]


class AuthorView(NamedTuple):
    """An author; `isolate` where the name is written from right to left, so that it needs a `<bdi>`."""

    name: str
    url: str
    is_self: bool
    isolate: bool = False


class Badge(NamedTuple):
    """A short text with a mark: `kind` is status or award, `value` the canonical status."""

    kind: str
    text: Markup
    value: str = ""


class PublicationView(NamedTuple):
    """A publication ready to be drawn. `venue` is the title of journal, book or meeting; `details` follow it."""

    key: str
    anchor: str
    title: Markup
    href: str
    authors: tuple[AuthorView, ...]
    more_authors: str
    status: Badge | None
    venue: Markup | None
    details: str
    awards: tuple[Badge, ...]
    note: Markup | None
    highlights: tuple[Markup, ...]
    actions: tuple[Action, ...]
    year: str
    date: Markup
    type: str
    language: str


def view_publication(
    work: Publication, owner: Person, words: Words, href: Href, *, anchor: str = "", date_in: DatePlace = "heading"
) -> PublicationView:
    """A publication for a list; `date_in` says where its date stands: `heading` (a year's, so it is said already),
    `venue` (at the end of that line) or `margin`.
    """
    title = plain(work.title)
    when = "" if date_in == "heading" else words.when(work.issued)
    return PublicationView(
        key=work.key,
        anchor=anchor,
        title=inline(work.title, words.math),
        href=_title_href(work, href),
        authors=_authors(work.authors, work, owner),
        more_authors=words("authors.more") if work.et_al else "",
        status=_status(work, words),
        venue=inline(work.journal, words.math) if work.journal and work.placed else None,
        details=", ".join([*_details(work, words), *([when] if date_in == "venue" and when else [])]),
        awards=tuple(Badge("award", inline(award, words.math)) for award in work.awards),
        note=inline(work.note, words.math) if work.note else None,
        highlights=tuple(inline(text, words.math) for text in work.highlights),
        actions=actions(_links(work), title, words, href),
        year=str(work.year or ""),
        date=inline(when, words.math),
        type=work.type,
        language=work.language,
    )


def _title_href(work: Publication, href: Href) -> str:
    return (href(work.url) or "") if work.url else ""


def _authors(authors: tuple[Author, ...], work: Publication, owner: Person) -> tuple[AuthorView, ...]:
    own = owner.among([author.name for author in authors])
    if own is None:
        bold = [index for index, author in enumerate(authors) if author.emphasised]
        own = bold[0] if len(bold) == 1 else None
    return tuple(view_author(author, index == own) for index, author in enumerate(authors))


_AUTHORS: dict[tuple[int, bool], tuple[Author, AuthorView]] = {}


def view_author(author: Author, is_self: bool) -> AuthorView:
    """An author for a list. Formats make one value of one text, so most were made before; the value is kept with it."""
    known = _AUTHORS.get((id(author), is_self))
    if known is None:
        if len(_AUTHORS) > 50_000:
            _AUTHORS.clear()
        name = str(author.name)
        isolate = not name.isascii() and any(bidirectional(character) in ("R", "AL", "AN") for character in name)
        known = _AUTHORS[id(author), is_self] = (author, AuthorView(name, author.url, is_self, isolate))
    return known[1]


def _status(work: Publication, words: Words) -> Badge | None:
    if work.job_market and not work.status:
        return Badge("status", Markup.escape(words("status.job_market")), "job_market")
    if work.status_text:
        return Badge("status", inline(work.status_text, words.math), "other")
    if not work.status or work.status == "published":
        return None
    with_venue = f"status.{work.status}.at"
    if work.journal and not work.placed and words.has(with_venue):
        text = words(with_venue, venue=plain(work.journal))
    else:
        text = words(f"status.{work.status}")
    if work.round:
        text = f"{text}, {words('status.round', round=work.round)}"
    return Badge("status", Markup.escape(text), work.status)


def _details(work: Publication, words: Words) -> Iterator[str]:
    """What follows the venue's title: volume and issue, pages, editors, edition, publisher with its place."""
    if work.volume and work.issue and work.type.startswith("article"):
        yield f"{work.volume}({work.issue})"
    else:
        if work.volume:
            yield work.volume if work.type.startswith("article") else words("venue.volume", volume=work.volume)
        if work.issue:
            yield words("venue.issue", issue=work.issue)
    if work.reviewed:
        yield words("venue.reviewed", title=plain(work.reviewed))
    if work.editors:
        yield words("venue.editors", names=_joined(work.editors))
    if work.translators:
        yield words("venue.translators", names=_joined(work.translators))
    if work.edition:
        yield words("venue.edition", edition=plain(work.edition))
    if work.series:
        yield plain(work.series)
    if work.pages:
        pages = re.sub(r"(?<=\w)\s*(?:--?|−|—)\s*(?=\w)", "–", work.pages)
        many = re.search(r"[–,]|\bff", pages)
        yield words("venue.pages" if many else "venue.page", pages=pages)
    publisher = ": ".join(filter(None, (plain(work.place), plain(work.publisher))))
    if work.type == "thesis" and publisher:
        yield f"{words('venue.thesis')}, {publisher}"
    elif publisher:
        yield publisher


def _joined(people: tuple[Author, ...]) -> str:
    return ", ".join(str(person.name) for person in people)


def _links(work: Publication) -> Iterator[tuple[str, str, str]]:
    """The buttons of a work; `url` has none, since the title links to it."""
    pdf = [link for link in work.links if link.kind == "pdf"]
    yield from link_pairs(pdf)
    if work.doi:
        yield "doi", "", doi_url(work.doi)
    if work.arxiv:
        yield "arxiv", "", f"https://arxiv.org/abs/{work.arxiv}"
    yield from link_pairs(link for link in work.links if link.kind != "pdf")
    if work.pmid:
        yield "pmid", "", f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}/"
    if work.hal:
        yield "hal", "", f"https://hal.science/{work.hal}"
    if work.ssrn:
        yield "ssrn", "", f"https://ssrn.com/abstract={work.ssrn}"
