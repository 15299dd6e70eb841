"""A map of talks: one dot a place, and the table beside it that says the same in words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_academic.model.globe import Point, project
from mkdocs_academic.views.land import WORLD, Ring, draw_land, frame_around
from mkdocs_academic.views.selection import anchor
from mkdocs_academic.views.words import Words

_DOT, _LARGEST, _FAR = 9.0, 27.0, 0.8
"""The diameters, in pixels, of the dot for one talk and of any dot, whose area grows with the talks; and by how much
these are smaller where the whole world is shown.
"""


class Stay(NamedTuple):
    """One delivery of a talk at a place: its year or date, the title, where that leads, and whether it is to come."""

    date: Markup
    iso: str
    title: Markup
    href: str
    language: str
    upcoming: bool
    cancelled: str = ""
    order: tuple[int, ...] = ()
    year: str = ""


@dataclass(slots=True)
class Place:
    """A place with its stays: `names` as they were written, `point` where it is known; `is_on_earth` is False for
    what is no place on earth, and where none was told.
    """

    point: Point | None
    is_on_earth: bool = True
    names: Counter[str] = field(default_factory=Counter)
    stays: list[Stay] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name that was written most often; of two the longer, which says more."""
        return max(self.names, key=lambda name: (self.names[name], len(name)), default="")

    @property
    def is_dotted(self) -> bool:
        return self.point is not None and any(not stay.cancelled for stay in self.stays)


class Dot(NamedTuple):
    """A place on the map, in its units; `size` is in pixels, `name` what a pointer and a screen reader say of it."""

    x: int
    y: int
    size: float
    name: str
    href: str
    upcoming: bool


class Row(NamedTuple):
    """A place in the table."""

    id: str
    name: str
    stays: tuple[Stay, ...]
    upcoming: bool


class MapView(NamedTuple):
    """A map ready to be drawn, 1000 units wide; without dots there is no map, and the table stands alone."""

    height: int
    land: str
    dots: tuple[Dot, ...]
    rows: tuple[Row, ...]
    has_upcoming: bool


def view_map(places: Iterable[Place], rings: Sequence[Ring], words: Words, prefix: str = "place") -> MapView:
    """The map and the table of places: the most visited first, then those visited last; what is no place at the end.

    Args:
        places: each with at least one stay.
        rings: the land.
        prefix: what the ids of rows begin with, other for each map of a page.
    """
    ordered = sorted(places, key=lambda place: place.name)
    ordered.sort(key=lambda place: max(stay.order for stay in place.stays), reverse=True)
    ordered.sort(key=lambda place: (not place.is_on_earth, not place.names, -len(place.stays)))
    taken: set[str] = set()
    rows = [_row(place, words, prefix, taken) for place in ordered]
    spots = [project(place.point) for place in ordered if place.is_dotted and place.point]
    frame = frame_around(spots)
    scale = _FAR if frame == WORLD else 1
    dots = [
        _dot(place, row, frame.on_grid(*project(place.point)), scale, words)
        for place, row in zip(ordered, rows, strict=True)
        if place.is_dotted and place.point
    ]
    dots.sort(key=lambda dot: (dot.upcoming, -dot.size))  # the small ones lie on the large ones, the hollow on all
    return MapView(
        frame.grid_height,
        draw_land(rings, frame) if dots else "",
        tuple(dots),
        tuple(rows),
        any(dot.upcoming for dot in dots),
    )


def _row(place: Place, words: Words, prefix: str, taken: set[str]) -> Row:
    name = place.name or words("map.unplaced")
    base = free = f"{prefix}-{anchor(name) or 'other'}"
    number = 1
    while free in taken:
        number += 1
        free = f"{base}-{number}"
    taken.add(free)
    stays = sorted(place.stays, key=lambda stay: stay.order, reverse=True)
    return Row(free, name, tuple(stays), _is_upcoming(place))


def _dot(place: Place, row: Row, spot: tuple[int, int], scale: float, words: Words) -> Dot:
    told = [stay for stay in row.stays if not stay.cancelled]
    years = ", ".join(dict.fromkeys(stay.year for stay in told if stay.year)) or str(len(told))
    name = f"{row.name}: {years}" + (f" ({words('group.upcoming')})" if row.upcoming else "")
    size = scale * min(_LARGEST, _DOT * math.sqrt(len(told)))
    return Dot(*spot, round(size, 1), name, f"#{row.id}", row.upcoming)


def _is_upcoming(place: Place) -> bool:
    """Whether all that is told of a place is still to come; a place that was visited keeps its full dot."""
    told = [stay for stay in place.stays if not stay.cancelled]
    return bool(told) and all(stay.upcoming for stay in told)
