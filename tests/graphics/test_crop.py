"""A drawing's empty rim is cut off, and a white rectangle under it with the rim."""

from __future__ import annotations

import pytest

from handbill.core.problems import Place
from handbill.graphics.crop import crop_to_ink, shape_bounds
from handbill.graphics.items import Drawing
from handbill.graphics.svg.read_svg import read_svg


def cropped(shapes: str) -> Drawing:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{shapes}</svg>'
    return crop_to_ink(read_svg(svg.encode(), "a.svg", Place()))


@pytest.mark.parametrize(
    ("shapes", "size"),
    [
        ('<rect x="30" y="20" width="90" height="40"/>', (90, 40)),
        ('<rect x="30" y="20" width="9" height="9"/><rect x="150" y="70" width="10" height="10"/>', (130, 60)),
        ('<path d="M30 50H90" stroke="#123" stroke-width="8" stroke-linecap="round"/>', (68, 8)),
        ('<circle cx="90" cy="50" r="20" fill="none" stroke="#123" stroke-width="6"/>', (46, 46)),
        # A curve is as high as it reaches, not as its handles do.
        ('<path d="M30 50C30 10 90 10 90 50Z"/>', (60, 30)),
        ('<rect width="200" height="100" fill="none"/><rect x="30" y="20" width="90" height="40"/>', (90, 40)),
    ],
)
def test_what_is_left_is_as_large_as_the_ink(shapes: str, size: tuple[float, float]) -> None:
    drawing = cropped(shapes)
    assert (drawing.width, drawing.height) == pytest.approx(size, abs=0.01)
    lefts, tops, rights, bottoms = zip(*(shape_bounds(shape) for shape in drawing.shapes), strict=True)
    assert (min(lefts), min(tops), max(rights), max(bottoms)) == pytest.approx((0, 0, *size), abs=0.01)


@pytest.mark.parametrize("ground", ['<rect width="200" height="100" fill="#fff"/>', '<path d="M0 0H200V100H0V0" fill="#fefefe"/>'])
def test_white_under_all_else_is_cut_to_the_ink(ground: str) -> None:
    drawing = cropped(f'{ground}<rect x="30" y="20" width="90" height="40"/><rect x="40" y="30" width="9" height="9" fill="#fff"/>')
    assert (drawing.width, drawing.height) == (90, 40)
    assert [shape_bounds(shape) for shape in drawing.shapes] == [(0, 0, 90, 40), (0, 0, 90, 40), (10, 10, 19, 19)]


WHITE_DISK, GRAY_SQUARE = '<circle cx="100" cy="50" r="45" fill="#fff"/>', '<rect x="55" y="5" width="90" height="90" fill="#eee"/>'


@pytest.mark.parametrize("under", [WHITE_DISK, GRAY_SQUARE])
def test_another_ground_is_ink(under: str) -> None:
    drawing = cropped(f'{under}<rect x="90" y="40" width="20" height="20"/>')
    assert (drawing.width, drawing.height) == pytest.approx((90, 90), abs=0.01)


def test_a_drawing_that_is_white_all_over_keeps_its_size() -> None:
    drawing = cropped('<rect width="50" height="50" fill="#fff"/>')
    assert (drawing.width, drawing.height) == (200, 100)
