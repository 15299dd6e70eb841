"""One publication as a list shows it: title, authors, where it appeared, badges, notes and buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import bidirectional

from markupsafe import Markup

from mkdocs_academic.model.identifiers import doi_url, id_key
from mkdocs_academic.model.names import Person, fold
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.views.coins import coins
from mkdocs_academic.views.links import Action, Href, actions, link_pairs
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.words import Words

if TYPE_CHECKING:
    from mkdocs_academic.model.directory import Directory
    from mkdocs_academic.model.venue import Venue

_NOTHING = Markup("")
DatePlace = Literal["heading", "venue", "margin"]
_NO_VENUES: Mapping[str, Venue] = MappingProxyType({})


class AuthorView(NamedTuple):
    """An author; `isolate` where the name is written from right to left, so that it needs a `<bdi>`."""

    name: str
    url: str
    is_self: bool
    isolate: bool = False


class Badge(NamedTuple):
    """A short text with a mark: `kind` is status, award or venue; `value` the canonical status.

    `color` is that of the mark, checked, and empty where the style sheet says it.
    """

    kind: str
    text: Markup
    value: str = ""
    href: str = ""
    color: str = ""


class PublicationView(NamedTuple):
    """A publication ready to be drawn. `venue` is the title of journal, book or meeting, `abbr` its short name, which
    stands before it; `details` follow it.
    """

    key: str
    anchor: str
    title: Markup
    href: str
    authors: tuple[AuthorView, ...]
    more_authors: str
    job_market: Badge | None
    status: Badge | None
    abbr: Badge | None
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
    coins: str = ""


def view_publication(
    work: Publication,
    owner: Person,
    words: Words,
    href: Href,
    *,
    anchor: str = "",
    date_in: DatePlace = "heading",
    directory: Directory | None = None,
    here: str = "",
    venues: Mapping[str, Venue] = _NO_VENUES,
    for_zotero: bool = True,
) -> PublicationView:
    """A publication for a list.

    Args:
        date_in: where its date stands: `heading` (a year's, so it is said already), `venue` (at the end of that line)
            or `margin`.
        directory: the people whose names are linked to an address.
        here: the address of the page itself, which no name is linked to.
        venues: venues by the key (`id_key`) of their short names.
        for_zotero: whether the entry tells Zotero what it is.
    """
    title = plain(work.title)
    when = "" if date_in == "heading" else words.when(work.issued)
    return PublicationView(
        key=work.key,
        anchor=anchor,
        title=inline(work.title, words.math),
        href=_title_href(work, href),
        authors=_authors(work.authors, owner, directory, href, here),
        more_authors=words("authors.more") if work.et_al else "",
        job_market=_job_market(words) if work.job_market else None,
        status=_status(work, words),
        abbr=_abbr(work, venues, href) if work.abbr else None,
        venue=inline(work.journal, words.math) if work.journal and work.placed else None,
        details=", ".join([*_details(work, words), *([when] if date_in == "venue" and when else [])]),
        awards=tuple(Badge("award", inline(award, words.math)) for award in work.awards),
        note=inline(work.note, words.math) if work.note else None,
        highlights=tuple(inline(text, words.math) for text in work.highlights),
        actions=actions(_links(work), title, words, href),
        year=str(work.year or ""),
        date=inline(when, words.math) if when else _NOTHING,
        type=work.type,
        language=work.language,
        coins=coins(work) if for_zotero else "",
    )


def _title_href(work: Publication, href: Href) -> str:
    """A title leads to the record's own page, else to its address, which has a button in the first case."""
    return (work.page and href(work.page)) or (work.url and href(work.url)) or ""


def _authors(
    authors: tuple[Author, ...], owner: Person, directory: Directory | None, href: Href, here: str
) -> tuple[AuthorView, ...]:
    own = owner.among([author.name for author in authors])
    if own is None:
        bold = [index for index, author in enumerate(authors) if author.emphasised]
        own = bold[0] if len(bold) == 1 else None
    return view_authors(authors, own, directory, href, here)


def view_authors(
    authors: tuple[Author, ...], own: int | None, directory: Directory | None, href: Href, here: str = ""
) -> tuple[AuthorView, ...]:
    """The authors of one work, each with the address that the work gives, else the one that the site knows.

    Args:
        own: the index of the site's owner.
        directory: who is known, if anybody is.
        here: the address of the page itself, which no name is linked to.
    """
    views = [view_author(author, index == own) for index, author in enumerate(authors)]
    if directory is None and not any(author.url for author in authors):  # as it is with most works
        return tuple(views)
    addresses = directory.addresses(authors, own) if directory else {}
    for index, author in enumerate(authors):
        if author.url or index in addresses:
            target = href(author.url or addresses[index])
            if target and target != here and index != own:
                views[index] = _linked(author, target)
    return tuple(views)


_AUTHORS: dict[tuple[int, bool], tuple[Author, AuthorView]] = {}


def view_author(author: Author, is_self: bool) -> AuthorView:
    """An author for a list. Formats make one value of one text, so most were made before; the value is kept with it."""
    known = _AUTHORS.get((id(author), is_self))
    if known is None:
        if len(_AUTHORS) > 50_000:
            _AUTHORS.clear()
        name = str(author.name)
        isolate = not name.isascii() and any(bidirectional(character) in ("R", "AL", "AN") for character in name)
        known = _AUTHORS[id(author), is_self] = (author, AuthorView(name, "", is_self, isolate))
    return known[1]


_LINKED: dict[tuple[int, str], tuple[Author, AuthorView]] = {}


def _linked(author: Author, address: str) -> AuthorView:
    known = _LINKED.get((id(author), address))
    if known is None:
        if len(_LINKED) > 50_000:
            _LINKED.clear()
        known = _LINKED[id(author), address] = (author, view_author(author, False)._replace(url=address))
    return known[1]


def _abbr(work: Publication, venues: Mapping[str, Venue], href: Href) -> Badge | None:
    """The short name of the venue where the work appeared, unless that is how the venue is called already."""
    text = plain(work.abbr)
    if not work.placed or fold(text) == fold(plain(work.journal)):
        return None
    venue = venues.get(id_key(work.abbr))
    address = (href(venue.url) or "") if venue and venue.url else ""
    return Badge("venue", Markup.escape(text), "", address, venue.color if venue else "")


def _job_market(words: Words) -> Badge:
    return Badge("status", Markup.escape(words("status.job_market")), "job_market")


def _status(work: Publication, words: Words) -> Badge | None:
    if work.status_text:
        where = Markup(" ({})").format(inline(work.journal, words.math)) if work.journal else ""
        return Badge("status", inline(work.status_text, words.math) + where, "other")
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
    genre = _genre(work, words)
    yield from filter(None, (genre, publisher))


def _genre(work: Publication, words: Words) -> str:
    """What sort of thesis or report it is: a word of the catalogue, or as written."""
    known = f"genre.{work.genre}"
    if work.genre:
        return words(known) if words.has(known) else plain(work.genre)
    return words("venue.thesis") if work.type == "thesis" else ""


def _joined(people: tuple[Author, ...]) -> str:
    return ", ".join(str(person.name) for person in people)


def _links(work: Publication) -> Iterator[tuple[str, str, str]]:
    """The buttons of a work; `url` has none where the title links to it."""
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
    if work.page and work.url:
        yield "url", "", work.url
