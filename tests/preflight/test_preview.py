from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from handbill.preflight.preview import contact_sheet, page_images


def decode(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@pytest.fixture
def white(draw_pdf) -> bytes:
    return draw_pdf(lambda canvas: canvas.drawString(20, 100, " "))


@pytest.fixture
def red(draw_pdf) -> bytes:
    return draw_pdf(lambda canvas: (canvas.setFillColorRGB(1, 0, 0), canvas.rect(0, 0, 300, 200, fill=1)))


def test_pages_are_rendered_at_the_resolution_given(red):
    (image,) = page_images(red, 144)
    assert (image.size, image.getpixel((300, 200))) == ((600, 400), (255, 0, 0))
    assert page_images(red, 36)[0].size == (150, 100)


def test_a_contact_sheet_shows_each_page_on_gray_with_a_border(white, red):
    sheet = decode(contact_sheet([("white.pdf", white), ("red.pdf", red)], 640))
    assert sheet.width == 640
    row = [sheet.getpixel((x, sheet.height // 3)) for x in range(640)]
    assert row[0] == (224, 224, 224)
    assert (255, 255, 255) in row
    assert (255, 0, 0) in row
    assert row[row.index((255, 255, 255)) - 1] == (160, 160, 160)


def test_many_pages_wrap_into_rows(white):
    few = decode(contact_sheet([("a", white)] * 3, 600))
    many = decode(contact_sheet([("a", white)] * 12, 600))
    assert (few.width, many.width) == (600, 600)
    assert 3 * few.height < many.height < 5 * few.height


def test_the_same_files_give_the_same_bytes(white, red):
    files = [("a long label that cannot fit under a narrow page at all.pdf", white), ("b.pdf", red)]
    assert contact_sheet(files, 320) == contact_sheet(files, 320)


def test_a_contact_sheet_needs_a_file():
    with pytest.raises(ValueError, match="at least one"):
        contact_sheet([], 300)
