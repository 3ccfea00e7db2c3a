from __future__ import annotations

from io import BytesIO

import pytest
from library import LIBRARY
from PIL import Image
from reportlab.lib.utils import ImageReader

from handbill.layout.default_theme import THEME
from handbill.layout.theme import find_theme


@pytest.fixture
def faults(ask):
    """What the two questions about inks find, each sentence once."""
    return lambda pdf: list(
        dict.fromkeys(sentence.partition(":")[0] for name in ("color-space", "black-text") for sentence in ask(name, pdf))
    )


def cmyk(canvas) -> None:
    canvas.setFillColorCMYK(1, 0.6, 0.1, 0.5)
    canvas.setStrokeColorCMYK(0, 0, 0, 1)
    canvas.rect(20, 20, 50, 50, fill=1)


def image(mode: str) -> ImageReader:
    stream = BytesIO()
    Image.new(mode, (4, 4)).save(stream, "JPEG")
    return ImageReader(stream)


def text(*inks: float):
    def draw(canvas) -> None:
        canvas.setFillColorCMYK(*inks)
        canvas.drawString(20, 100, "words")

    return draw


@pytest.fixture
def press(draw_pdf):
    return lambda draw: draw_pdf(lambda canvas: (cmyk(canvas), draw(canvas)), enforceColorSpace=None)


_FIELD = find_theme(LIBRARY, THEME)
_OURS = [color.cmyk for pair in (_FIELD.colors, *_FIELD.series.values()) for color in pair.values()]


@pytest.mark.parametrize("inks", sorted(set(_OURS)))
def test_black_white_and_theme_colors_pass(faults, press, inks):
    assert faults(press(text(*inks))) == []


@pytest.mark.parametrize("inks", [(0.6, 0.5, 0.5, 1), (0.7, 0.7, 0.7, 0.7), (0.3, 0, 0, 1), (1, 1, 1, 0)])
def test_black_text_in_several_inks_is_found(faults, press, inks):
    assert faults(press(text(*inks))) == ["black text is printed in other inks besides black"]


def test_rich_black_under_text_passes(faults, press):
    def draw(canvas) -> None:
        canvas.saveState()
        canvas.setFillColorCMYK(0.6, 0.5, 0.5, 1)
        canvas.rect(0, 0, 300, 90, stroke=0, fill=1)
        canvas.restoreState()
        text(0, 0, 0, 0)(canvas)

    assert faults(press(draw)) == []


def test_rgb_paint_is_found(faults, press):
    assert faults(press(lambda canvas: (canvas.setFillColorRGB(1, 0, 0), canvas.rect(0, 0, 9, 9, fill=1)))) == ["a shape is painted in RGB"]
    assert faults(press(lambda canvas: (canvas.setStrokeColorRGB(1, 0, 0), canvas.line(0, 0, 9, 9)))) == ["a shape is painted in RGB"]


def test_rgb_images_are_found_even_inside_forms(faults, press):
    def draw(canvas) -> None:
        canvas.beginForm("logo")
        canvas.drawImage(image("RGB"), 0, 0)
        canvas.endForm()
        canvas.doForm("logo")

    assert faults(press(draw)) == ["an image is in RGB"]
    assert faults(press(lambda canvas: canvas.drawInlineImage(Image.new("RGB", (4, 4)), 0, 0))) == ["an image is in RGB"]
    assert faults(press(lambda canvas: canvas.drawImage(image("CMYK"), 0, 0))) == []
    assert faults(press(lambda canvas: canvas.drawImage(image("L"), 0, 0))) == []


def test_an_rgb_gradient_is_found(faults, press):
    from reportlab.lib.colors import CMYKColor, blue, red

    assert faults(press(lambda canvas: canvas.linearGradient(0, 0, 90, 90, (red, blue)))) == ["a gradient is in RGB"]
    assert faults(press(lambda canvas: canvas.linearGradient(0, 0, 90, 90, (CMYKColor(1, 0, 0, 0), CMYKColor(0, 1, 0, 0))))) == []
