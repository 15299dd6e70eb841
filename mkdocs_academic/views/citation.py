"""One publication as a list shows it: title, authors, where it appeared, badges, notes and buttons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from markupsafe import Markup

from mkdocs_academic.model.identifiers import doi_url, id_key
from mkdocs_academic.model.names import Person, fold
from mkdocs_academic.model.publication import FILMS, Author, Publication
from mkdocs_academic.views.authors import AuthorView, Run, shorten, view_author, view_authors
from mkdocs_academic.views.coins import coins
from mkdocs_academic.views.directions import fill, in_line, isolate, run, runs
from mkdocs_academic.views.facts import is_only_sent
from mkdocs_academic.views.links import Action, Href, Unfolding, actions, link_pairs, name_of
from mkdocs_academic.views.marks import Legend
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.words import Words

if TYPE_CHECKING:
    from mkdocs_academic.model.directory import Directory
    from mkdocs_academic.model.venue import Venue

_NOTHING = Markup("")
_HYPHEN = re.compile(r"(?<=\w)\s*(?:--?|−|—)\s*(?=\w)")  # of a range of pages
_NUMBER = re.compile(r"\S*\d\S*|[IVXLC]+|[A-Z]")
_SEVERAL = re.compile(r"[–,]|\bff")
DatePlace = Literal["heading", "venue", "margin"]
_NO_VENUES: Mapping[str, Venue] = MappingProxyType({})

__all__ = ["AuthorView", "Badge", "DatePlace", "PublicationView", "Thumb", "Unfolding", "view_author", "view_authors",
           "view_publication"]  # fmt: skip


class Badge(NamedTuple):
    """A short text with a mark: `kind` is status, award, access or venue; `value` the canonical status.

    `color` is that of the mark, checked, and empty where the style sheet says it.
    """

    kind: str
    text: Markup
    value: str = ""
    href: str = ""
    color: str = ""


class Thumb(NamedTuple):
    """A small picture; with a `name` it is a film, called so, for which the picture `poster` stands."""

    src: str
    name: str = ""
    poster: str = ""


class PublicationView(NamedTuple):
    """A publication ready to be drawn. `venue` is the title of journal, book or meeting, `abbr` its short name, which
    stands before it; `details` follow it. `runs` are its authors once more where they are many, some of them folded.
    `has_page`: a page of the site is its own.
    """

    key: str
    anchor: str
    title: Markup
    href: str
    authors: tuple[AuthorView, ...]
    runs: tuple[Run, ...]
    more_authors: str
    job_market: Badge | None
    status: Badge | None
    abbr: Badge | None
    venue: Markup | None
    details: str
    awards: tuple[Badge, ...]
    access: Badge | None
    note: Markup | None
    highlights: tuple[Markup, ...]
    actions: tuple[Action, ...]
    unfolds: tuple[Unfolding, ...]
    thumb: Thumb | None
    year: str
    date: Markup
    type: str
    language: str
    has_page: bool = False
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
    bibtex_href: str = "",
    legend: Legend | None = None,
    max_authors: int = 0,
    picture: bool = True,
    abstract: bool = True,
    write_bibtex: Callable[[Publication], str] | None = None,
) -> PublicationView:
    """A publication for a list.

    Args:
        date_in: where its date stands: `heading` (a year's, so it is said already), `venue` (at the end of that line)
            or `margin`.
        directory: the people whose names are linked to an address.
        here: the address of the page itself, which no name is linked to.
        venues: venues by the key (`id_key`) of their short names.
        for_zotero: whether the entry tells Zotero what it is.
        bibtex_href: the address of its entry for BibTeX, where that is not to be unfolded.
        legend: the marks of the page; without one none are shown.
        max_authors: of longer lists of authors some are folded; 0 for never.
        picture: whether its picture is shown.
        abstract: whether its abstract is there to be unfolded.
        write_bibtex: how its entry for BibTeX is written, to be unfolded too; without it there is none.
    """
    title = plain(work.title)
    when = "" if date_in == "heading" else words.when(work.issued)
    own = _own(work.authors, owner)
    authors = view_authors(work.authors, own, directory, href, here, legend, words.right_to_left)
    return PublicationView(
        key=work.key,
        anchor=anchor,
        title=run(work.title, words),
        href=_title_href(work, href),
        authors=authors,
        runs=shorten(authors, max_authors, title, words) if len(authors) > max_authors > 0 else (),
        more_authors=words("authors.more") if work.et_al else "",
        job_market=_job_market(words) if work.job_market else None,
        status=_status(work, words),
        abbr=_abbr(work, venues, words, href) if work.abbr else None,
        venue=run(work.journal, words) if work.journal and work.placed else None,
        details=in_line([*_details(work, words), *([when] if date_in == "venue" and when else [])], words),
        awards=tuple(Badge("award", run(award, words)) for award in work.awards),
        access=_access(work, words) if work.open_access else None,
        note=_note(work, words) if work.note or work.remarks else None,
        highlights=tuple(run(text, words) for text in work.highlights),
        actions=actions(_links(work), title, words, href) + _entry(bibtex_href, title, words),
        unfolds=tuple(_unfoldings(work, title, words, abstract, write_bibtex)) if abstract or write_bibtex else (),
        thumb=_thumb(work, title, words, href) if work.preview and picture else None,
        year=str(work.year or ""),
        date=inline(when, words.math) if when else _NOTHING,
        type=work.type,
        language=work.language,
        has_page=bool(work.page),
        coins=coins(work) if for_zotero else "",
    )


def _title_href(work: Publication, href: Href) -> str:
    """A title leads to the record's own page, else to its address, which has a button in the first case."""
    return (work.page and href(work.page)) or (work.url and href(work.url)) or ""


def _own(authors: tuple[Author, ...], owner: Person) -> int | None:
    """The index of the owner: by name, else the one name that is emphasised in the data."""
    own = owner.among([author.name for author in authors])
    if own is None:
        bold = [index for index, author in enumerate(authors) if author.emphasised]
        own = bold[0] if len(bold) == 1 else None
    return own


def _unfoldings(
    work: Publication,
    title: str,
    words: Words,
    abstract: bool,
    write_bibtex: Callable[[Publication], str] | None,
) -> Iterator[Unfolding]:
    if abstract and work.abstract:
        label = words("record.abstract")
        yield Unfolding("abstract", label, name_of(label, title, words), runs(work.abstract, words))
    if write_bibtex and not work.hide_bibtex:
        label = words("link.bibtex")
        yield Unfolding("bibtex", label, name_of(label, title, words), code=write_bibtex(work))


def _thumb(work: Publication, title: str, words: Words, href: Href) -> Thumb | None:
    address = href(work.preview)
    if not address:
        return None
    if PurePosixPath(work.preview.partition("?")[0]).suffix.lower() not in FILMS:
        return Thumb(address)
    return Thumb(address, name_of(words("link.video"), title, words), (work.poster and href(work.poster)) or "")


def _access(work: Publication, words: Words) -> Badge:
    text = fill("access.licensed", "license", [plain(work.license)], words) if work.license else words("access.open")
    return Badge("access", Markup.escape(text))


def _abbr(work: Publication, venues: Mapping[str, Venue], words: Words, href: Href) -> Badge | None:
    """The short name of the venue where the work appeared, unless that is how the venue is called already."""
    text = plain(work.abbr)
    if not work.placed or fold(text) == fold(plain(work.journal)):
        return None
    venue = venues.get(id_key(work.abbr))
    address = (href(venue.url) or "") if venue and venue.url else ""
    return Badge("venue", isolate(Markup.escape(text), words), "", address, venue.color if venue else "")


def _job_market(words: Words) -> Badge:
    return Badge("status", Markup.escape(words("status.job_market")), "job_market")


def _status(work: Publication, words: Words) -> Badge | None:
    if work.status_text:
        where = Markup(" ({})").format(run(work.journal, words)) if work.journal else ""
        return Badge("status", run(work.status_text, words) + where, "other")
    if not work.status or work.status == "published":
        return None
    with_venue = f"status.{work.status}.at"
    if work.journal and not work.placed and words.has(with_venue):
        text = fill(with_venue, "venue", [plain(work.journal)], words)
    else:
        text = words(f"status.{work.status}")
    if work.round:
        text = Markup.escape(text) + f", {words('status.round', round=work.round)}"
    return Badge("status", Markup.escape(text), work.status)


def _details(work: Publication, words: Words) -> Iterator[str]:
    """What follows the venue's title."""
    yield from numbers(work, words)
    yield from origins(work, words)


def numbers(work: Publication, words: Words) -> Iterator[str]:
    """Volume and issue, editors, edition, series, pages: where in the venue a work stands, to be put in a line.

    Of a work that was only sent to its venue there is what is the work's own.
    """
    is_inside = not is_only_sent(work)
    if is_inside:
        yield from _volume(work, words)
    if work.reviewed:
        yield fill("venue.reviewed", "title", [plain(work.reviewed)], words)
    if work.editors and (is_inside or work.type == "book"):
        yield fill("venue.editors", "names", _names(work.editors), words)
    if work.translators:
        yield fill("venue.translators", "names", _names(work.translators), words)
    if work.edition:
        yield words("venue.edition", edition=plain(work.edition))
    if work.series and is_inside:
        yield plain(work.series)
    if work.chapter and is_inside:
        chapter = plain(work.chapter)
        yield words("venue.chapter", chapter=chapter) if _NUMBER.fullmatch(chapter) else chapter
    if work.pages and is_inside:
        pages = _HYPHEN.sub("–", work.pages)
        many = _SEVERAL.search(pages)
        yield words("venue.pages" if many else "venue.page", pages=pages)


def _volume(work: Publication, words: Words) -> Iterator[str]:
    if work.volume and work.issue and work.type.startswith("article"):
        yield f"{work.volume}({work.issue})"
        return
    if work.volume:
        yield work.volume if work.type.startswith("article") else words("venue.volume", volume=work.volume)
    if work.issue:
        yield words("venue.issue", issue=work.issue)


def _note(work: Publication, words: Words) -> Markup:
    """The note and the remarks, each on a line of its own."""
    return Markup("<br>").join(run(text, words) for text in (work.note, *work.remarks) if text)


def origins(work: Publication, words: Words) -> Iterator[str]:
    """What sort of thesis or report a work is, and who published it where."""
    yield from filter(None, (genre(work, words), publisher(work)))


def publisher(work: Publication) -> str:
    """Who published a work, behind the place."""
    if is_only_sent(work):
        return ""
    return ": ".join(filter(None, (plain(work.place), plain(work.publisher))))


def genre(work: Publication, words: Words) -> str:
    """What sort of thesis or report it is: a word of the catalogue, or as written."""
    known = f"genre.{work.genre}"
    if work.genre:
        return words(known) if words.has(known) else plain(work.genre)
    return words("venue.thesis") if work.type == "thesis" else ""


def _names(people: tuple[Author, ...]) -> Iterator[str]:
    return (str(person.name) for person in people)


def _entry(address: str, title: str, words: Words) -> tuple[Action, ...]:
    if not address:
        return ()
    label = words("link.bibtex")
    return (Action(label, address, name_of(label, title, words), "bibtex"),)


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
