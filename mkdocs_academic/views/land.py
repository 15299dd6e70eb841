"""The part of the world that a map shows, and the land in it as one path of SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from mkdocs_academic.model.globe import HEIGHT, WIDTH

GRID = 1000
"""The width of a drawn map in its own units."""
_LEVELS = 2
_MARGIN = 0.14
_LEAST = WIDTH // 6
_FLATTEST, _TALLEST = 0.4, 0.56
_WHOLE_FROM = 0.62

Spot: TypeAlias = tuple[int, int]
Ring: TypeAlias = Sequence[tuple[int, int, int]]


class Frame(NamedTuple):
    """A part of the map of `model/globe.py`, in its units."""

    left: int
    top: int
    width: int
    height: int

    def on_grid(self, x: float, y: float) -> Spot:
        """Where a spot of the map stands in the drawing, which is 1000 wide."""
        return round((x - self.left) * GRID / self.width), round((y - self.top) * GRID / self.width)

    @property
    def grid_height(self) -> int:
        return round(self.height * GRID / self.width)


WORLD = Frame(0, 0, WIDTH, HEIGHT)


def frame_around(spots: Sequence[Spot]) -> Frame:
    """What a map shows: the spots with a margin and enough of the land around to know it by; else the whole world."""
    if not spots:
        return WORLD
    (left, right), (top, bottom) = ((min(values), max(values)) for values in zip(*spots, strict=True))
    room = 1 - 2 * _MARGIN
    width = max(_LEAST, (right - left) / room)
    height = max(width * _FLATTEST, (bottom - top) / room)
    width = max(width, height / _TALLEST)
    if width > WIDTH * _WHOLE_FROM or height > HEIGHT:
        return WORLD
    wide, high = round(width), round(height)
    return Frame(
        min(max(0, round((left + right - width) / 2)), WIDTH - wide),
        min(max(0, round((top + bottom - height) / 2)), HEIGHT - high),
        wide,
        high,
    )


def read_rings(text: str) -> list[Ring]:
    """The outlines of the land from the text of `gazetteer/world.txt`, which `scripts/world.py` writes."""
    rings: list[Ring] = []
    for line in text.splitlines():
        x = y = 0
        ring = []
        numbers = map(int, line.split())
        for dx, dy, level in zip(numbers, numbers, numbers, strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y, level))
        rings.append(ring)
    return rings


def draw_land(rings: Iterable[Ring], frame: Frame) -> str:
    """The land inside a frame as the `d` of one path, with as many points as the frame shows apart."""
    level = sum(frame.width * 2**step <= WIDTH * 1.2 for step in range(1, _LEVELS + 1))
    edges = (frame.left, frame.top, frame.left + frame.width, frame.top + frame.height)
    pieces = []
    for ring in rings:
        spots = [(x, y) for x, y, needed in ring if needed <= level]
        if len(spots) < 3 or _is_outside(spots, edges):
            continue
        inside = spots if frame == WORLD else cut(spots, edges)
        drawn = _path([frame.on_grid(x, y) for x, y in inside])
        if drawn:
            pieces.append(drawn)
    return "".join(pieces)


def _is_outside(spots: Sequence[Spot], edges: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = edges
    return (
        max(x for x, _ in spots) < left or min(x for x, _ in spots) > right
        or max(y for _, y in spots) < top or min(y for _, y in spots) > bottom
    )  # fmt: skip


def cut(spots: Sequence[Spot], edges: tuple[int, int, int, int]) -> list[Spot]:
    """A ring cut at the edges of a frame: left, top, right and bottom.

    The way of Sutherland and Hodgman (1974, doi:10.1145/360767.360802).
    """
    left, top, right, bottom = edges
    sides: tuple[tuple[int, int, Callable[[int], bool]], ...] = (
        (0, left, lambda value: value >= left), (0, right, lambda value: value <= right),
        (1, top, lambda value: value >= top), (1, bottom, lambda value: value <= bottom),
    )  # fmt: skip
    for axis, edge, is_inside in sides:
        kept: list[Spot] = []
        for spot, following in zip(spots, [*spots[1:], *spots[:1]], strict=True):
            if is_inside(spot[axis]):
                kept.append(spot)
            if is_inside(spot[axis]) is not is_inside(following[axis]):
                kept.append(_crossing(spot, following, axis, edge))
        spots = kept
    return list(spots)


def _crossing(a: Spot, b: Spot, axis: int, edge: int) -> Spot:
    part = (edge - a[axis]) / (b[axis] - a[axis])
    other = round(a[1 - axis] + part * (b[1 - axis] - a[1 - axis]))
    return (edge, other) if axis == 0 else (other, edge)


def _path(spots: Sequence[Spot]) -> str:
    """A closed path in steps from point to point; empty where fewer than three are left on the grid."""
    distinct = [spot for spot, previous in zip(spots, [None, *spots], strict=False) if spot != previous]
    if len(set(distinct)) < 3:
        return ""
    (x, y), *others = distinct
    said = [f"M{x} {y}l"]
    for nx, ny in others:
        step = f"{nx - x}{' ' if ny >= y else ''}{ny - y}"
        said.append(step if said[-1][-1] == "l" or step[0] == "-" else f" {step}")
        x, y = nx, ny
    return "".join(said) + "z"
