"""The signs behind authors' names, and the legend that says what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from string import ascii_lowercase
from typing import NamedTuple

from mkdocs_academic.views.text import plain
from mkdocs_academic.views.words import Words

# None that people write behind names themselves, but *, which then means the same. U+FE0E: no picture.
_SIGNS = {"equal": "*", "corresponding": "✉\ufe0e", "student": "+"}


class Mark(NamedTuple):
    """A sign, and what it means: empty where only the work itself says so."""

    sign: str
    meaning: str


class Legend:
    """The marks on one page: words of people's own get letters, the same on the whole page."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known: dict[str, Mark] = {}
        self._waiting: list[Mark] = []
        self._letters = iter(ascii_lowercase)

    def marks(self, names: Iterable[str]) -> tuple[Mark, ...]:
        """The marks of an author; those that have a meaning are explained by the next legend of the page."""
        return tuple(self._known.get(name) or self._add(name) for name in names)

    def _add(self, name: str) -> Mark:
        if name in _SIGNS:
            mark = Mark(_SIGNS[name], self._words(f"mark.{name}"))
        elif len(name) == 1 and not name.isalnum():
            mark = Mark(name, "")
        else:
            mark = Mark(next(self._letters, "") or name, plain(name))
        self._known[name] = mark
        if mark.meaning:
            self._waiting.append(mark)
        return mark

    def explain(self) -> list[Mark]:
        """The marks that no legend of the page has explained yet."""
        new, self._waiting = self._waiting, []
        return new
