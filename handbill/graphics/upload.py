"""A picture that a stranger sends becomes a harmless one of our own making: an SVG of plain paths, or a PNG of plain pixels.

Nothing of what was sent is passed on but the points, colors and pixels that were read from it. All of it happens in memory.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from handbill.core.problems import Place, Problem, ProblemsFound
from handbill.graphics.bitmap import corrupt_picture, decode_bitmap, encode_png
from handbill.graphics.logo import UNNAMED_PICTURE, detect_kind
from handbill.graphics.strip_bitmap import strip_bitmap

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_RESULT = 400_000  # bytes: a page of the web carries it along in a form
# Pixels on the longer side. The largest logo of any design takes 500 x 225 at 300 to the inch (a poster is read from farther off), and
# even noise of that size fits into the bytes above, so no picture needs the losses of a JPEG, which would grow each time it comes back.
_LONGEST = 1200


def sanitize_picture(data: bytes, place: Place) -> bytes:
    """The bytes of an SVG or PNG that load_logo takes, at most LARGEST_RESULT of them; what is clean already comes back as it is.

    Raises ProblemsFound, all at `place`: picture-size (5 MB), picture-type, picture-corrupt, picture-pixels (25 million), and
    picture-svg-unsafe, -unsupported, -broken, -large.
    """
    if detect_kind(data, UNNAMED_PICTURE, place) == "bitmap":
        return _pixels(data, place)
    from handbill.graphics.svg.read_svg import read_svg
    from handbill.graphics.svg.writer import write_svg

    written = write_svg(read_svg(data, UNNAMED_PICTURE, place, strip=True))
    if len(written) > LARGEST_RESULT:
        sentence = f"{UNNAMED_PICTURE} takes more than {LARGEST_RESULT // 1000} kB once it is cleaned"
        raise ProblemsFound([Problem("picture-svg-large", sentence, place, "simplify its paths, or save it as a PNG")])
    # Read back, to be sure that it is taken. Rounded, a shape at the very edge may lie outside and go; after that all stays.
    return write_svg(read_svg(written, UNNAMED_PICTURE, place))


def _pixels(data: bytes, place: Place) -> bytes:
    try:
        parts = strip_bitmap(data)
    except ValueError:
        raise corrupt_picture(UNNAMED_PICTURE, place) from None
    image = decode_bitmap(parts, UNNAMED_PICTURE, place, _LONGEST)
    side = _LONGEST
    while len(result := encode_png(_smaller(image, side))) > LARGEST_RESULT:
        side = int(side * 0.97 * math.sqrt(LARGEST_RESULT / len(result)))  # bytes go with the area
    return result


def _smaller(image: Image, side: int) -> Image:
    """At most so long, in RGB; or in RGBA where parts are clear, and then wholly clear pixels have no color that nobody sees."""
    from PIL import Image
    from PIL.Image import Resampling

    image = image.copy()
    image.thumbnail((side, side), Resampling.LANCZOS)
    if image.mode == "RGB" or image.getchannel("A").getextrema() == (255, 255):
        return image.convert("RGB")
    shown = image.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    return Image.composite(image, Image.new("RGBA", image.size), shown)
