"""Makes an image object from a checked bitmap in the file's inks: RGB unchanged, CMYK with the gray part in black; gray stays gray.

A JPEG stays as it is, byte for byte, unless its colors become others; a second encoding would cost some of its quality. One in four inks
goes to a press untouched, without the limit of a printing condition being exceeded.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from handbill.graphics.bitmap import JPEG, checked_pixels
from handbill.graphics.strip_bitmap import is_one_bit, packed_rows, png_size, strip_to_pixels
from handbill.pdf.icc_profile import IccProfile
from handbill.pdf.metadata import Inks
from handbill.pdf.objects import Raw, Stream, name

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
_FULL = 255
_EVERY_INK, _SEPARATED = 400.0, 200.0  # percent: the most that a profile may give, and that separating by arithmetic gives
_STRIP = 1_000_000  # pixels that are reckoned with at once
_PNG_ROWS = 15  # the predictor that says how rows were packed: as PNG does (ISO 32000-1, 7.4.4.4)


def make_image_object(data: bytes, inks: Inks, profile: IccProfile | None = None, total_ink: float = _EVERY_INK) -> Any:
    """An image XObject, 8 bits a channel, or 1 bit for a PNG of one. `data` is a PNG or JPEG that `read_bitmap` or `frame_photo`
    has made.

    No pixel gets more ink than `total_ink` percent.
    """
    from PIL import Image

    if is_one_bit(data):
        # Up to hundreds of millions of pixels, but packed already as in a PDF file.
        width, height = png_size(data)
        rows = Raw(f"<</Predictor {_PNG_ROWS} /Colors 1 /BitsPerComponent 1 /Columns {width}>>")
        packed = {"Filter": name("FlateDecode"), "DecodeParms": rows}
        return Stream(packed_rows(data), {**_entries("L", (width, height), 1), **packed}, compress=False)
    with Image.open(io.BytesIO(data)) as opened:
        mode = opened.mode
        if data.startswith(JPEG) and (mode == "L" or (mode == "RGB" and inks == "rgb")):
            return Stream(data, {**_entries(mode, opened.size), "Filter": name("DCTDecode")}, compress=False)
        picture = (
            opened.copy() if mode == "CMYK" and inks == "cmyk" else checked_pixels(data).convert("L" if mode in ("L", "LA") else "RGB")
        )
    if picture.mode == "CMYK":
        limited = _limited(picture.copy(), total_ink) if total_ink < _EVERY_INK else picture
        if limited.tobytes() == picture.tobytes():
            # Every bitmap of this mode is written as Adobe's programs do, with 0 for full ink.
            inverted = {"Decode": Raw("[1 0 1 0 1 0 1 0]"), "Filter": name("DCTDecode")}
            return Stream(strip_to_pixels(data), {**_entries(picture.mode, picture.size), **inverted}, compress=False)
        picture = limited
    if picture.mode == "RGB" and inks == "cmyk":
        most = _EVERY_INK if profile else _SEPARATED
        picture = profile.picture(picture) if profile else _separated(picture)
        picture = _limited(picture, total_ink) if total_ink < most else picture
    return Stream(picture.tobytes(), _entries(picture.mode, picture.size))


def make_mask_object(data: bytes) -> Any:
    """The image XObject that says which parts of a picture are clear; None if none are.

    Where every pixel is either clear or not it is a stencil, which a file without transparency may have, too (ISO 32000-1, 8.9.6.3);
    otherwise a soft mask (11.6.5.3).
    """
    if data.startswith(JPEG) or is_one_bit(data):
        return None
    alpha = checked_pixels(data)
    if alpha.mode != "RGBA":
        return None
    alpha = alpha.getchannel("A")
    if is_stencil(alpha):
        entries = {key: value for key, value in _entries("L", alpha.size, 1).items() if key != "ColorSpace"}
        return Stream(alpha.point(lambda value: 0 if value else _FULL).convert("1").tobytes(), {**entries, "ImageMask": Raw("true")})
    return Stream(alpha.tobytes(), _entries("L", alpha.size))


def is_stencil(alpha: Image) -> bool:
    """Whether nothing is half clear."""
    histogram = alpha.histogram()
    return not any(histogram[1:_FULL])


def _entries(mode: str, size: tuple[int, int], bits: int = 8) -> dict[str, Any]:
    return {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": size[0],
        "Height": size[1],
        "BitsPerComponent": bits,
        "ColorSpace": name(_SPACES[mode]),
    }


def _separated(picture: Image) -> Image:
    """An RGB picture in four inks by arithmetic. The gray part is black alone, so that no pixel gets more than twice a full ink."""
    from PIL import Image, ImageChops

    cyan, magenta, yellow = (ImageChops.invert(channel) for channel in picture.split())
    black = ImageChops.darker(ImageChops.darker(cyan, magenta), yellow)
    colored = [ImageChops.subtract(channel, black) for channel in (cyan, magenta, yellow)]
    return Image.merge("CMYK", [*colored, black])


def _limited(picture: Image, total_ink: float) -> Image:
    """A CMYK picture with less cyan, magenta and yellow where all inks together are more than so many percent."""
    from PIL import Image, ImageMath

    names, rows = ("cyan", "magenta", "yellow", "black"), max(1, _STRIP // picture.width)
    for top in range(0, picture.height, rows):
        *colors, black = picture.crop((0, top, picture.width, min(picture.height, top + rows))).split()
        given = dict(zip(names, (*colors, black), strict=True))
        most = int(total_ink / 100 * _FULL)
        reduced = [ImageMath.lambda_eval(_reduced, own=own, most=most, **given) for own in colors]
        picture.paste(Image.merge("CMYK", (*reduced, black)), (0, top))
    return picture


def _reduced(given: dict[str, Any]) -> Any:
    """One of three colors, less in proportion to the others, so that the hue stays."""
    colored = given["cyan"] + given["magenta"] + given["yellow"]
    allowed = given["min"](colored, given["most"] - given["black"])
    return given["convert"](given["own"] * allowed / given["max"](colored, 1), "L")
