from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.core.matrix import scaling
from handbill.graphics.svg.path_data import parse_path
from handbill.graphics.svg.paths import Path, format_path, path_bounds, transform_path
from handbill.graphics.svg.shapes import parse_length, parse_numbers, parse_transform, shape_to_path_data

_NUMBERS = st.floats(-1000, 1000).map(lambda value: round(value, 3))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("", ""),
        (" M1,2 3 4 5-6", "M1 2L3 4L5 -6"),
        ("m1 2 3 4z", "M1 2L4 6Z"),
        ("M0 0H5V6h-5z", "M0 0L5 0L5 6L0 6Z"),
        ("M.5.5L1e1-2E-1", "M0.5 0.5L10 -0.2"),
        ("M0 0zl1 1", "M0 0ZM0 0L1 1"),
        ("M2 2L5 5m1 1z", "M2 2L5 5M6 6Z"),
        ("M0 0c1 1 2 2 3 3s2 2 3 3", "M0 0C1 1 2 2 3 3C4 4 5 5 6 6"),
        ("M0 0S1 1 3 3", "M0 0C0 0 1 1 3 3"),
        ("M0 0Q3 3 6 0T12 0", "M0 0C2 2 4 2 6 0C8 -2 10 -2 12 0"),
        ("M0 0Q3 3 6 0S8 8 9 9", "M0 0C2 2 4 2 6 0C6 0 8 8 9 9"),
        ("M0 0A0 5 0 0 1 5 5", "M0 0L5 5"),
        ("M0 0A5 5 0 0 1 0 0", "M0 0"),
        ("M0 0a5 5 0 0110 0", "M0 0C0 -2.761 2.239 -5 5 -5C7.761 -5 10 -2.761 10 0"),
        ("M0 0a1 1 0 0110 0", "M0 0C0 -2.761 2.239 -5 5 -5C7.761 -5 10 -2.761 10 0"),
    ],
)
def test_path_data(data: str, text: str) -> None:
    assert format_path(parse_path(data)) == text


@pytest.mark.parametrize(
    "data",
    ["10 10", "L1 1", "M", "M1", "Mz", "M0 0L1", "M0 0C1 1 2 2", "M0 0 L1 2 x", "M0 0L1e999 2", "M0 0A5 5 0 2 1 5 5", "M0 0L\u0661 1"],
)
def test_broken_path_data_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"path data|missing|too large|flag"):
        parse_path(data)


@given(st.floats(0.1, 50), st.floats(0.1, 50), st.floats(-180, 180), st.booleans(), st.booleans(), _NUMBERS, _NUMBERS)
def test_an_arc_stays_on_its_ellipse(rx: float, ry: float, turn: float, large: bool, sweep: bool, x: float, y: float) -> None:
    path = parse_path(f"M0 0A{rx} {ry} {turn} {large:d} {sweep:d} {x} {y}")
    if (x, y) == (0, 0):
        assert len(path) == 1
        return
    assert path[-1][1][-2:] == (x, y)
    # Turned back and made round, every end of a curve lies one radius from one center; grown ellipses keep their proportions.
    back = parse_transform(f"rotate({-turn})").then(scaling(1 / rx, 1 / ry))
    points = [values[-2:] for _, values in transform_path(path, back)]
    chord = math.dist(points[0], points[-1])
    radius = max(1.0, chord / 2)
    assert all(math.dist(points[0], point) <= 2 * radius * (1 + 1e-6) for point in points)
    middles = [_middle(transform_path(path, back), index) for index in range(1, len(path))]
    center = _center(points[0], points[-1], radius, large == sweep)
    assert all(math.dist(center, point) == pytest.approx(radius, rel=5e-4, abs=1e-4 * radius) for point in points + middles)


def _middle(path: Path, index: int) -> tuple[float, ...]:
    (x0, y0), (x1, y1, x2, y2, x3, y3) = path[index - 1][1][-2:], path[index][1]
    return ((x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8)


def _center(start: tuple[float, ...], end: tuple[float, ...], radius: float, left: bool) -> tuple[float, float]:
    """Of the two circles of this radius through both points, the one whose center lies on the given side of the chord."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    chord = math.hypot(dx, dy)
    away = math.sqrt(max(0.0, radius * radius - chord * chord / 4)) * (1 if left else -1)
    return ((start[0] + end[0]) / 2 + away * dy / chord, (start[1] + end[1]) / 2 - away * dx / chord)


@given(st.lists(st.tuples(_NUMBERS, _NUMBERS), min_size=1, max_size=20))
def test_text_and_back(points: list[tuple[float, float]]) -> None:
    path: Path = (("M", points[0]), *(("L", point) for point in points[1:]), ("Z", ()))
    assert parse_path(format_path(path)) == path


def test_bounds_are_of_the_line_not_of_its_handles() -> None:
    assert path_bounds(parse_path("M0 0C0 10 10 10 10 0")) == (0, 0, 10, 7.5)
    assert path_bounds(parse_path(shape_to_path_data("circle", {"cx": "5", "cy": "6", "r": "3"}, _SIDES))) == pytest.approx((2, 3, 8, 9))


_SIDES = (40.0, 30.0)


@pytest.mark.parametrize(
    ("name", "attributes", "data"),
    [
        ("rect", {"x": "1", "y": "2", "width": "3", "height": "4"}, "M1 2L4 2L4 6L1 6Z"),
        ("rect", {"width": "100%", "height": "50%"}, "M0 0L40 0L40 15L0 15Z"),
        ("line", {"x1": "1", "y2": "5mm"}, "M1 0L0 18.898"),
        ("polyline", {"points": "0,0 1,1"}, "M0 0L1 1"),
        ("polyline", {"points": "0,0 1,1 2"}, "M0 0L1 1"),
        ("polygon", {"points": "0,0 1,1 2-3"}, "M0 0L1 1L2 -3Z"),
        ("path", {"d": "path('M0 0L1 1')"}, "M0 0L1 1"),
        ("rect", {"width": "0", "height": "4"}, ""),
        ("rect", {"width": "-1", "height": "4"}, ""),
        ("circle", {}, ""),
        ("polygon", {}, ""),
    ],
)
def test_shapes(name: str, attributes: dict[str, str], data: str) -> None:
    assert format_path(parse_path(shape_to_path_data(name, attributes, _SIDES))) == data


def test_round_shapes() -> None:
    rounded = parse_path(shape_to_path_data("rect", {"width": "10", "height": "4", "rx": "9"}, _SIDES))
    assert path_bounds(rounded) == (0, 0, 10, 4)
    radius = math.hypot(*_SIDES) / math.sqrt(2) / 10
    disk = parse_path(shape_to_path_data("circle", {"cx": "50%", "cy": "50%", "r": "10%"}, _SIDES))
    assert path_bounds(disk) == pytest.approx((20 - radius, 15 - radius, 20 + radius, 15 + radius))
    assert path_bounds(parse_path(shape_to_path_data("ellipse", {"rx": "3"}, _SIDES))) == pytest.approx((-3, -3, 3, 3))


def test_a_length_that_needs_a_font_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="is not a length"):
        shape_to_path_data("line", {"x1": "1em"}, _SIDES)


def test_transforms_work_from_the_inside_out() -> None:
    point: Path = (("M", (1.0, 0.0)),)
    assert transform_path(point, parse_transform("translate(10, 5) scale(2)")) == (("M", (12, 5)),)
    assert transform_path(point, parse_transform("rotate(90)"))[0][1] == pytest.approx((0, 1))
    assert transform_path(point, parse_transform("rotate(90 1 1)"))[0][1] == pytest.approx((2, 1))
    assert transform_path(point, parse_transform("translate(50%, 10px) rotate(0.25turn)", _SIDES))[0][1] == pytest.approx((20, 11))
    assert transform_path(point, parse_transform("skewY(45), matrix(1 0 0 1 0 3)"))[0][1] == pytest.approx((1, 4))


@pytest.mark.parametrize("text", ["garbage", "rotate(1 2)", "matrix(1 2 3)", "translate()", "translate(1 2 3)", "scale()", "rotate(1"])
def test_transforms_that_cannot_be_read(text: str) -> None:
    with pytest.raises(ValueError, match=r"transform|list of numbers"):
        parse_transform(text)


def test_hostile_text_is_refused_quickly() -> None:
    long = 200_000
    start = time.perf_counter()
    for read, text in (
        (parse_length, "1" * long + "!"),
        (parse_path, "M" + "1" * long + "x"),
        (parse_transform, " " * long + "x"),
        (parse_transform, "a" * long),
        (parse_transform, "rotate(" * (long // 7)),
        (parse_numbers, "1" * long + "x"),
    ):
        with pytest.raises(ValueError, match=r"."):
            read(text)
    assert time.perf_counter() - start < 2
