"""Works as an Atom feed (RFC 4287). The same works make the same bytes: no date in it is that of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from mkdocs_academic.formats.wording import has_appeared, line, say, status
from mkdocs_academic.model.dates import When
from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.publication import Publication

UrlOf = Callable[[Publication], str]

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


def write_feed(
    works: Iterable[Publication], feed: Feed, url_of: UrlOf, *, latest: int = 50, epoch: int | None = None
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
    limit = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if epoch is not None else ""
    dates = [_date(work.issued, limit) for work in newest]
    updated = max(filter(None, dates), default=limit or _BEGINNING)
    entries = (
        _entry(work, feed, url_of(work), date or limit or updated) for work, date in zip(newest, dates, strict=True)
    )
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
            *entries,
            "</feed>\n",
        )
    )


def _newness(work: Publication) -> tuple[object, ...]:
    """Works without a date come last, but for those that are still on their way."""
    on_its_way = work.year is None and bool(status(work)) and work.status != "retracted"
    return (on_its_way, work.issued.sort_key)


def _entry(work: Publication, feed: Feed, url: str, date: str) -> str:
    return "\n".join(("  <entry>", *(f"    {element}" for element in _elements(work, feed, url, date)), "  </entry>"))


def _elements(work: Publication, feed: Feed, url: str, date: str) -> Iterator[str]:
    doi = doi_url(work.doi) if work.doi else ""
    elsewhere = work.url if work.url.startswith(("https://", "http://")) else ""
    yield f"<id>{_text(f'{feed.home}#pub-{work.key}')}</id>"  # the same wherever the work's page is moved
    yield f"<title>{_text(say(work.title))}</title>"
    yield f'<link rel="alternate" type="text/html" href="{_text(url or doi or elsewhere or feed.home)}"/>'
    if doi and url:
        yield f'<link rel="related" href="{_text(doi)}"/>'
    yield f"<updated>{date}</updated>"
    yield f"<published>{date}</published>"
    for author in work.authors:
        yield f"<author><name>{_text(line(str(author.name)))}</name></author>"
    for tag in work.tags:
        yield f'<category term="{_text(line(tag))}"/>'
    if said := say(work.abstract) or _where(work):
        yield f"<summary>{_text(said)}</summary>"


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
