"""The outlines of primitives: closed, of the right size, open where they should be; and the lines that fill them in one ink."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.graphics.motif.hatching import LINE, PITCHES, hatching
from handbill.graphics.motif.outlines import arch, circle, flattened, overlap, polygon, ring
from handbill.graphics.svg.path_data import Point
from handbill.graphics.svg.paths import Path, path_bounds

_AT = st.floats(-500, 500)
_LENGTH = st.floats(1, 300)
_CENTER = st.tuples(_AT, _AT)


def area(path: Path) -> float:
    """The area between the contours: holes run the other way round."""
    return abs(sum(_signed(contour) for contour in flattened(path)))


def _signed(contour: list[Point]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(contour, [*contour[1:], contour[0]], strict=True)) / 2


def is_inside(path: Path, point: Point) -> bool:
    """By the even-odd rule."""
    inside, (x, y) = False, point
    for contour in flattened(path):
        for (x1, y1), (x2, y2) in zip(contour, [*contour[1:], contour[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
    return inside


def beside(center: Point, distance: float, degrees: float) -> Point:
    return center[0] + distance * math.cos(math.radians(degrees)), center[1] + distance * math.sin(math.radians(degrees))


@given(_CENTER, _LENGTH, _LENGTH, st.floats(0.05, 0.9), st.floats(40, 300), st.floats(0, 360))
def test_every_outline_is_closed(at: Point, one: float, other: float, part: float, opening: float, toward: float) -> None:
    width = one * part
    for path in (circle(at, one), arch(at, one, other), ring(at, one, width), ring(at, one, width, opening, toward)):
        contours = flattened(path)
        assert [letter for letter, _ in path].count("Z") == len(contours)
        assert path[-1] == ("Z", ())
        for before, (letter, _) in itertools.pairwise(path):
            assert letter != "M" or before[0] == "Z"


@given(_CENTER, _LENGTH)
def test_a_circle_is_round(center: Point, radius: float) -> None:
    for point in flattened(circle(center, radius))[0]:
        assert math.dist(point, center) == pytest.approx(radius, rel=1e-3, abs=1e-6)
    assert area(circle(center, radius)) == pytest.approx(math.pi * radius**2, rel=5e-3)


@given(_CENTER, _LENGTH, st.floats(0.5, 3))
def test_an_arch_stands_on_its_foot_and_its_top_is_half_a_circle(foot: Point, width: float, part: float) -> None:
    height, radius = width * part, width / 2
    left, top, right, bottom = path_bounds(arch(foot, width, height))
    assert (bottom, top) == pytest.approx((foot[1], foot[1] - height), abs=1e-6)
    assert (left, right) == pytest.approx((foot[0] - width / 2, foot[0] + width / 2), abs=1e-6)
    # As wide as high: a true circle, however high the sides are.
    center = (foot[0], foot[1] - height + radius)
    round_part = [point for point in flattened(arch(foot, width, height))[0] if point[1] < center[1] - 1e-6]
    assert round_part
    for point in round_part:
        assert math.dist(point, center) == pytest.approx(radius, rel=1e-3, abs=1e-6)


@given(_CENTER, _LENGTH, st.floats(0.05, 0.95))
def test_a_closed_ring_has_a_hole(center: Point, radius: float, part: float) -> None:
    path = ring(center, radius, radius * part)
    assert not is_inside(path, center)
    for degrees in range(0, 360, 30):
        assert is_inside(path, beside(center, radius * (1 - part / 2), degrees + 1))
    assert area(path) == pytest.approx(math.pi * radius**2 * (1 - (1 - part) ** 2), rel=0.02)


@given(_CENTER, _LENGTH, st.floats(0.05, 0.5), st.floats(60, 200), st.floats(0, 360))
def test_the_opening_of_a_ring_faces_its_side(center: Point, radius: float, part: float, opening: float, toward: float) -> None:
    width = radius * part
    path, middle = ring(center, radius, width, opening, toward), radius - width / 2
    assert not is_inside(path, beside(center, middle, toward))
    # The ends are round: half a thickness reaches into the opening.
    cap = math.degrees(width / 2 / middle)
    for side in (1, -1):
        assert is_inside(path, beside(center, middle, toward + side * (opening / 2 + 1)))
        assert not is_inside(path, beside(center, middle, toward + side * (opening / 2 - cap - 1)))
    for degrees in range(0, 360, 30):
        away = (degrees - toward + 180) % 360 - 180
        if abs(away) > opening / 2 + 1:
            assert is_inside(path, beside(center, middle, degrees))


def test_by_default_a_ring_opens_where_reading_starts() -> None:
    path = ring((0, 0), 10, 2, 90)
    assert not is_inside(path, (-9, 0))
    assert is_inside(path, (9, 0))


def regions() -> st.SearchStrategy[Path]:
    """Large against the distance of lines, so that the edges hardly count."""
    size = st.floats(120, 400)
    corners = st.tuples(st.floats(0, 80), st.floats(0, 80))
    quads = st.builds(
        lambda a, b, c, d, s: polygon([a, (s + b[0], b[1]), (s + c[0], s + c[1]), (d[0], s + d[1])]),
        corners,
        corners,
        corners,
        corners,
        size,
    )
    return st.one_of(
        st.builds(circle, _CENTER, size),
        st.builds(arch, _CENTER, size, size),
        st.builds(lambda center, radius, part: ring(center, radius, radius * part), _CENTER, size, st.floats(0.4, 0.8)),
        st.builds(lambda center, radius: ring(center, radius, radius / 2, 90), _CENTER, size),
        quads,
    )


@settings(deadline=None, max_examples=30)
@given(regions(), st.sampled_from(sorted(PITCHES)))
def test_lines_stay_inside_their_region_and_cover_their_part_of_it(region: Path, name: str) -> None:
    pitch = PITCHES[name]
    lines = hatching(region, pitch)
    pairs = list(zip(lines[::2], lines[1::2], strict=True))
    assert {(start[0], end[0]) for start, end in pairs} == {("M", "L")}
    length = 0.0
    for (_, (x1, y1)), (_, (x2, y2)) in pairs:
        part = math.dist((x1, y1), (x2, y2))
        length += part
        # From the lower left to the upper right, at 45 degrees.
        assert (x2 - x1) + (y2 - y1) == pytest.approx(0, abs=1e-6)
        if part > 0.01:
            assert x2 > x1
            assert is_inside(region, ((x1 + x2) / 2, (y1 + y2) / 2))
    assert length * LINE / area(region) == pytest.approx(LINE / pitch, rel=0.06)


@given(regions())
def test_lines_of_neighbors_lie_on_one_grid(region: Path) -> None:
    across = PITCHES["dark"] * math.sqrt(2)
    for _, (x, y) in hatching(region, PITCHES["dark"]):
        assert (x + y) / across == pytest.approx(round((x + y) / across), abs=1e-6)


def test_two_grays_are_told_apart() -> None:
    light, dark = (LINE / PITCHES[name] for name in ("light", "dark"))
    assert dark > 1.5 * light


@given(_CENTER, _LENGTH, st.floats(0.3, 1.0), st.floats(0.05, 0.95), st.floats(0, 360))
def test_an_overlap_is_what_two_circles_have_in_common(at: Point, radius: float, part: float, between: float, toward: float) -> None:
    other = radius * part
    apart = (radius - other) + between * 2 * other
    center = beside(at, apart, toward)
    lens = overlap(at, radius, center, other)
    (contour,) = flattened(lens)
    assert all(math.dist(point, at) <= radius * 1.001 and math.dist(point, center) <= other * 1.001 for point in contour)
    one, two = ((apart**2 + a**2 - b**2) / (2 * apart * a) for a, b in ((radius, other), (other, radius)))
    triangles = math.sqrt((-apart + radius + other) * (apart + radius - other) * (apart - radius + other) * (apart + radius + other)) / 2
    assert area(lens) == pytest.approx(radius**2 * math.acos(one) + other**2 * math.acos(two) - triangles, rel=0.01, abs=1e-3 * radius**2)
