"""Where the world's map shows a point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_academic.model.globe import HEIGHT, WIDTH, Point, project

POINTS = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [(0, 0, 18000, 9714), (0, -180, 0, 9714), (0, 180, 36000, 9714), (83.7, 10, 19000, 0), (90, 10, 19000, 0),
     (-56.5, 10, 19000, 16055), (-90, 10, 19000, 16055), (45, 90, 27000, 4888), (-45, -90, 9000, 14540)],
)  # fmt: skip
def test_a_point_stands_where_the_projection_puts_it(latitude: float, longitude: float, x: int, y: int) -> None:
    assert project(Point(latitude, longitude)) == (x, y)
    assert (WIDTH, HEIGHT) == (36000, 16055)


@given(POINTS)
def test_every_point_is_on_the_map(point: Point) -> None:
    x, y = project(point)
    assert 0 <= x <= WIDTH
    assert 0 <= y <= HEIGHT


@given(POINTS, POINTS)
def test_north_is_above_and_east_is_right(one: Point, other: Point) -> None:
    (x, y), (other_x, other_y) = project(one), project(other)
    assert (x <= other_x) or one.longitude >= other.longitude
    assert (y <= other_y) or one.latitude <= other.latitude


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [((52.2, 0.1), (52.3, 0.2), True), ((52.2, 0.1), (42.4, -71.1), False), ((0, 179.9), (0, -179.9), True)],
)
def test_near_is_near_also_across_the_date_line(
    one: tuple[float, float], other: tuple[float, float], near: bool
) -> None:
    assert Point(*one).is_near(Point(*other), 0.4) is near
