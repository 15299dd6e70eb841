"""A work on a page of its own: what stands there beside what a list shows of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.publication import Publication, Version
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.views.citation import PublicationView, genre, numbers, publisher
from mkdocs_academic.views.directions import in_line, isolate, run
from mkdocs_academic.views.links import Href
from mkdocs_academic.views.text import inline, plain
from mkdocs_academic.views.timeline import iso
from mkdocs_academic.views.words import Words

_FILMS = (".mp4", ".webm", ".ogg", ".ogv", ".mov", ".m4v")


class Link(NamedTuple):
    """Words that lead somewhere."""

    text: Markup
    href: str


class Value(NamedTuple):
    """One thing that is said of a work: words, perhaps a link, `date` (with `iso`), and what follows a comma."""

    text: Markup
    href: str = ""
    date: Markup | str = ""
    iso: str = ""
    after: Markup | str = ""


class Fact(NamedTuple):
    """A line of the details: what it says, and the one or several things that it holds."""

    label: str
    values: tuple[Value, ...]


class Picture(NamedTuple):
    """What a work looks like: a picture, or a film that plays here when it is asked to."""

    href: str
    is_film: bool


class WorkView(NamedTuple):
    """The head of a work's page. `parent` is the list that it stands in, `kind` its sort and year."""

    work: PublicationView
    kind: str
    parent: Link | None
    picture: Picture | None


def view_work(work: Publication, shown: PublicationView, words: Words, href: Href, parent: Link | None) -> WorkView:
    """The head of a work's page; `shown` is the work as a list has it, `parent` the page with that list."""
    where = [*numbers(work, words), *([] if shown.venue else filter(None, [publisher(work)]))]
    return WorkView(
        work=shown._replace(details=in_line(where, words)),
        kind=in_line(filter(None, (_sort(work, words), str(work.year or ""))), words),
        parent=parent and parent._replace(text=isolate(parent.text, words)),
        picture=_picture(work, href),
    )


def _sort(work: Publication, words: Words) -> str:
    if sort := genre(work, words):
        return sort
    if work.type == "article" and work.status == "working_paper":
        return words("status.working_paper")
    return words(f"kind.{work.type}") if words.has(f"kind.{work.type}") else ""


def _picture(work: Publication, href: Href) -> Picture | None:
    address = work.preview and href(work.preview)
    return Picture(address, is_film(work.preview)) if address else None


def is_film(address: str) -> bool:
    """Whether a file is one that plays, by its name."""
    return address.partition("?")[0].lower().endswith(_FILMS)


def view_facts(
    work: Publication,
    words: Words,
    href: Href,
    talks: Sequence[tuple[Talk, str]] = (),
    topic: Callable[[str], str] = lambda tag: "",
    projects: Sequence[Value] = (),
    grants: Sequence[Value] = (),
) -> tuple[Fact, ...]:
    """What is known of a work beside what its head says: its whole date, and its publisher where it has a venue too.

    Args:
        talks: those that were given on it, each with the address where the site has it, or none.
        topic: the address of the works on the same topic, or none.
        projects: those that it is part of.
        grants: those that paid for it.
    """
    rows = (
        (_date_label(work, words), _published(work, words)),
        (words("link.doi"), _id(work.doi, doi_url(work.doi) if work.doi else "")),
        (words("link.arxiv"), _id(work.arxiv, f"https://arxiv.org/abs/{work.arxiv}")),
        (words("fact.isbn"), _id(work.isbn, "")),
        (words("fact.issn"), _id(work.issn, "")),
        (words("fact.original_title"), [Value(run(work.original_title, words))] if work.original_title else ()),
        (words("fact.topics"), [Value(Markup(", ").join(_topics(work, words, topic)))] if work.tags else ()),
        (words("fact.talks"), [_talk(talk, address, words) for talk, address in talks]),
        (words("fact.projects"), projects),
        (words("fact.grants"), grants),
        (words("fact.versions"), [*_versions(work, words, href)]),
    )
    return tuple(Fact(label, tuple(values)) for label, values in rows if values)


def _date_label(work: Publication, words: Words) -> str:
    return words("fact.published") if work.status in ("", "published", "retracted") else words("fact.date")


def _published(work: Publication, words: Words) -> list[Value]:
    when, house = words.when(work.issued), in_line(_house(work), words)
    if when:
        return [Value(Markup(""), date=inline(when, words.math), iso=iso(work.issued), after=house)]
    return [Value(Markup.escape(house))] if house else []


def _house(work: Publication) -> list[str]:
    return [publisher(work)] if work.journal and work.placed else []


def _id(text: str, address: str) -> list[Value]:
    return [Value(Markup.escape(text), address)] if text else []


def _topics(work: Publication, words: Words, topic: Callable[[str], str]) -> Iterator[Markup]:
    for name in map(plain, work.tags):
        address = topic(name)
        text = isolate(Markup.escape(name), words)
        yield Markup('<a href="{}">{}</a>').format(address, text) if address else text


def _talk(talk: Talk, address: str, words: Words) -> Value:
    event = talk.occasions[0].event
    text = run(event or talk.name, words)
    where = talk.occasions[0].location if len(talk.occasions) == 1 else ""
    after = in_line(filter(None, (plain(where), words.when(talk.when))), words)
    return Value(text, address, after=after)


def _versions(work: Publication, words: Words, href: Href) -> Iterator[Value]:
    for version in work.versions:
        address = _version_address(version, href)
        named = words(f"status.{version.status}") if words.has(f"status.{version.status}") else plain(version.status)
        where = plain(version.journal) or (f"arXiv:{version.arxiv}" if version.arxiv else "")
        text = named or where or words("status.preprint")
        rest = filter(None, (where if named else "", words.when(version.issued)))
        if address or where or version.issued.start:
            yield Value(isolate(Markup.escape(text), words), address, after=in_line(rest, words))


def _version_address(version: Version, href: Href) -> str:
    if version.doi:
        return doi_url(version.doi)
    if version.arxiv:
        return f"https://arxiv.org/abs/{version.arxiv}"
    return (version.url and href(version.url)) or ""
