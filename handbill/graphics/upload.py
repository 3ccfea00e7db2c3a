"""Sanitizes an uploaded picture: it is written again as an SVG of plain paths or a PNG of plain pixels.

Only the points, colors and pixels read from the upload are passed on. Everything happens in memory.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.graphics.bitmap import corrupt_picture, decode_bitmap, encode_png, ink_box, unseen_picture
from handbill.graphics.crop import is_seen
from handbill.graphics.logo import UNNAMED_PICTURE, detect_kind
from handbill.graphics.strip_bitmap import strip_bitmap
from handbill.graphics.svg.read_svg import read_svg
from handbill.graphics.svg.writer import write_svg

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_RESULT = 400_000  # bytes: the web form carries it along
# Pixels on the longer side. The largest logo of any design takes 500 x 225 at 300 per inch (posters are read from farther away), and even
# noise of that size fits the limit above. So no picture needs lossy JPEG, whose losses would grow each time it is submitted again.
_LONGEST = 1200


def sanitize_picture(data: bytes, place: Place) -> bytes:
    """An SVG or PNG of at most LARGEST_RESULT bytes, for `load_logo`. A picture that this function has returned is returned unchanged.

    Raises ProblemsFound, all at `place`: picture-size (5 MB), picture-type, picture-corrupt, picture-pixels (25 million), picture-unseen,
    and picture-svg-unsafe, -unsupported, -broken, -large.
    """
    if detect_kind(data, UNNAMED_PICTURE, place) == "bitmap":
        return _pixels(data, place)
    drawing = read_svg(data, UNNAMED_PICTURE, place, strip=True)
    if not is_seen(drawing):
        raise unseen_picture(UNNAMED_PICTURE, place)
    written = write_svg(drawing)
    if len(written) > LARGEST_RESULT:
        sentence = f"{UNNAMED_PICTURE} is larger than {LARGEST_RESULT // 1000} kB even without metadata"
        raise ProblemsFound([Problem("picture-svg-large", sentence, place, "simplify its paths, or save it as a PNG")])
    # Read back to prove that it is accepted. A shape at the very edge may lie outside after rounding and be dropped, once.
    return write_svg(read_svg(written, UNNAMED_PICTURE, place))


def _pixels(data: bytes, place: Place) -> bytes:
    try:
        parts = strip_bitmap(data)
    except ValueError:
        raise corrupt_picture(UNNAMED_PICTURE, place) from None
    image = decode_bitmap(parts, UNNAMED_PICTURE, place, _LONGEST)
    if ink_box(image) is None:
        raise unseen_picture(UNNAMED_PICTURE, place)
    side = _LONGEST
    while len(result := encode_png(_smaller(image, side))) > LARGEST_RESULT:
        side = int(side * 0.97 * math.sqrt(LARGEST_RESULT / len(result)))  # the size in bytes is roughly proportional to the area
    return result


def _smaller(image: Image, side: int) -> Image:
    """Scaled down to `side`; RGB, or RGBA if parts are transparent, and then without the hidden colors of fully transparent pixels."""
    from PIL import Image
    from PIL.Image import Resampling

    image = image.copy()
    image.thumbnail((side, side), Resampling.LANCZOS)
    if image.mode == "RGB" or image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    opaque = image.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    return Image.composite(image, Image.new("RGBA", image.size), opaque)
