"""Renders finished files as pictures: one a page, or a contact sheet of many files side by side. Pixels from the top left corner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from handbill.preflight.readers import open_in_pdfium, render

if TYPE_CHECKING:
    from PIL.Image import Image

_GROUND = (224, 224, 224)
_BORDER = (160, 160, 160)
_INK = (64, 64, 64)
_GAP = 16
_LABEL_SIZE = 12
_LABEL_HEIGHT = 20
_LEAST_CELL = 160  # in a narrower cell the text of a page is illegible


class _LabeledImage(NamedTuple):
    label: str
    image: Image


def page_images(pdf: bytes, dpi: float) -> list[Image]:
    """Each page in RGB. Raises ProblemsFound: check-unreadable."""
    with open_in_pdfium(pdf) as document:
        return [render(page, dpi / 72) for page in document]


def screen_images(pdf: bytes, longest: int, most: int | None = None) -> list[bytes]:
    """A PNG of each page, or of the first `most`, with `longest` pixels on its longer side. Raises ProblemsFound: check-unreadable."""
    from PIL import Image as images

    made = []
    with open_in_pdfium(pdf) as document:
        for page in list(document)[:most]:
            image = render(page, longest / max(page.get_size()))
            stream = BytesIO()
            # In flat design 128 colors look the same, in a third of the bytes and of the time.
            image.quantize(128, method=images.Quantize.FASTOCTREE, dither=images.Dither.NONE).save(stream, "PNG", compress_level=4)
            made.append(stream.getvalue())
    return made


def sized_pictures(pdf: bytes, size: tuple[int, int]) -> Iterator[tuple[bytes, bytes]]:
    """Each page as a picture of exactly this width and height in pixels: a PNG and a JPEG. Raises ProblemsFound: check-unreadable."""
    from PIL import Image as images

    with open_in_pdfium(pdf) as document:
        for page in document:
            # Drawn at twice the size and made smaller, since thin strokes of small letters break up otherwise.
            image = render(page, 2 * size[0] / page.get_size()[0]).resize(size, images.Resampling.LANCZOS)
            png, jpeg = BytesIO(), BytesIO()
            image.save(png, "PNG")
            image.save(jpeg, "JPEG", quality=92, subsampling=0)
            yield png.getvalue(), jpeg.getvalue()


def contact_sheet(pdfs: Sequence[tuple[str, bytes]], width: int) -> bytes:
    """A PNG of this width in pixels: the pages of all files side by side in cells of one size, each with its file's label below.

    `pdfs` holds (label in ASCII, bytes). Raises ProblemsFound: check-unreadable; ValueError if there are no files.
    """
    from PIL import Image as images

    if not any(pdf for _, pdf in pdfs):
        raise ValueError("a contact sheet needs at least one file")
    columns, cell = _grid(sum(_page_count(pdf) for _, pdf in pdfs), width)
    cells = [_LabeledImage(label, image) for label, pdf in pdfs for image in _fit_pages(pdf, cell)]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    heights = [max(page.image.height for page in row) + _LABEL_HEIGHT + _GAP for row in rows]
    sheet = images.new("RGB", (width, sum(heights) + _GAP), _GROUND)
    top = _GAP
    for row, height in zip(rows, heights, strict=True):
        for column, page in enumerate(row):
            _paste(sheet, page, (_GAP + column * (cell + _GAP), top), cell)
        top += height
    return _png(sheet)


def _grid(pages: int, width: int) -> tuple[int, int]:
    """The number of columns, about as many as rows unless cells would be too small, and the side of a square cell."""
    most = max(1, (width - _GAP) // (_LEAST_CELL + _GAP))
    columns = min(pages, most, max(3, ceil(sqrt(pages))))
    return columns, max(1, (width - _GAP) // columns - _GAP)


def _page_count(pdf: bytes) -> int:
    with open_in_pdfium(pdf) as document:
        return len(document)


def _fit_pages(pdf: bytes, cell: int) -> list[Image]:
    with open_in_pdfium(pdf) as document:
        # The border takes a pixel on each side.
        return [render(page, (cell - 2) / max(page.get_size())) for page in document]


def _paste(sheet: Image, page: _LabeledImage, corner: tuple[int, int], cell: int) -> None:
    from PIL import ImageDraw, ImageFont

    left, top = corner[0] + (cell - page.image.width) // 2, corner[1]
    sheet.paste(page.image, (left, top))
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((left - 1, top - 1, left + page.image.width, top + page.image.height), outline=_BORDER)
    font = ImageFont.load_default(_LABEL_SIZE)
    label = page.label
    while label and font.getlength(label) > cell:
        label = label[:-1]
    draw.text((corner[0] + cell / 2, top + page.image.height + 4), label, fill=_INK, font=font, anchor="mt" if label else None)


def _png(image: Image) -> bytes:
    """With a palette of 256 colors, in which flat design looks the same, in a quarter of the bytes."""
    from PIL import Image as images

    stream = BytesIO()
    image.quantize(256, method=images.Quantize.MEDIANCUT, dither=images.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()
