"""The world on a flat map: points by their latitude and longitude, and where a map shows them."""

from __future__ import annotations

import math
from typing import NamedTuple

WIDTH = 36_000
"""The map's width in its own units; a hundredth of a degree of longitude each."""
_NORTH, _SOUTH = 83.7, -56.5
_PER_RADIAN = WIDTH / (2 * math.pi)


class Point(NamedTuple):
    """A point on the earth, in degrees: north and east are positive."""

    latitude: float
    longitude: float

    def is_near(self, other: Point, degrees: float) -> bool:
        """Whether another point is no farther than so many degrees of a great circle, roughly."""
        east = abs(self.longitude - other.longitude)
        east = min(east, 360 - east) * math.cos(math.radians((self.latitude + other.latitude) / 2))
        return math.hypot(self.latitude - other.latitude, east) <= degrees


def _rise(latitude: float) -> float:
    """How far above the equator a latitude stands, for a map 2π wide.

    Tom Patterson's cylindrical projection (Patterson, Šavrič and Jenny 2014, doi:10.14714/CP78.1270): the whole world
    looks as in an atlas, and a part of it can be cut out upright.
    """
    a = math.radians(latitude)
    return a * (1.0148 + a**4 * (0.23185 + a**2 * (-0.14499 + a**2 * 0.02406)))


_TOP = _rise(_NORTH)
HEIGHT = round((_TOP - _rise(_SOUTH)) * _PER_RADIAN)
"""The map's height in the same units: from the north of Greenland to Cape Horn."""


def project(point: Point) -> tuple[int, int]:
    """Where a point stands on the map, from its upper left corner; what lies beyond its edges stands on them."""
    x = (point.longitude + 180) / 360 * WIDTH
    y = (_TOP - _rise(max(_SOUTH, min(_NORTH, point.latitude)))) * _PER_RADIAN
    return max(0, min(WIDTH, round(x))), max(0, min(HEIGHT, round(y)))
