"""What a list can be narrowed by: the facts that each entry carries, and the words for the controls.

The page has no index beside its entries: a script reads these facts from attributes of the entries and makes the
controls, so that nothing dead stands on a page without scripts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup, escape

from mkdocs_academic.model.names import PersonName, closeness, filing_keys, fold
from mkdocs_academic.model.publication import Author, Publication
from mkdocs_academic.views.text import plain
from mkdocs_academic.views.words import Words

# What a work may come with, and the kinds of links that show it.
_HELD: dict[str, tuple[str, ...]] = {
    "code": ("code", "repository"), "data": ("data", "dataset"), "video": ("video", "recording"), "pdf": ("pdf",),
    "slides": ("slides",),
}  # fmt: skip
FACETS = ("type", "tag", "year", "venue", "author", *_HELD)
"""The values of the option `filters`, in the order that `filters: true` shows."""

_WORDS = ("label", "search", "hint", "by", "open", "all", "some", "none", "show", "clear", "remove", "find", "more")
_HELD_BY = {kind: name for name, kinds in _HELD.items() for kind in kinds}


class Facets:
    """The facets that a list asks for.

    Args:
        asked: some of FACETS.
        works: the works of the list.
    """

    def __init__(self, asked: Sequence[str], works: Sequence[Publication]) -> None:
        self.asked = frozenset(asked)
        self.held = tuple(name for name in asked if name in _HELD)
        self.order = tuple(dict.fromkeys("has" if name in _HELD else name for name in asked))
        self.types = tuple(dict.fromkeys(work.type for work in works)) if "type" in self.asked else ()
        self._names = whole_names(author for work in works for author in work.authors) if "author" in asked else {}
        self._venues = _short_venues(works) if "venue" in asked else {}

    def of(self, work: Publication, anchor: str) -> Markup:
        """The attributes by which a work of the list is found, besides its year and type; of several values each has a
        line. An entry whose id does not say its key has that too.
        """
        facts = {
            "key": "" if anchor else work.key,
            "tag": _lines(map(plain, work.tags)) if "tag" in self.asked else "",
            "venue": self._venue(work) if "venue" in self.asked else "",
            "author": _lines(self._names.get(author.name, "") for author in work.authors) if self._names else "",
            "has": "\n".join(self._has(work)) if self.held else "",
        }
        return Markup("".join(f' data-{name}="{escape(value)}"' for name, value in facts.items() if value))

    def settings(self, words: Words, *, search: bool) -> str:
        """What the script needs to know besides the entries, in JSON."""
        labels: Mapping[str, Mapping[str, str]] = {
            "type": {name: words(f"type.{name}") for name in self.types},
            "has": {name: words(f"link.{name}") for name in self.held},
        }
        told = {
            "search": search,
            "facets": [[name, words(f"filter.{name}")] for name in self.order],
            "labels": {name: known for name, known in labels.items() if known},
            "words": {name: words(f"filter.{name}") for name in _WORDS},
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def _venue(self, work: Publication) -> str:
        if not work.placed or not work.journal:
            return ""
        title = plain(work.journal)
        return self._venues.get(fold(title), title)

    def _has(self, work: Publication) -> Iterable[str]:
        kinds = {_HELD_BY.get(link.kind) for link in work.links}
        return (name for name in self.held if name in kinds)


def _lines(values: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(" ".join(value.split()) for value in values if value))


def _short_venues(works: Iterable[Publication]) -> dict[str, str]:
    """Venues that have a short name: meetings are called otherwise each year, their short names are not."""
    return {fold(plain(work.journal)): plain(work.abbr) for work in works if work.abbr and work.journal}


def whole_names(authors: Iterable[Author]) -> dict[PersonName, str]:
    """The name that each author goes by: J. W. Mauchly is John W. Mauchly where nobody else here can be meant."""
    names = {name: filing_keys(name) for name in dict.fromkeys(author.name for author in authors)}
    files: dict[str, set[PersonName]] = {}
    for name, keys in names.items():
        for key in keys:
            files.setdefault(key, set()).add(name)
    return {name: _whole_name(name, set().union(*(files[key] for key in keys))) for name, keys in names.items()}


def _whole_name(name: PersonName, others: set[PersonName]) -> str:
    """The longest of the names that agree with a name, where they also agree with each other."""
    written = str(name)
    if len(others) < 2:
        return written
    fuller = [other for other in others if len(str(other)) > len(written) and closeness(name, other)]
    longest = max(fuller, key=lambda one: (len(str(one)), str(one)), default=name)
    return str(longest) if all(closeness(one, longest) for one in fuller) else written
