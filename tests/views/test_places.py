"""The map of talks: its frame, the land in it, the dots and the table that says the same."""

import re
from collections import Counter
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from mkdocs_academic.gazetteer import land
from mkdocs_academic.model.globe import HEIGHT, WIDTH, Point, project
from mkdocs_academic.views.land import GRID, WORLD, draw_land, frame_around, read_rings
from mkdocs_academic.views.places import MapView, Place, Stay, view_map
from mkdocs_academic.views.words import Words

RINGS = read_rings(land())
POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))
WORDS = Words("en")


def stay(year: int = 2024, *, upcoming: bool = False, cancelled: str = "") -> Stay:
    return Stay(Markup(year), str(year), Markup("A talk"), "", "", upcoming, cancelled, (year,), str(year))


def at(name: str, point: Point | None, *stays: Stay, on_earth: bool = True) -> Place:
    return Place(point, on_earth, Counter([name] if name else []), list(stays or [stay()]))


def view(*places: Place) -> MapView:
    return view_map(places, RINGS, WORDS)


def spots_of(path: str) -> list[tuple[int, int]]:
    """The absolute points of a path in relative steps."""
    spots = []
    for piece in filter(None, path.split("M")):
        numbers = [int(number) for number in re.findall(r"-?\d+", piece)]
        x = y = 0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            spots.append((x, y))
    return spots


@given(st.lists(POINTS, min_size=1, max_size=12))
def test_every_dot_lies_in_the_frame(points: list[Point]) -> None:
    drawn = view(*(at(f"Place {index}", point) for index, point in enumerate(points)))
    assert len(drawn.dots) == len(points)
    assert all(0 <= dot.x <= GRID and 0 <= dot.y <= drawn.height for dot in drawn.dots)
    assert 350 <= drawn.height <= 600


@given(st.lists(POINTS, max_size=12))
@example([Point(18.6171875, 0.0), Point(-57.0, 0.0)])
def test_a_frame_is_a_part_of_the_world(points: list[Point]) -> None:
    frame = frame_around([project(point) for point in points])
    assert frame.left >= 0
    assert frame.top >= 0
    assert frame.left + frame.width <= WIDTH
    assert frame.top + frame.height <= HEIGHT


@given(st.lists(POINTS, min_size=1, max_size=6))
def test_no_land_is_drawn_beyond_the_frame(points: list[Point]) -> None:
    frame = frame_around([project(point) for point in points])
    spots = spots_of(draw_land(RINGS, frame))
    assert all(-1 <= x <= GRID + 1 and -1 <= y <= frame.grid_height + 1 for x, y in spots)


@pytest.mark.parametrize(
    ("points", "share"),
    [
        ([(47.4, 8.5)], 1 / 6),
        ([(47.4, 8.5), (51.5, 0), (59.3, 18), (41.4, 2.2)], 1 / 6),
        ([(42.4, -71), (51.5, 0)], 0.27),
        ([(42.4, -71), (35.7, 139.7)], 1),
        ([(64, -20), (-34, 18)], 1),
    ],
)
def test_the_map_shows_no_more_of_the_world_than_the_talks_need(
    points: list[tuple[float, float]], share: float
) -> None:
    frame = frame_around([project(Point(*point)) for point in points])
    assert frame.width / WIDTH == pytest.approx(share, abs=0.01)


def test_land_is_where_it_is() -> None:
    def is_land(point: Point) -> bool:
        x, y = WORLD.on_grid(*project(point))
        inside = False
        for piece in filter(None, draw_land(RINGS, WORLD).split("M")):
            ring = spots_of(piece)
            for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
                if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                    inside = not inside
        return inside

    on_land = [(47, 8), (40, -100), (-25, 135), (0, 25), (-10, -55), (62, 100), (36, 138), (66, -172)]
    at_sea = [(40, -40), (0, -140), (-40, 80), (70, 0), (35, 18), (20, 90), (-50, 178)]
    assert [is_land(Point(*point)) for point in on_land] == [True] * len(on_land)
    assert [is_land(Point(*point)) for point in at_sea] == [False] * len(at_sea)


@pytest.mark.parametrize(
    "points", [[(47, 8)], [(40, -75)], [(42, -71), (35.7, 139.7)], [(-35, 149)], [(35, 139), (31, 121)]]
)
def test_the_drawing_stays_light(points: list[tuple[float, float]]) -> None:
    frame = frame_around([project(Point(*point)) for point in points])
    path = draw_land(RINGS, frame)
    assert len(path) < 12_000
    assert ElementTree.fromstring(f'<path d="{path}"/>').get("d") == path


def test_the_area_of_a_dot_grows_with_the_talks_until_it_is_large() -> None:
    drawn = view(
        at("One", Point(47, 8)), at("Four", Point(51, 0), *[stay()] * 4), at("Many", Point(41, 2), *[stay()] * 99)
    )
    assert {dot.name.partition(":")[0]: dot.size for dot in drawn.dots} == {"One": 9, "Four": 18, "Many": 27}
    assert [dot.size for dot in drawn.dots] == [27, 18, 9]


def test_a_dot_leads_to_its_row_and_says_its_years() -> None:
    drawn = view(at("Zürich", Point(47.37, 8.54), stay(2019), stay(2024), stay(2024)))
    assert [(dot.name, dot.href) for dot in drawn.dots] == [("Zürich: 2024, 2019", "#place-zurich")]
    assert [(row.id, [one.year for one in row.stays]) for row in drawn.rows] == [
        ("place-zurich", ["2024", "2024", "2019"])
    ]


def test_a_place_is_to_come_until_somebody_has_spoken_there() -> None:
    drawn = view(
        at("Lisbon", Point(38.7, -9.1), stay(2031, upcoming=True)),
        at("Rome", Point(41.9, 12.5), stay(2031, upcoming=True), stay(2020)),
    )
    assert {dot.name: dot.upcoming for dot in drawn.dots} == {
        "Lisbon: 2031 (Upcoming)": True,
        "Rome: 2031, 2020": False,
    }
    assert drawn.has_upcoming


def test_what_was_cancelled_is_in_the_table_alone() -> None:
    drawn = view(at("Vienna", Point(48.2, 16.4), stay(cancelled="Cancelled")))
    assert (drawn.dots, drawn.land, [row.name for row in drawn.rows]) == ((), "", ["Vienna"])


def test_rows_stand_by_number_then_by_date_and_what_is_no_place_at_the_end() -> None:
    drawn = view(
        at("", None, stay(2025), on_earth=False), at("Online", None, *[stay(2025)] * 5, on_earth=False),
        at("Old", Point(1, 1), stay(1990)), at("New", Point(2, 2), stay(2020)), at("Atlantis", None, stay(2000)),
        at("Often", Point(3, 3), stay(), stay()),
    )  # fmt: skip
    assert [row.name for row in drawn.rows] == ["Often", "New", "Atlantis", "Old", "Online", "No place given"]


def test_places_of_one_name_have_rows_of_their_own() -> None:
    drawn = view(at("Halle", Point(51.5, 12)), at("Halle!", Point(50.7, 4.2)), at("東京", Point(35.7, 139.7)))
    assert len({row.id for row in drawn.rows}) == 3
    assert {dot.href for dot in drawn.dots} == {f"#{row.id}" for row in drawn.rows}
