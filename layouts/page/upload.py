"""A picture that a stranger sends becomes a harmless one of our own making: an SVG of plain paths, or a PNG of plain pixels.

Nothing of what was sent is passed on but the points, colors and pixels that were read from it. All of it happens in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layouts.page.bitmap import as_png, corrupt, decoded
from layouts.page.bitmap_parts import drawing_parts
from layouts.page.logo import NAMELESS, kind_of
from materials.problems import Place, Problem, ProblemsFound

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_RESULT = 400_000  # bytes: a page of the web carries it along in a form
# Pixels on the longer side, tried one after the other. The largest logo of any design takes 500 x 225 at 300 to the inch (a poster is
# read from farther off), and even noise of 365 x 365 fits into the bytes above.
_SIDES = (1200, 1000, 800, 650, 500, 400, 300)


def cleaned(data: bytes, place: Place) -> bytes:
    """The bytes of an SVG or PNG that load_logo takes, at most LARGEST_RESULT of them; what is clean already comes back as it is.

    Raises ProblemsFound, all at `place`: picture-size (5 MB), picture-type, picture-corrupt, picture-pixels (25 million), and
    picture-svg-unsafe, -unsupported, -broken, -large.
    """
    if kind_of(data, NAMELESS, place) == "bitmap":
        return _pixels(data, place)
    from layouts.page.svg import read_svg
    from layouts.page.svg_writer import as_svg

    # Read back to be sure that it is taken. Rounded, a shape at the very edge may come to lie outside and go; after that all stays.
    drawing = read_svg(data, NAMELESS, place, strip=True)
    result = as_svg(read_svg(as_svg(drawing), NAMELESS, place))
    if len(result) > LARGEST_RESULT:
        sentence = f"{NAMELESS} takes more than {LARGEST_RESULT // 1000} kB once it is cleaned"
        raise ProblemsFound([Problem("picture-svg-large", sentence, place, "simplify its paths, or save it as a PNG")])
    return result


def _pixels(data: bytes, place: Place) -> bytes:
    try:
        parts = drawing_parts(data)
    except ValueError:
        raise corrupt(NAMELESS, place) from None
    image = decoded(parts, NAMELESS, place, longest=_SIDES[0])
    for side in _SIDES:
        result = as_png(_smaller(image, side))
        if len(result) <= LARGEST_RESULT:
            break
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
