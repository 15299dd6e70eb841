"""Authors as lists show them: linked, marked, and shortened where they are many."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_academic.model.publication import Author
from mkdocs_academic.model.scripts import right_to_left
from mkdocs_academic.views.links import Href, name_of
from mkdocs_academic.views.marks import Legend, Mark
from mkdocs_academic.views.words import Words

if TYPE_CHECKING:
    from mkdocs_academic.model.directory import Directory

_KEPT_FIRST = 3
_SMALLEST_FOLD = 2


class AuthorView(NamedTuple):
    """An author; `isolate` where the name needs a `<bdi>`, as it or the page is written from right to left.

    Lists have thousands, so their template takes each apart: these are its parts, in this order.
    """

    name: str
    url: str
    is_self: bool
    isolate: bool = False
    marks: tuple[Mark, ...] = ()


class Run(NamedTuple):
    """Neighbouring authors; with `folded` they are hidden behind these words until a reader asks for them.

    `name` is the accessible name of what unfolds them.
    """

    authors: Sequence[AuthorView]
    folded: str = ""
    name: str = ""


def view_authors(
    authors: tuple[Author, ...],
    own: int | None,
    directory: Directory | None,
    href: Href,
    here: str = "",
    legend: Legend | None = None,
    isolate: bool = False,
) -> tuple[AuthorView, ...]:
    """The authors of one work, each with the address that the work gives, else the one that the site knows.

    Args:
        own: the index of the site's owner.
        directory: who is known, if anybody is.
        here: the address of the page itself, which no name is linked to.
        legend: the marks of the page; without one none are shown.
        isolate: whether each name needs a `<bdi>`.
    """
    views = [view_author(author, index == own) for index, author in enumerate(authors)]
    if isolate:
        views = [view._replace(isolate=True) for view in views]
    if directory is None and not any(author.url or author.marks for author in authors):  # as it is with most works
        return tuple(views)
    addresses = directory.addresses(authors, own) if directory else {}
    for index, author in enumerate(authors):
        if author.url or index in addresses:
            target = href(author.url or addresses[index])
            if target and target != here and index != own:
                views[index] = _linked(author, target)._replace(isolate=views[index].isolate)
        if author.marks and legend:
            views[index] = views[index]._replace(marks=legend.marks(author.marks))
    return tuple(views)


def shorten(authors: Sequence[AuthorView], limit: int, title: str, words: Words) -> tuple[Run, ...]:
    """A long list of authors with most of them folded: the first three, the owner and the last stay.

    Args:
        limit: how many authors are shown without folding any.
        title: the work's, which says whose authors it is that a reader unfolds.

    Returns:
        All authors in their order; nothing where none is folded.
    """
    first = min(_KEPT_FIRST, max(1, limit - 2))
    own = {index for index, author in enumerate(authors) if author.is_self}
    kept = sorted({*range(first), *own, len(authors) - 1})
    runs: list[Run] = []
    shown = 0
    for before, after in pairwise(kept):
        count = after - before - 1
        if count >= _SMALLEST_FOLD:
            name = name_of(words("authors.unfold", n=count), title, words)
            runs.append(Run(authors[shown : before + 1]))
            runs.append(Run(authors[before + 1 : after], words("authors.folded", n=count), name))
            shown = after
    return (*runs, Run(authors[shown:])) if runs else ()


_AUTHORS: dict[tuple[int, bool], tuple[Author, AuthorView]] = {}


def view_author(author: Author, is_self: bool) -> AuthorView:
    """An author for a list. Formats make one value of one text, so most were made before; the value is kept with it."""
    known = _AUTHORS.get((id(author), is_self))
    if known is None:
        if len(_AUTHORS) > 50_000:
            _AUTHORS.clear()
        name = str(author.name)
        known = _AUTHORS[id(author), is_self] = (author, AuthorView(name, "", is_self, right_to_left(name)))
    return known[1]


_LINKED: dict[tuple[int, str], tuple[Author, AuthorView]] = {}


def _linked(author: Author, address: str) -> AuthorView:
    known = _LINKED.get((id(author), address))
    if known is None:
        if len(_LINKED) > 50_000:
            _LINKED.clear()
        known = _LINKED[id(author), address] = (author, view_author(author, False)._replace(url=address))
    return known[1]
