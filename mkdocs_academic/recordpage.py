"""The page of a record: what stands above its text, and where in the text that is put."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from mkdocs_academic.errors import Place, Problems
from mkdocs_academic.formats.page_text import Heading, first_heading
from mkdocs_academic.fragments import Fragment, PageContext, Part
from mkdocs_academic.model.cv import AnyEntry
from mkdocs_academic.model.dates import NO_DATE
from mkdocs_academic.model.entries import Entry
from mkdocs_academic.model.names import fold
from mkdocs_academic.model.publication import Publication
from mkdocs_academic.model.talk import Talk
from mkdocs_academic.sheet import KIND, Sheet
from mkdocs_academic.views.selection import name_of
from mkdocs_academic.views.text import plain
from mkdocs_academic.workrecord import compose_work

if TYPE_CHECKING:
    from mkdocs_academic.composer import Composer
    from mkdocs_academic.directives import Directive
    from mkdocs_academic.formats.items import ItemPage
    from mkdocs_academic.views.words import Words

_DIRECTIVE = re.compile(r"^[ \t]*<!--\s*academic/record\b", re.MULTILINE | re.IGNORECASE)

_ATTRIBUTES = re.compile(r" {0,3}\{:[^}\n]*\}[ \t]*(?:\n|$)")  # of attr_list, on the line below a heading


def with_directive(text: str, title: str) -> str:
    """The Markdown of a record's page with `academic/record` in it, unless its author has put it somewhere.

    It goes below the page's heading. Where no heading says the title of the front matter (on academicpages headings of
    the first level divide the text), it goes to the top and brings that title as the page's heading.
    """
    if _DIRECTIVE.search(text):
        return text
    heading = first_heading(text)
    if heading and (not title or _is_said(heading, title)):
        attributes = _ATTRIBUTES.match(text, heading.end)
        end = attributes.end() if attributes else heading.end
        return f"{text[:end]}\n\n<!-- academic/record -->\n\n{text[end:]}"
    return f"<!-- academic/record {{ title: true }} -->\n\n{text}"


def _is_said(heading: Heading, title: str) -> bool:
    """Whether a heading is the title, by its letters and digits; at the top of the text it may be a part of it."""
    one, other = (re.sub(r"[\W_]+", "", fold(plain(text))) for text in (heading.title, title))
    return one == other or (heading.leads and bool(one and other) and (one in other or other in one))


def prepare_meta(meta: MutableMapping[str, Any], item: ItemPage, statuses: Mapping[str, object]) -> None:
    """Bring the front matter of a record's page into the form that themes expect, which print it unescaped.

    Args:
        meta: the page's front matter as MkDocs has read it.
        item: the page.
        statuses: Material's statuses of pages that the site has words for (`extra.status`): it marks pages with them.
    """
    if "title" in meta:
        meta["title"] = plain(str(meta["title"])).replace("&", "&amp;").replace("<", "&lt;")
    if isinstance(meta.get("author"), list):
        meta["author"] = str(escape(", ".join(map(str, meta["author"]))))
    if isinstance(meta.get("abstract"), str) and isinstance(meta.get("summary"), str):
        meta.setdefault("excerpt", meta["summary"])  # the shorter of the two describes the page
    if str(meta.get("status")) not in statuses and _status(item.record):
        meta.pop("status", None)


def _status(record: AnyEntry | None) -> str:
    if isinstance(record, Publication):
        return record.status or record.status_text
    return record.state if isinstance(record, Talk) else ""


def compose_record(
    composer: Composer, directive: Directive, page: PageContext, place: Place, problems: Problems
) -> Fragment:
    """The fragment of `academic/record`: what a list shows of the record, then what has a heading of its own."""
    record = composer.library.items.get(page.path) or composer.on_pages.get(page.path)
    if record is None:
        problems.warn(
            "no-record",
            "this page is no record, so academic/record shows nothing",
            place,
            "write 'date: …' or another field of the record into the page's front matter, or remove the directive",
        )
        return Fragment("academic-record", [])
    fragment = Fragment("academic-record", [])
    if isinstance(record, Publication | Talk):
        _name(fragment, plain(name_of(record)) if directive.title else "", page)
        compose: Callable[..., Sheet] = compose_work if isinstance(record, Publication) else _compose_talk
        found = compose(composer, record, page)
        kind = [Part("", "", found.kind, css_class=f"academic {KIND}")] if found.kind else []
        fragment.parts = [*kind, *found.parts]
        return fragment
    title, record = _told_apart(record, composer.library.item_pages[page.path], page.words)
    _name(fragment, title if directive.title else "", page)
    from mkdocs_academic.sections import view_record

    how, view = view_record(composer, record, page)
    head = composer.renderer.draw("record.html", how=how, item=view, player=None)
    if marks := page.legend.explain():
        head += composer.renderer.draw("legend.html", marks=marks)
    fragment.parts.append(Part("", "", head, css_class="academic-record__head"))
    return fragment


def _compose_talk(composer: Composer, talk: Talk, page: PageContext) -> Sheet:
    from mkdocs_academic.talkrecord import compose_talk

    return compose_talk(composer, talk, page)


def _name(fragment: Fragment, title: str, page: PageContext) -> None:
    fragment.title, fragment.id = title, page.free_id(title) if title else ""


def _told_apart(record: Entry, item: ItemPage, words: Words) -> tuple[str, Entry]:
    """A record's title and the rest of it, without the words that it has from the page's text, right below: news that
    have no title of their own are headed by their date.
    """
    title = plain(name_of(record))
    if not item.quotes_page:
        return title, record
    record = replace(record, fields={name: text for name, text in record.fields.items() if name != "text"})
    date = words.when(record.when)
    return (date, replace(record, name="", when=NO_DATE)) if date and not item.has_title else (title, record)
