"""A photograph as lines: as dark as it was, 45 lines to the inch, one bit a pixel."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from math import sqrt
from pathlib import Path

import pytest
from photographs import photo, quarters
from PIL import Image

from handbill.core.geometry import Box
from handbill.graphics.photo.frame_photo import frame_photo
from handbill.graphics.photo.line_screen import line_screen


def screened(image: Image.Image, width: float, height: float) -> Image.Image:
    data, size = line_screen(image, width, height)
    lines = Image.open(BytesIO(data))
    assert (lines.mode, lines.size) == ("1", size)
    return lines


def darkness(image: Image.Image) -> float:
    pixels = image.convert("L").histogram()
    return pixels[0] / (pixels[0] + pixels[255])


@pytest.mark.parametrize("value", [*range(10, 250, 16), 128])
def test_lines_are_as_dark_as_the_picture(value: int) -> None:
    assert darkness(screened(Image.new("L", (90, 90), value), 72, 72)) == pytest.approx(1 - value / 255, abs=0.01)


def test_the_lightest_tones_stay_white_and_the_darkest_solid() -> None:
    assert [darkness(screened(Image.new("L", (9, 9), value), 36, 36)) for value in (255, 250, 5, 0)] == [0, 0, 1, 1]


def test_there_are_45_lines_to_the_inch_at_45_degrees() -> None:
    lines = screened(Image.new("L", (90, 90), 128), 144, 144)
    assert lines.size == (1200, 1200)
    for row in (0, 700):
        pixels = [bool(lines.getpixel((x, row))) for x in range(1200)]
        starts = sum(white and not black for white, black in pairwise(pixels))
        assert starts == pytest.approx(2 * 45 / sqrt(2), abs=1)
    assert [lines.getpixel((x, 300)) for x in range(200, 400)] == [lines.getpixel((x - 7, 307)) for x in range(200, 400)]


def test_a_screen_follows_the_picture_and_has_no_seams() -> None:
    ramp = Image.linear_gradient("L")
    lines = screened(ramp, 72, 144)
    for top in range(100, 1100, 100):
        part = lines.crop((0, top - 20, 600, top + 20))
        assert darkness(part) == pytest.approx(1 - top / 1200, abs=0.03)


def test_white_words_stand_on_solid_ink(tmp_path: Path) -> None:
    taken = replace(photo(tmp_path, quarters()), screened=True)
    framed = frame_photo(taken, "arch", 100, 100, 1, Box(0, 80, 50, 20))
    lines = Image.open(BytesIO(framed.data))
    (across, down) = framed.pixels
    assert darkness(lines.crop((0, down * 81 // 100, across // 2 - 6, down))) == 1
    assert 0.2 < darkness(lines.crop((across // 2 + 9, down * 81 // 100, across, down))) < 0.8
    # Outside the arch there is nothing.
    assert darkness(lines.crop((0, 0, across // 10, down // 10))) == 0
