"""How to cite a work: one plain reference, made of its fields.

After the author–date form of The Chicago Manual of Style, which reads well in any field; a style of one's own is typed
as `citation`. A venue that a work was only sent to is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from mkdocs_academic.model.identifiers import doi_url
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.model.scripts import right_to_left
from mkdocs_academic.views.citation import numbers, origins
from mkdocs_academic.views.directions import in_line, isolate, run
from mkdocs_academic.views.links import Href
from mkdocs_academic.views.words import Words

_MOST_NAMES, _SHORTENED = 10, 7  # Chicago, 17th edition, 14.76
_STANDS_ALONE = frozenset(
    "book report software dataset map motion_picture standard patent legislation legal_case bill collection "
    "musical_score graphic pamphlet document".split()
)
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DOUBLED = re.compile(r"([.?!…。？！])((?:</?\w+>)*)[.。]")


def reference(work: Publication, words: Words, href: Href) -> Markup:
    """The reference of a work as HTML, in the language of the page.

    One without a letter from right to left is a line from left to right everywhere, as in bibliographies of that side.
    """
    parts = [part for part in _parts(work, words, href) if part]
    html = _DOUBLED.sub(r"\1\2", " ".join(parts))
    return Markup(f'<bdi dir="ltr">{html}</bdi>' if words.right_to_left and not right_to_left(html) else html)


def _parts(work: Publication, words: Words, href: Href) -> Iterator[Markup]:
    if work.authors:
        yield _names(work.authors, work.et_al, words) + "."
    if work.year:
        yield Markup(f"{work.year}.")
    title = run(work.title, words)
    placed = work.journal if work.placed else ""
    if placed or work.type not in _STANDS_ALONE:
        before, after = words.around("reference.quoted", "title")
        yield escape(before) + title + escape(after)
    else:
        yield Markup("<cite>{}</cite>.").format(title)
    details = in_line((*numbers(work, words), *origins(work, words)), words)
    if placed:
        yield _inside(work, run(placed, words), details, words)
    elif details:
        yield escape(details) + "."
    if work.status not in ("", "published") and not work.status_text:
        yield escape(words(f"status.{work.status}")) + "."
    elif work.status_text:
        yield run(work.status_text, words) + "."
    yield _address(work, href)


def _inside(work: Publication, venue: Markup, details: str, words: Words) -> Markup:
    """The journal or the book that holds a work, and where in it."""
    cited = Markup("<cite>{}</cite>").format(venue)
    if work.type.startswith("article"):
        gap = " " if work.volume or work.issue else ", "
    else:
        before, after = words.around("reference.in", "book")
        cited, gap = escape(before) + cited + escape(after), ", "
    return cited + (gap + escape(details) if details else "") + "."


def _address(work: Publication, href: Href) -> Markup:
    if work.doi:
        address = doi_url(work.doi)
    elif work.arxiv:
        address = f"https://arxiv.org/abs/{work.arxiv}"
    else:
        address = href(work.url) or "" if work.url.startswith("http") else ""
    return Markup('<a href="{0}">{0}</a>.').format(address) if address else Markup("")


def _names(authors: Sequence[Author], et_al: bool, words: Words) -> Markup:
    shown = authors if len(authors) <= _MOST_NAMES else authors[:_SHORTENED]
    names = [isolate(escape(str(author.name)), words) for author in shown]
    names[0] = isolate(escape(inverted(shown[0].name)), words)
    if et_al or len(shown) < len(authors):
        return Markup(", ").join(names) + f" {words('authors.more')}"
    if len(names) == 1:
        return names[0].removesuffix(".")
    said = escape(words("reference.and")).replace("{last}", names[-1])
    return said.replace("{names}", Markup(", ").join(names[:-1])).removesuffix(".")


def inverted(name: PersonName) -> str:
    """A name as an alphabetical list has it; a team, a single name and one in characters stay as they are."""
    if name.literal or not (name.family and name.given) or _EAST_ASIAN.search(name.family):
        return str(name)
    family = f"{name.particle} {name.family}" if name.particle else name.family
    return ", ".join(filter(None, (family, name.given, name.suffix)))
