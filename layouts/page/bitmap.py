"""The bytes of a PNG or JPEG become a Bitmap that any printer takes: 8 bits, RGB in sRGB, no alpha, upright, nothing hidden in it.

The only module that decodes pixels. The header is judged first: nothing large or foreign is ever unpacked.
"""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from layouts.geometry import INCH, millimeters
from materials.problems import Place, Problem, ProblemsFound

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 25_000_000  # 100 MB unpacked; a Tabloid poster at 300 pixels to the inch has 17 million
# Pixels to the inch of paper: the usual preflight steps (300 is the aim, under 225 a warning, under 150 an error).
COARSEST = 150
_GOOD = 225
_QUALITY = 95  # of a JPEG written again; with full color resolution this is not visible in print


@dataclass(frozen=True)
class Bitmap:
    """A checked picture: the bytes of a PNG or JPEG, width and height in pixels."""

    data: bytes
    width: int
    height: int


def read_bitmap(data: bytes, file: str, place: Place) -> Bitmap:
    """Decode, straighten and write again. Raises ProblemsFound: picture-pixels, picture-corrupt. `file` is named in the sentence."""
    from PIL import Image

    # Pillow warns of large pictures before we can look (the limit here is lower than its own), and of Exif that is thrown away.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            if image.width * image.height > MOST_PIXELS:
                raise _too_many(file, place)
            return _write_again(image, "PNG" if image.format == "PNG" else "JPEG")
        except ProblemsFound:
            raise
        except Image.DecompressionBombError:
            raise _too_many(file, place) from None
        except Exception as error:  # Pillow's decoders raise a dozen kinds for broken files
            raise _corrupt(file, place) from error


def grayed(bitmap: Bitmap) -> Bitmap:
    """The same picture in 8-bit gray, as a PNG."""
    from PIL import Image

    with Image.open(BytesIO(bitmap.data)) as image:
        written = BytesIO()
        image.convert("L").save(written, "PNG")
    return Bitmap(written.getvalue(), bitmap.width, bitmap.height)


def _write_again(image: Image, form: str) -> Bitmap:
    from PIL import Image, ImageOps

    image.load()
    profile = image.info.get("icc_profile")
    image = _flat(_eight_bits(ImageOps.exif_transpose(image)))
    # A new picture holds pixels only: no Exif (where a photo was taken), no comments, no profile.
    clean = Image.new("RGB", image.size)
    clean.paste(_in_srgb(image, profile))
    target = BytesIO()
    if form == "PNG":
        clean.save(target, "PNG")
    else:
        clean.save(target, "JPEG", quality=_QUALITY, subsampling=0)
    return Bitmap(target.getvalue(), clean.width, clean.height)


def _eight_bits(image: Image) -> Image:
    # Pillow keeps gray of 16 bits as I;16 or I and clips it when asked for 8.
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _flat(image: Image) -> Image:
    """On white paper, in RGB or CMYK."""
    from PIL import Image

    if not image.has_transparency_data:
        return image if image.mode in ("RGB", "CMYK") else image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(paper, clear).convert("RGB")


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    if profile:
        from PIL import ImageCms

        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):  # the profile is broken, or made for another kind of picture: do as viewers do
            return image.convert("RGB")
        if converted:
            return converted
    return image.convert("RGB")


def check_resolution(bitmap: Bitmap, width_points: float, height_points: float, place: Place) -> list[Problem]:
    """A problem (picture-resolution) when the bitmap, printed this large, has fewer than 150 pixels to the inch."""
    sides = ((bitmap.width, width_points), (bitmap.height, height_points))
    if all(pixels >= points / INCH * COARSEST - 1e-6 for pixels, points in sides):
        return []
    least, good = (" x ".join(str(math.ceil(points / INCH * ppi - 1e-6)) for _, points in sides) for ppi in (COARSEST, _GOOD))
    size = f"{millimeters(width_points):.0f} x {millimeters(height_points):.0f} mm"
    sentence = f"the picture has {bitmap.width} x {bitmap.height} pixels; to print {size} it needs at least {least}"
    return [Problem("picture-resolution", sentence, place, f"use an SVG, or a PNG or JPEG of {good} pixels or more")]


def _too_many(file: str, place: Place) -> ProblemsFound:
    sentence = f"{file} has more than {MOST_PIXELS // 1_000_000} million pixels"
    return ProblemsFound([Problem("picture-pixels", sentence, place, "save it smaller; 3000 pixels on the longer side are plenty")])


def _corrupt(file: str, place: Place) -> ProblemsFound:
    sentence = f"{file} is damaged or cut short"
    return ProblemsFound([Problem("picture-corrupt", sentence, place, "copy or download it once more, or save it again as a PNG")])
