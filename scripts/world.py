"""Makes mkdocs_academic/gazetteer/world.txt, the land of the world for the map of talks.

    python scripts/world.py land-50m.json

The input is `land-50m.json` of the npm package world-atlas 2.0.2: Natural Earth 4.1, 1:50m, in the public domain, as
TopoJSON. `npm pack world-atlas@2.0.2` fetches the package.

One line a ring: its points as `x y level`, each relative to the one before it, on the grid of `model/globe.py`. The
level says how near a map must be for the point to be drawn: 0 always, 1 where half of the world's width is shown, 2
where a quarter is. A point's worth is the area of the triangle that would be lost without it
(Visvalingam and Whyatt 1993, doi:10.1179/000870493786962263).
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from mkdocs_academic.model.globe import HEIGHT, WIDTH, Point, project
from mkdocs_academic.views.land import cut

OUTPUT = Path(__file__).parent.parent / "mkdocs_academic" / "gazetteer" / "world.txt"
SOUTH = -60  # Antarctica is left out
# The area, in squares of a 1000th of the width that is shown, below which a point is not seen at a level.
WORTH, ISLAND, LEVELS = 2.2, 6.0, 3


def rings(topology: dict) -> Iterator[list[tuple[float, float]]]:
    """The outlines of the land, as longitude and latitude."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for indexes in polygon:
                ring: list[tuple[float, float]] = []
                for index in indexes:
                    line = arcs[index] if index >= 0 else arcs[~index][::-1]
                    ring += line[1:] if ring else line
                yield ring[:-1]


def on_map(ring: list[tuple[float, float]]) -> Iterator[list[tuple[int, int]]]:
    """A ring in the map's units; one that crosses the 180th meridian in two pieces."""
    turns, spots, previous = 0, [], ring[0][0]
    for longitude, latitude in ring:
        if abs(longitude - previous) > 180:
            turns += 1 if longitude < previous else -1
        previous = longitude
        x, y = project(Point(latitude, longitude))
        spots.append((x + turns * WIDTH, y))
    for shift in (-WIDTH, 0, WIDTH):
        piece = cut([(x + shift, y) for x, y in spots], (0, 0, WIDTH, HEIGHT))
        distinct = [p for p, q in pairwise([*piece, *piece[:1]]) if p != q]
        if len(distinct) >= 3:
            yield distinct


def triangle(a: Sequence[int], b: Sequence[int], c: Sequence[int]) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def worths(points: list[tuple[int, int]]) -> list[float]:
    """What each point of a ring is worth: the area lost without it, never less than that of one taken out earlier."""
    count = len(points)
    before, after = [(i - 1) % count for i in range(count)], [(i + 1) % count for i in range(count)]
    worth = [math.inf] * count
    current = [triangle(points[before[i]], points[i], points[after[i]]) for i in range(count)]
    heap = [(area, i) for i, area in enumerate(current)]
    heapq.heapify(heap)
    left, most = count, 0.0
    while heap and left > 3:
        area, i = heapq.heappop(heap)
        if worth[i] != math.inf or area != current[i]:
            continue
        most = max(most, area)
        worth[i] = most
        left -= 1
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            current[j] = triangle(points[before[j]], points[j], points[after[j]])
            heapq.heappush(heap, (current[j], j))
    return worth


def area_of(points: list[tuple[int, int]]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*points, points[0]]))) / 2


def levelled(points: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """The points of a ring that are seen at any level, each with the first level at which it is."""
    whole, worth = area_of(points), worths(points)
    units = [(WIDTH / 2**level / 1000) ** 2 for level in range(LEVELS)]
    ring_level = next((level for level in range(LEVELS) if whole >= ISLAND * units[level]), None)
    if ring_level is None:
        return []
    found = []
    for point, value in zip(points, worth, strict=True):
        level = next((level for level in range(LEVELS) if value >= WORTH * units[level]), None)
        if level is not None:
            found.append((*point, max(level, ring_level)))
    return found


def main(path: str) -> None:
    lines = []
    for ring in rings(json.loads(Path(path).read_text("utf-8"))):
        if max(latitude for _, latitude in ring) < SOUTH:
            continue
        for kept in map(levelled, on_map(ring)):
            if len(kept) < 3:
                continue
            steps = (
                f"{x - before[0]} {y - before[1]} {level}"
                for (x, y, level), before in zip(kept, [(0, 0), *kept], strict=False)
            )
            lines.append((sum(level == 0 for *_, level in kept), " ".join(steps)))
    lines.sort(reverse=True)
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text("\n".join(line for _, line in lines) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
