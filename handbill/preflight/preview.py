"""Finished files become pictures: one for a page, or a contact sheet of many files side by side. Pixels from the top left corner."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from handbill.preflight.document import picture_of, rendered

if TYPE_CHECKING:
    from PIL.Image import Image

_GROUND = (224, 224, 224)
_BORDER = (160, 160, 160)
_INK = (64, 64, 64)
_GAP = 16
_COLORS = 128
_LABEL_SIZE = 12
_LABEL_HEIGHT = 20
_LEAST_CELL = 160  # narrower, and the words on a page can no longer be told apart


class _Cell(NamedTuple):
    label: str
    image: Image


def page_images(pdf: bytes, dpi: float) -> list[Image]:
    """Each page as an RGB picture at this many pixels an inch. Raises ProblemsFound: check-unreadable."""
    with rendered(pdf) as document:
        return [picture_of(page, dpi / 72) for page in document]


def screen_images(pdf: bytes, longest: int, most: int | None = None) -> list[bytes]:
    """A PNG of each page, or of the first `most`, its longer side so many pixels. Raises ProblemsFound: check-unreadable.

    128 colors, each at most a step off what they are in flat design, take a third of the bytes and of the time of all colors.
    """
    from PIL import Image as images

    made = []
    with rendered(pdf) as document:
        for page in list(document)[:most]:
            image = picture_of(page, longest / max(page.get_size()))
            stream = BytesIO()
            image.quantize(_COLORS, method=images.Quantize.FASTOCTREE, dither=images.Dither.NONE).save(stream, "PNG", compress_level=4)
            made.append(stream.getvalue())
    return made


def contact_sheet(pdfs: Sequence[tuple[str, bytes]], width: int) -> bytes:
    """A PNG of this width: the pages of all files side by side, each fitted into a cell of one size, the file's label under its pages.

    `pdfs` holds (label in ASCII, bytes). Raises ProblemsFound: check-unreadable; ValueError when there is nothing to show.
    """
    from PIL import Image as images

    if not any(pdf for _, pdf in pdfs):
        raise ValueError("a contact sheet needs at least one file")
    columns, cell = _grid(sum(_count(pdf) for _, pdf in pdfs), width)
    cells = [_Cell(label, image) for label, pdf in pdfs for image in _fitted(pdf, cell)]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    heights = [max(each.image.height for each in row) + _LABEL_HEIGHT + _GAP for row in rows]
    sheet = images.new("RGB", (width, sum(heights) + _GAP), _GROUND)
    top = _GAP
    for row, height in zip(rows, heights, strict=True):
        for column, each in enumerate(row):
            _place(sheet, each, (_GAP + column * (cell + _GAP), top), cell)
        top += height
    return _png(sheet)


def _grid(pages: int, width: int) -> tuple[int, int]:
    """Columns, and the side of the square cell a page is fitted into: about as many columns as rows, unless cells would grow too small."""
    most = max(1, (width - _GAP) // (_LEAST_CELL + _GAP))
    columns = min(pages, most, max(3, ceil(sqrt(pages))))
    return columns, max(1, (width - _GAP) // columns - _GAP)


def _count(pdf: bytes) -> int:
    with rendered(pdf) as document:
        return len(document)


def _fitted(pdf: bytes, cell: int) -> list[Image]:
    fitted = []
    with rendered(pdf) as document:
        for page in document:
            scale = (cell - 2) / max(page.get_width(), page.get_height())  # the border takes a pixel on each side
            fitted.append(picture_of(page, scale))
    return fitted


def _place(sheet: Image, each: _Cell, corner: tuple[int, int], cell: int) -> None:
    from PIL import ImageDraw, ImageFont

    left, top = corner[0] + (cell - each.image.width) // 2, corner[1]
    sheet.paste(each.image, (left, top))
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((left - 1, top - 1, left + each.image.width, top + each.image.height), outline=_BORDER)
    font = ImageFont.load_default(_LABEL_SIZE)
    label = each.label
    while label and font.getlength(label) > cell:
        label = label[:-1]
    draw.text((corner[0] + cell / 2, top + each.image.height + 4), label, fill=_INK, font=font, anchor="mt" if label else None)


def _png(image: Image) -> bytes:
    """A palette of 256 colors holds flat design without loss to the eye, in a quarter of the bytes."""
    from PIL import Image as images

    stream = BytesIO()
    image.quantize(256, method=images.Quantize.MEDIANCUT, dither=images.Dither.NONE).save(stream, "PNG", optimize=True)
    return stream.getvalue()
