"""Cuts small pictures out of rendered pages, with a frame around what each is about. Points from the page's top left corner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from handbill.core.geometry import Box
from handbill.preflight.readers import open_in_pdfium, render

if TYPE_CHECKING:
    from PIL.Image import Image

_EDGE = (168, 168, 168)
_FRAME, _HALO = (208, 0, 84), (255, 255, 255)  # seen on white, on the house's bright and dark colors, and as a dark line in gray
_THICK = 0.006  # of the picture's width, that the frame takes; half as much white again on both of its sides
_COLORS = 64  # in flat design they look like all of them


@dataclass(frozen=True)
class FramedPart:
    """`window`: the part of a page that is shown; `frame`: what is framed in it."""

    page: int
    window: Box
    frame: Box


def framed_crops(pdf: bytes, crops: Sequence[FramedPart], width: int) -> list[tuple[bytes, int, int]]:
    """A PNG of each crop, so many pixels wide, with its width and height. Raises ProblemsFound: check-unreadable."""
    made = []
    with open_in_pdfium(pdf) as document:
        for crop in crops:
            page, scale, window = document[crop.page], width / crop.window.width, crop.window
            right, bottom = page.get_width() - window.right, page.get_height() - window.bottom
            image = render(page, scale, (window.x, max(0.0, bottom), max(0.0, right), window.y))
            _draw_frame(image, crop, scale)
            made.append(_finished(image))
    return made


def whole_pages(pdf: bytes, longest: int, most: int) -> list[tuple[bytes, int, int]]:
    """A PNG of each of the first `most` pages, its longer side so many pixels long, with its width and height. Raises ProblemsFound."""
    with open_in_pdfium(pdf) as document:
        return [_finished(render(page, longest / max(page.get_size()))) for page in list(document)[:most]]


def _draw_frame(image: Image, crop: FramedPart, scale: float) -> None:
    from PIL import ImageDraw

    thick = max(2, round(image.width * _THICK))
    box = crop.frame
    left, top = (box.x - crop.window.x) * scale, (box.y - crop.window.y) * scale
    frame = [left, top, left + box.width * scale, top + box.height * scale]
    # Inside the picture whatever the message's place is.
    halo = ceil(thick / 2)
    # Around the words, not on them, but inside the picture wherever they stand.
    low, right, bottom = thick + halo, image.width - 1 - thick - halo, image.height - 1 - thick - halo
    frame = [max(low, frame[0]), max(low, frame[1]), min(right, frame[2]), min(bottom, frame[3])]
    draw = ImageDraw.Draw(image)
    for grown, color, line in ((thick + halo, _HALO, thick + 2 * halo), (thick, _FRAME, thick)):
        corners = (frame[0] - grown, frame[1] - grown, frame[2] + grown, frame[3] + grown)
        draw.rounded_rectangle(corners, radius=2 * thick + grown, outline=color, width=line)


def _finished(image: Image) -> tuple[bytes, int, int]:
    """A PNG with a fine line around it, without which the edge of white paper is not seen."""
    from PIL import Image as images
    from PIL import ImageDraw

    ImageDraw.Draw(image).rectangle((0, 0, image.width - 1, image.height - 1), outline=_EDGE, width=2)
    stream = BytesIO()
    image.quantize(_COLORS, method=images.Quantize.MEDIANCUT, dither=images.Dither.NONE).save(stream, "PNG", compress_level=9)
    return stream.getvalue(), image.width, image.height
