"""Works and talks as Atom feeds (RFC 4287). The same records make the same bytes: no date in it is that of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple, TypeVar

from mkdocs_academic.formats.wording import has_appeared, line, say, status
from mkdocs_academic.model.dates import When
from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk

_Record = TypeVar("_Record")
UrlOf = Callable[[_Record], str]

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_BEGINNING = "1970-01-01T00:00:00Z"


class Feed(NamedTuple):
    """What a feed says of itself. `address` is its own, `home` that of the site, both whole; `author` is who the site
    is about.
    """

    title: str
    address: str
    home: str
    author: str = ""
    language: str = ""


class Item(NamedTuple):
    """One entry of a feed: `id` is behind the site's address, the same wherever the record's page is moved."""

    id: str
    title: str
    url: str
    related: str
    date: str
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str


def write_feed(
    works: Iterable[Publication], feed: Feed, url_of: UrlOf[Publication], *, latest: int = 50, epoch: int | None = None
) -> str:
    """The latest works as a feed, the newest first.

    Args:
        works: all works, in any order.
        feed: the feed's own title and addresses.
        url_of: the whole address of a work's page; empty where it has none, so that its DOI or the site is linked to.
        latest: how many works it holds.
        epoch: the seconds of SOURCE_DATE_EPOCH, which stand for the date of a work that has none, and which no date
            goes beyond.
    """
    newest = sorted(works, key=_newness, reverse=True)[:latest]
    limit = _limit(epoch)
    return _write(feed, [_work(work, feed, url_of(work), limit) for work in newest], limit)


def write_talks(
    talks: Iterable[Talk], feed: Feed, url_of: UrlOf[Talk], *, latest: int = 50, epoch: int | None = None
) -> str:
    """The latest talks as a feed, those to come among them, as `write_feed` writes works."""
    newest = sorted(talks, key=lambda talk: talk.when.sort_key, reverse=True)[:latest]
    limit = _limit(epoch)
    return _write(feed, [_talk(talk, feed, url_of(talk), limit) for talk in newest], limit)


def _write(feed: Feed, items: list[Item], limit: str) -> str:
    updated = max(filter(None, (item.date for item in items)), default=limit or _BEGINNING)
    language = f' xml:lang="{_text(feed.language)}"' if feed.language else ""
    return "\n".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom"{language}>',
            f"  <id>{_text(feed.address)}</id>",
            f"  <title>{_text(feed.title)}</title>",
            f'  <link rel="self" type="application/atom+xml" href="{_text(feed.address)}"/>',
            f'  <link rel="alternate" type="text/html" href="{_text(feed.home)}"/>',
            f"  <updated>{updated}</updated>",
            f"  <author><name>{_text(feed.author or feed.title)}</name></author>",
            *(line for item in items for line in _entry(item, feed, item.date or limit or updated)),
            "</feed>\n",
        )
    )


def _limit(epoch: int | None) -> str:
    return datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if epoch is not None else ""


def _newness(work: Publication) -> tuple[object, ...]:
    """Works without a date come last, but for those that are still on their way."""
    on_its_way = work.year is None and bool(status(work)) and work.status != "retracted"
    return (on_its_way, work.issued.sort_key)


def _entry(item: Item, feed: Feed, date: str) -> Iterator[str]:
    yield "  <entry>"
    yield f"    <id>{_text(f'{feed.home}#{item.id}')}</id>"
    yield f"    <title>{_text(item.title)}</title>"
    yield f'    <link rel="alternate" type="text/html" href="{_text(item.url)}"/>'
    if item.related:
        yield f'    <link rel="related" href="{_text(item.related)}"/>'
    yield f"    <updated>{date}</updated>"
    yield f"    <published>{date}</published>"
    for author in item.authors:
        yield f"    <author><name>{_text(author)}</name></author>"
    for tag in item.tags:
        yield f'    <category term="{_text(tag)}"/>'
    if item.summary:
        yield f"    <summary>{_text(item.summary)}</summary>"
    yield "  </entry>"


def _work(work: Publication, feed: Feed, url: str, limit: str) -> Item:
    doi = doi_url(work.doi) if work.doi else ""
    return Item(
        id=f"pub-{work.key}",
        title=say(work.title),
        url=url or doi or _elsewhere(work.url) or feed.home,
        related=doi if url else "",
        date=_date(work.issued, limit),
        authors=tuple(str(author.name) for author in work.authors),
        tags=work.tags,
        summary=say(work.abstract) or _where(work),
    )


def _talk(talk: Talk, feed: Feed, url: str, limit: str) -> Item:
    last = max(talk.occasions, key=lambda occasion: occasion.when.sort_key)
    where = ", ".join(filter(None, map(say, (last.event, last.venue, last.location))))
    return Item(
        id=f"talk-{talk.key}",
        title=say(talk.name),
        url=url or _elsewhere(talk.url) or feed.home,
        related="",
        date=_date(talk.when, limit),
        authors=tuple(str(speaker.name) for speaker in talk.speakers),
        tags=talk.tags,
        summary=" – ".join(filter(None, (where, str(talk.when), say(talk.abstract)))),
    )


def _elsewhere(url: str) -> str:
    return url if url.startswith(("https://", "http://")) else ""


def _where(work: Publication) -> str:
    """Where the work appeared, or how far it has come."""
    venue = say(work.journal if work.placed else "") or say(work.publisher if has_appeared(work) else "")
    return ", ".join(filter(None, (venue, str(work.year or ""), status(work))))


def _date(when: When, limit: str) -> str:
    """A moment of RFC 3339: of a year or a month its first day, of a range its end; empty where there is none."""
    last = when.end or when.start
    if last is None:
        return ""
    date = f"{last.year:04}-{last.month or 1:02}-{last.day or 1:02}T00:00:00Z"
    return min(date, limit) if limit else date


def _text(text: str) -> str:
    return line(text).translate(_ESCAPES)
