"""What part of a photograph shows: the crop lies in the picture, holds the focus, and has the window's proportions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from handbill.core.geometry import Box
from handbill.graphics.photo.framing import Crop, crop_about, fit_window, outline, stored_crop

SIDES = st.integers(1, 9000)
PARTS = st.floats(0, 1)


@given(SIDES, SIDES, PARTS, PARTS, st.floats(0.1, 10))
def test_the_crop_holds_its_focus_and_has_the_windows_proportions(width: int, height: int, x: float, y: float, proportion: float) -> None:
    crop = crop_about(width, height, (x, y), proportion)
    assert crop.left >= 0
    assert crop.top >= 0
    assert crop.right <= width
    assert crop.bottom <= height
    assert crop.left - 1 <= x * width <= crop.right + 1
    assert crop.top - 1 <= y * height <= crop.bottom + 1
    # Nothing is given away: it is as wide or as high as the picture. The other side is off by less than a pixel.
    assert crop.width == width or crop.height == height
    assert abs(crop.width - crop.height * proportion) <= max(1.0, proportion) or min(crop.width, crop.height) == 1


@given(SIDES, SIDES, PARTS, PARTS, st.floats(0.1, 10))
def test_the_focus_is_as_near_the_middle_as_the_picture_allows(width: int, height: int, x: float, y: float, proportion: float) -> None:
    crop = crop_about(width, height, (x, y), proportion)
    off = x * width - (crop.left + crop.right) / 2
    assert abs(off) <= 1 or (crop.left == 0 and off < 0) or (crop.right == width and off > 0)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_part_of_the_upright_picture_is_found_in_the_stored_one(orientation: int) -> None:
    stored = Image.new("L", (7, 5))
    stored.putdata(range(35))
    exif = stored.getexif()
    exif[0x0112] = orientation
    stored.info["exif"] = exif.tobytes()
    upright = ImageOps.exif_transpose(stored)
    crop = Crop(1, 2, 3, 2)
    found = stored_crop(crop, *upright.size, orientation)
    inside = stored.crop((found.left, found.top, found.right, found.bottom))
    assert sorted(inside.tobytes()) == sorted(upright.crop((crop.left, crop.top, crop.right, crop.bottom)).tobytes())


@pytest.mark.parametrize(
    ("window", "box", "expected"),
    [
        ("band", Box(10, 20, 300, 100), Box(10, 20, 300, 100)),
        ("circle", Box(10, 20, 300, 100), Box(110, 20, 100, 100)),
        ("circle", Box(10, 20, 100, 300), Box(10, 120, 100, 100)),
        ("arch", Box(0, 0, 100, 300), Box(0, 0, 100, 300)),
        ("arch", Box(0, 0, 300, 90), Box(90, 0, 120, 90)),
    ],
)
def test_a_window_keeps_its_shape(window, box: Box, expected: Box) -> None:
    assert fit_window(window, box) == expected


@pytest.mark.parametrize("window", ["band", "circle", "arch"])
def test_the_outline_fills_the_box_and_is_the_same_from_both_sides(window) -> None:
    box = Box(10, 20, 80, 80 if window == "circle" else 100)
    points = [(values[at], values[at + 1]) for _, values in outline(window, box) for at in range(0, len(values), 2)]
    for points_on in (points, [(100 - x, y) for x, y in points]):
        across, down = zip(*points_on, strict=True)
        assert (min(across), min(down), max(across), max(down)) == pytest.approx((10, 20, 90, box.bottom), abs=0.01)
    assert {(round(100 - x, 6), round(y, 6)) for x, y in points} == {(round(x, 6), round(y, 6)) for x, y in points}
