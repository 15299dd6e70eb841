"""Reading proofs: what could not be set in finished HTML, reported where it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from html import unescape

from mkdocs_academic.errors import Origin, Place, Problems
from mkdocs_academic.library import Library
from mkdocs_academic.views.text import UNREAD

_UNREAD = re.compile(re.escape(UNREAD) + "([^<]*)</code>")
_SHOWN = 60


class Proofs:
    """The proofs of one build: a formula that stands in several lists is reported once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._reported: set[str] = set()

    def read(self, pieces: Iterable[str], place: Place, problems: Problems) -> None:
        """Report the formulas in pieces of HTML that are shown as they were typed; at `place` where no record has
        them. A piece without one costs a search for a word.
        """
        for html in pieces:
            for match in _UNREAD.finditer(html) if UNREAD in html else ():
                tex = unescape(match[1])
                if tex not in self._reported:
                    self._reported.add(tex)
                    self._report(tex, place, problems)

    def _report(self, tex: str, place: Place, problems: Problems) -> None:
        from mkdocs_academic.texts.math import why_unread

        shown = tex if len(tex) <= _SHOWN else f"{tex[:_SHOWN]}…"
        problems.warn(
            "bad-math",
            f"the formula {shown} cannot be read: {why_unread(tex)}",
            self._typed(tex) or place,
            "write it with the commands of LaTeX and amsmath; for a dollar that begins no formula write \\$",
        )

    def _typed(self, tex: str) -> Place | None:
        """Where a formula was typed: the field of the first record that has it."""
        library = self._library
        records = (library.profile, *library.people.values(), *(e for part in library.sections for e in part.entries))
        for record in records:
            for name, text in _texts(record):
                if tex in text and record.origin:
                    return _pointed(record.origin, name, tex)
        return None


def _texts(record: object) -> Iterator[tuple[str, str]]:
    """The texts of a record by the names of their fields; what lies deeper under the name of the outermost field."""
    assert is_dataclass(record)
    for field in fields(record):
        value = getattr(record, field.name)
        named = value.items() if isinstance(value, Mapping) else [(field.name, value)]
        for name, part in named:
            for text in _strings(part):
                yield name, text


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, tuple) and not isinstance(value, Origin):
        for item in value:
            yield from _strings(item)


def _pointed(origin: Origin, field: str, tex: str) -> Place:
    """The place of a field, at the formula where its line shows that."""
    place = origin.place(field)
    column = place.excerpt.find(tex) if place.excerpt else -1
    return place._replace(column=column + 1, width=len(tex)) if column >= 0 else place
