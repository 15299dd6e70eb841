"""A variant of a CV: a filter and an order over the one CV that there is."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mkdocs_academic.model.dates import When

FULL = "full"
"""The variant that is the CV itself; it is there unless it is redefined, and has the file `cv.pdf`."""


class Variant(NamedTuple):
    """What a variant shows, as the option `variants` says it; an empty value asks for nothing in particular.

    `name` is as it was written, `slug` is fit for the names of files. `sections` and `exclude` are titles or kinds.
    `limits` and `years` are by title or kind, those of the empty one for every section. `paper`, `style` and `pages`
    are for the PDF alone.
    """

    name: str
    slug: str
    title: str = ""
    sections: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    selected: bool = False
    limits: Mapping[str, int] = MappingProxyType({})
    years: Mapping[str, tuple[int, int]] = MappingProxyType({})
    paper: str = ""
    style: str = ""
    pages: int = 0

    @property
    def stem(self) -> str:
        """The name of its file without the ending: `cv`, `cv-short`."""
        return "cv" if self.slug == FULL else f"cv-{self.slug}"


def admits(when: When, years: tuple[int, int]) -> bool:
    """Whether a time lies in the years, or reaches into them; a thing without a date is admitted."""
    first = when.start or when.end
    if first is None:
        return True
    last = 9999 if when.ongoing else (when.end or first).year
    return first.year <= years[1] and last >= years[0]
