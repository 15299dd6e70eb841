"""A work in a list as Zotero reads it: COinS, the `title` of a `<span class="Z3988">`.

It is a ContextObject of OpenURL (ANSI/NISO Z39.88-2004) in keys and encoded values, whose formats the registry at
openurl.info defines: journal, book, dissertation, patent, dc. What has no format of its own goes into `dc` under
Zotero's name for its type, as Zotero writes it itself. Lists are long, so only what a reference needs goes in, and
what several works share is encoded once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote_plus

from mkdocs_academic.model.identifiers import isbns, issns
from mkdocs_academic.model.names import PersonName
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.views.facts import (
    WHOLE,
    family_name,
    filed_name,
    given_name,
    is_known_place,
    kind_of,
    sure_date,
)
from mkdocs_academic.views.text import plain

# What stands in a value as it is, beside letters, digits and `-._~`: what RFC 3986 lets stand in a query and nothing
# that reads it parts at.
_SAFE = "!*(),"
_COMMON = re.compile(r"[A-Za-z0-9_.~!*(),:/ -]*")
_PLAIN = {ord(character): character for character in map(chr, range(128))}
_PLAIN |= {code: quote_plus(character, safe=_SAFE) for code, character in _PLAIN.items()}


class _Format(NamedTuple):
    """How a type of work is written: everything up to its title, and the keys of what follows."""

    head: str
    venue: str
    publisher: str
    author: str = "rft.au"


def _format(name: str, genre: str, title: str, venue: str, publisher: str, author: str = "rft.au") -> _Format:
    start = f"ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3A{name}"
    return _Format(f"{start}{genre and f'&{genre}'}&{title}=", venue, publisher, author)


def _other(kind: str) -> _Format:
    return _format("dc", f"rft.type={kind}", "rft.title", "rft.source", "rft.publisher", "rft.creator")


_ARTICLE = _format("journal", "rft.genre=article", "rft.atitle", "rft.jtitle", "")
_BOOK = _format("book", "rft.genre=book", "rft.btitle", "", "rft.pub")
_IN_BOOK = _format("book", "rft.genre=bookitem", "rft.atitle", "rft.btitle", "rft.pub")
_FORMATS = {
    "article-journal": _ARTICLE, "article-magazine": _ARTICLE, "article-newspaper": _ARTICLE, "review": _ARTICLE,
    "review-book": _ARTICLE, "book": _BOOK, "pamphlet": _BOOK, "chapter": _IN_BOOK, "entry": _IN_BOOK,
    "entry-encyclopedia": _IN_BOOK,
    "paper-conference": _format("book", "rft.genre=proceeding", "rft.atitle", "rft.btitle", "rft.pub"),
    "report": _format("book", "rft.genre=report", "rft.btitle", "", "rft.pub"),
    "thesis": _format("dissertation", "", "rft.title", "", "rft.inst"),
    "patent": _format("patent", "", "rft.title", "", "rft.assignee", "rft.inventor"),
    "article": _other("preprint"), "manuscript": _other("manuscript"), "dataset": _other("dataset"),
    "software": _other("computerProgram"), "webpage": _other("webpage"), "post-weblog": _other("blogPost"),
    "speech": _other("presentation"), "interview": _other("interview"), "map": _other("map"),
}  # fmt: skip
_DOCUMENT = _other("document")


def coins(work: Publication) -> str:
    """The `title` of a work's span: pairs joined by `&`, each value percent-encoded, to be escaped by the template."""
    form = _FORMATS.get(kind_of(work), _DOCUMENT)
    parts = [form.head + _encoded(plain(work.title))]
    if work.authors:
        parts += _authors(work.authors, form.author)
    when = work.issued
    date = when.start if when.end is None and when.text is None else sure_date(when)
    if date is not None:
        parts.append(f"rft.date={date}")
    if is_known_place(work):
        parts += _place(work, form)
    if work.doi:
        parts.append("rft_id=info%3Adoi%2F" + _encoded(work.doi))
    elif work.arxiv:
        parts.append("rft_id=" + _encoded(f"https://arxiv.org/abs/{work.arxiv}"))
    elif work.url.startswith("http"):
        parts.append("rft_id=" + _encoded(work.url))
    return "&".join(parts)


def _place(work: Publication, form: _Format) -> list[str]:
    parts = []
    if work.journal and form.venue:
        parts.append(f"{form.venue}={_shared(work.journal)}")
    if work.publisher and form.publisher:
        parts.append(f"{form.publisher}={_shared(work.publisher)}")
    if work.series:
        parts.append("rft.series=" + _shared(work.series))
    if work.edition:
        parts.append("rft.edition=" + _shared(work.edition))
    if work.volume:
        parts.append("rft.volume=" + _encoded(work.volume))
    if work.issue:
        parts.append(("rft.number=" if work.type == "patent" else "rft.issue=") + _encoded(work.issue))
    if work.pages:
        key = "rft.tpages=" if work.pages.isdecimal() and work.type in WHOLE else "rft.pages="
        parts.append(key + _encoded(work.pages.replace("–", "-").replace("--", "-")))
    if work.isbn:
        parts += ["rft.isbn=" + number for number in map(_encoded, isbns(work.isbn)[:1])]
    elif work.issn:
        parts += ["rft.issn=" + number for number in issns(work.issn)[:1]]
    return parts


def _encoded(text: str) -> str:
    if text.isdecimal() and text.isascii():
        return text
    if _COMMON.fullmatch(text):  # most texts are, and this is five times as fast
        return text.replace("/", "%2F").replace(":", "%3A").replace(" ", "+")
    return text.translate(_PLAIN) if text.isascii() else quote_plus(text, safe=_SAFE, errors="replace")


@lru_cache(maxsize=4096)
def _shared(text: str) -> str:
    """What several works have: the name of a journal, a publisher."""
    return _encoded(plain(text))


# People -------------------------------------------------------------------------------------------------------------

_NAMES: dict[int, tuple[PersonName, str, str]] = {}


def _authors(authors: tuple[Author, ...], key: str) -> list[str]:
    """The first author in parts, the others whole.

    The first is not said twice: Zotero tells by the letters whether it is one person, and `GM` is not its `G. M.`
    """
    names = [_name(author.name) for author in authors]
    if key != "rft.au":
        return [f"{key}={whole}" for _, _, whole in names]
    return [names[0][1], *[f"rft.au={whole}" for _, _, whole in names[1:]]]


def _name(name: PersonName) -> tuple[PersonName, str, str]:
    """A name encoded, in parts and whole. Formats make one value of one text, so most were made before."""
    known = _NAMES.get(id(name))
    if known is None:
        if len(_NAMES) > 50_000:
            _NAMES.clear()
        family, given = _encoded(family_name(name)), _encoded(given_name(name))
        if name.literal:
            parts = f"rft.aucorp={family}"
        else:
            parts = f"rft.aulast={family}&rft.aufirst={given}" if given else f"rft.aulast={family}"
        known = _NAMES[id(name)] = (name, parts, _encoded(filed_name(name)))
    return known
