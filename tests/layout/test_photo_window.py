"""The window of a photograph as an element: its height, its words, its bleed, and a page from the right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from photographs import BLUE, GREEN, RED, decoded, near, photo, quarters
from PIL import Image

from handbill.core.geometry import Box
from handbill.graphics.items import Color, ImageItem, TextItem
from handbill.graphics.photo.frame_photo import FramedPhoto
from handbill.graphics.photo.scrim import LEAST_CONTRAST, white_contrast
from handbill.i18n.language import Language
from handbill.layout.elements.element import Canvas, Edges, FitStep
from handbill.layout.elements.photo_window import ROLE, PhotoWindow
from handbill.layout.elements.text import Text
from handbill.layout.theme import TypeStyle

PAPER, INK, TEXT = (
    Color("paper", (1, 1, 1), (0, 0, 0, 0)),
    Color("ink", (0.06, 0.23, 0.39), (1, 0.6, 0.1, 0.5)),
    Color("text", (0, 0, 0), (0, 0, 0, 1)),
)
STEP = FitStep()


@pytest.fixture
def window(tmp_path: Path):
    def make(shape="band", image: Image.Image | None = None, **how: Any) -> PhotoWindow:
        taken = photo(tmp_path, image or quarters(1200, 900))
        return PhotoWindow(taken, shape, 120, 60, 1, PAPER, INK, **how)

    return make


def credit(language: Language, words: str = "Ana", size: float = 10) -> Text:
    return Text(words, TypeStyle(size, "regular", 1), 1, TEXT, language, "credit")


def placed(element: PhotoWindow, box: Box, direction="ltr", width: float = 200) -> tuple[ImageItem, list[TextItem], Canvas]:
    canvas = Canvas(width, direction)
    element.place(box, STEP, canvas)
    (image,) = (item for item in canvas.items if isinstance(item, ImageItem))
    return image, [item for item in canvas.items if isinstance(item, TextItem)], canvas


def pixels(image: ImageItem) -> Image.Image:
    return decoded(FramedPhoto(image.data, image.pixels))


def test_it_gives_way_before_words_do_and_takes_what_is_left(window) -> None:
    for factor, height in ((1.0, 120), (0.75, 90), (0.1, 60)):
        size = window().measure(200, FitStep(picture=factor))
        assert (size.height, size.flex, size.excess) == (height, 1.0, 0)


def test_it_is_a_figure_with_the_words_that_say_what_it_shows(window) -> None:
    image, words, _ = placed(window("arch"), Box(0, 0, 200, 180))
    assert [(tag.kind, tag.alt) for tag in image.tags] == [("Figure", "Four colors.")]
    assert (image.role, image.window, image.box) == (ROLE, "arch", Box(0, 0, 200, 180))
    assert not words


def test_a_band_bleeds_and_its_words_keep_the_margin(window, square: Language) -> None:
    element = window(bleed=Edges(9, 9, 9, 0), margin=20, words=credit(square))
    image, (words,), _ = placed(element, Box(0, 0, 200, 120))
    assert image.box == Box(-9, -9, 218, 129)
    assert words.box.x == 20
    assert words.color == PAPER
    assert 120 - words.box.bottom == pytest.approx(5)
    # From the corner of the picture to beyond the words it is dark enough.
    across = image.pixels[0] / 218
    area = (0, round((words.box.y - 5 + 9) * across), round((20 + 30 + 5 + 9) * across), image.pixels[1])
    shown = pixels(image)
    assert white_contrast(shown, area) >= LEAST_CONTRAST
    assert near(shown.getpixel((area[2] + 20, area[3] - 5)), BLUE)


def test_words_stand_below_a_circle_on_paper(window, square: Language) -> None:
    image, (words,), _ = placed(window("circle", words=credit(square)), Box(0, 0, 200, 120))
    assert words.color == TEXT
    assert words.box.y >= image.box.bottom
    assert words.box.bottom <= 120.01
    assert words.box.center[0] == pytest.approx(100)
    assert near(pixels(image).getpixel((image.pixels[0] // 3, image.pixels[1] * 2 // 3)), BLUE)


def test_a_dark_photograph_needs_no_ground(window, square: Language) -> None:
    image, _, _ = placed(window(image=Image.new("RGB", (400, 300), (50, 40, 40)), words=credit(square)), Box(0, 0, 200, 150))
    assert near(pixels(image).getpixel((5, image.pixels[1] - 5)), (50, 40, 40))


def test_a_page_from_the_right_mirrors_the_window_and_not_the_photograph(window, square: Language) -> None:
    arabic = replace(square, direction="rtl")
    element = window("arch", words=credit(arabic))
    image, (words,), _ = placed(element, Box(0, 0, 120, 160), "rtl")
    assert image.box == Box(80, 0, 120, 160)
    assert words.box.right == pytest.approx(195)
    shown = pixels(image)
    across, down = shown.size
    assert near(shown.getpixel((across // 4, down // 3)), RED)
    assert near(shown.getpixel((across * 3 // 4, down // 3)), GREEN)
    # The ground is where the words are once the page is mirrored.
    assert white_contrast(shown, (across - across // 4, down - down // 16, across, down)) >= LEAST_CONTRAST
    assert near(shown.getpixel((5, down - 5)), BLUE)


def test_words_that_are_too_wide_are_reported(window, square: Language) -> None:
    size = window(words=credit(square, "A" * 30)).measure(200, STEP)
    assert size.excess == pytest.approx(300 - 190)
    assert size.culprit == "A" * 30


def test_too_few_pixels_are_a_problem_of_the_page(window) -> None:
    element = replace(window(), least_ppi=500.0)
    canvas = Canvas(200, "ltr")
    element.place(Box(0, 0, 200, 150), STEP, canvas)
    assert [problem.code for problem in canvas.problems] == ["picture-photo-resolution"]
