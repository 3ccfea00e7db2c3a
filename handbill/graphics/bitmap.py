"""The bytes of a PNG or JPEG become a Bitmap that any printer takes: 8 bits, RGB in sRGB, no alpha, upright, nothing hidden in it.

The only module that decodes pixels. The header is judged first: nothing large or foreign is ever unpacked.
"""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from handbill.core.geometry import INCH, millimeters
from handbill.core.problems import Place, Problem, ProblemsFound

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 25_000_000  # 100 MB unpacked; a Tabloid poster at 300 pixels to the inch has 17 million
MAX_SIDE = 20_000  # a strip of millions would take a gigabyte to make smaller
# Pixels to the inch of paper: the usual preflight steps (300 is the aim, under 225 a warning, under 150 an error).
MIN_PPI = 150
_GOOD_PPI = 225
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"  # how each begins
_JPEG_QUALITY = 95  # of a JPEG written again; with full color resolution this is not visible in print


@dataclass(frozen=True)
class Bitmap:
    """A checked picture: the bytes of a PNG or JPEG, width and height in pixels."""

    data: bytes
    width: int
    height: int


def read_bitmap(data: bytes, file: str, place: Place) -> Bitmap:
    """Decode, straighten and write again. Raises ProblemsFound: picture-pixels, picture-corrupt. `file` is named in the sentence."""
    image = decode_bitmap(data, file, place)
    if image.mode == "RGBA":
        image = _flatten_on_white(image)
    if data.startswith(JPEG):
        return Bitmap(_encode(image, "JPEG", quality=_JPEG_QUALITY, subsampling=0), image.width, image.height)
    return Bitmap(_encode(image, "PNG"), image.width, image.height)


def decode_bitmap(data: bytes, file: str, place: Place, longest: int = 0) -> Image:
    """The pixels alone: upright, RGB in sRGB or RGBA where parts are clear, made smaller when a side has more than `longest` pixels.

    Raises ProblemsFound: picture-pixels, picture-corrupt. `file` is named in the sentence.
    """
    from PIL import Image

    # Pillow warns of large pictures before we can look (the limit here is lower than its own), and of Exif that is thrown away.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
                raise _too_many_pixels(file, place)
            return _decode_pixels(image, longest)
        except ProblemsFound:
            raise
        except Image.DecompressionBombError:
            raise _too_many_pixels(file, place) from None
        except Exception as error:  # Pillow's decoders raise a dozen kinds for broken files
            raise corrupt_picture(file, place) from error


def encode_png(image: Image) -> bytes:
    """Pixels as the bytes of a PNG with nothing else in it; the same pixels give the same bytes."""
    return _encode(image, "PNG")


def to_grayscale(bitmap: Bitmap) -> Bitmap:
    """The same picture in 8-bit gray, as a PNG."""
    from PIL import Image

    with Image.open(BytesIO(bitmap.data)) as image:
        written = BytesIO()
        image.convert("L").save(written, "PNG")
    return Bitmap(written.getvalue(), bitmap.width, bitmap.height)


def _decode_pixels(image: Image, longest: int) -> Image:
    from PIL import ImageOps
    from PIL.Image import Resampling

    if longest and max(image.size) > longest:
        image.draft(None, (longest, longest))  # a JPEG is unpacked to an eighth, a quarter or half of its size: less memory
    image.load()
    profile = image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    image = _convert_to_color(_convert_to_8_bits(image))
    if longest:
        image.thumbnail((longest, longest), Resampling.LANCZOS, reducing_gap=None)
    return _convert_to_srgb(image, profile)


def _encode(image: Image, form: str, **how: int) -> bytes:
    from PIL import Image

    # A new picture holds pixels only: no Exif (where a photo was taken), no comments, no profile.
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    target = BytesIO()
    clean.save(target, form, **how)
    return target.getvalue()


def _convert_to_8_bits(image: Image) -> Image:
    # Pillow keeps gray of 16 bits as I;16 or I and clips it when asked for 8.
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _convert_to_color(image: Image) -> Image:
    """In RGB or CMYK, or in RGBA when it may be clear in parts."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode in (mode, "CMYK") else image.convert(mode)


def _flatten_on_white(image: Image) -> Image:
    from PIL import Image

    paper = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(paper, image).convert("RGB")


def _convert_to_srgb(image: Image, profile: bytes | None) -> Image:
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        from PIL import ImageCms

        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError):  # the profile is broken, or made for another kind of picture: do as viewers do
            return image.convert(mode)
        if converted:
            return converted
    return image.convert(mode)


def check_resolution(bitmap: Bitmap, width_points: float, height_points: float, place: Place) -> list[Problem]:
    """A problem (picture-resolution) when the bitmap, printed this large, has fewer than 150 pixels to the inch."""
    sides = ((bitmap.width, width_points), (bitmap.height, height_points))
    if all(pixels >= points / INCH * MIN_PPI - 1e-6 for pixels, points in sides):
        return []
    least, good = (" x ".join(str(math.ceil(points / INCH * ppi - 1e-6)) for _, points in sides) for ppi in (MIN_PPI, _GOOD_PPI))
    size = f"{millimeters(width_points):.0f} x {millimeters(height_points):.0f} mm"
    sentence = f"the picture has {bitmap.width} x {bitmap.height} pixels; to print {size} it needs at least {least}"
    return [Problem("picture-resolution", sentence, place, f"use an SVG, or a PNG or JPEG of {good} pixels or more")]


def _too_many_pixels(file: str, place: Place) -> ProblemsFound:
    sentence = f"{file} has more than {MAX_PIXELS // 1_000_000} million pixels, or more than {MAX_SIDE} on one side"
    return ProblemsFound([Problem("picture-pixels", sentence, place, "save it smaller; 3000 pixels on the longer side are plenty")])


def corrupt_picture(file: str, place: Place) -> ProblemsFound:
    sentence = f"{file} is damaged or cut short"
    return ProblemsFound([Problem("picture-corrupt", sentence, place, "copy or download it once more, or save it again as a PNG")])
