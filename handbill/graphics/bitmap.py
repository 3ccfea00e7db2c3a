"""Decodes a PNG, JPEG or WebP into a Bitmap that any printer takes: 8 bits a channel, upright, without metadata.

Colors are sRGB, except those of a JPEG in four inks, which keeps them for a press. Clear parts stay clear.

No other module decodes pixels. The header is checked first, so nothing large or of another format is unpacked.
"""

from __future__ import annotations

import math
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from handbill.core.geometry import INCH
from handbill.core.measures import measure_size
from handbill.core.problems import Place, Problem, ProblemsFound

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_PIXELS = 25_000_000  # 100 MB unpacked; a Tabloid poster at 300 pixels to the inch has 17 million
MAX_SIDE = 20_000  # scaling down a strip of millions would take a gigabyte
# Pixels per inch of paper: the usual preflight limits (300 is the aim, below 225 a warning, below 150 an error).
MIN_PPI = 150
_GOOD_PPI = 225
PNG, JPEG, WEBP = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF"  # the first bytes of each format
_WHITE = 245  # of 255: lighter is white in print, and in a JPEG around ink
_ORIENTATION = 0x0112  # in Exif: 1 is upright
_JPEG_QUALITY = 95  # when a JPEG is written again; with full color resolution the loss is not visible in print


@dataclass(frozen=True)
class Bitmap:
    """A checked picture: the bytes of a PNG or JPEG, its width and height in pixels."""

    data: bytes
    width: int
    height: int


def read_bitmap(data: bytes, file: str, place: Place) -> Bitmap:
    """Decode, turn upright, cut off a white or clear rim, and encode again; a JPEG in four inks that needs none of this stays as it is.

    Raises ProblemsFound: picture-pixels, picture-corrupt, picture-unseen, whose sentences name `file`.
    """
    image = decode_bitmap(data, file, place)
    box = ink_box(image)
    if box is None:
        raise unseen_picture(file, place)
    if data.startswith(JPEG):
        inks = _four_inks(data, box)
        return Bitmap(inks or encode_jpeg(image.crop(box)), box[2] - box[0], box[3] - box[1])
    return Bitmap(encode_png(_without_alpha(image.crop(box))), box[2] - box[0], box[3] - box[1])


def decode_bitmap(data: bytes, file: str, place: Place, longest: int = 0) -> Image:
    """The pixels, upright and in sRGB: RGB, or RGBA if parts are clear. With `longest`, scaled down to that many pixels per side.

    Raises ProblemsFound: picture-pixels, picture-corrupt, whose sentences name `file`.
    """
    from PIL import Image

    # Pillow warns of large pictures before the check here (whose limit is lower), and of Exif data that is dropped anyway.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP"))
            if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
                raise _too_many_pixels(file, place)
            return _decode_pixels(image, longest)
        except ProblemsFound:
            raise
        except Image.DecompressionBombError:
            raise _too_many_pixels(file, place) from None
        except Exception as error:  # Pillow's decoders raise a dozen kinds of errors for broken files
            raise corrupt_picture(file, place) from error


def encode_png(image: Image) -> bytes:
    """A PNG of these pixels without metadata; the same pixels give the same bytes."""
    return _encode(image, "PNG")


def encode_jpeg(image: Image) -> bytes:
    """A JPEG of these pixels of high quality, without metadata."""
    return _encode(image, "JPEG", quality=_JPEG_QUALITY, subsampling=0)


def to_grayscale(bitmap: Bitmap) -> Bitmap:
    """The picture in 8-bit gray, as a PNG; clear parts stay clear."""
    image = checked_pixels(bitmap.data)
    return Bitmap(encode_png(image.convert("LA" if image.mode == "RGBA" else "L")), bitmap.width, bitmap.height)


def checked_pixels(data: bytes) -> Image:
    """The pixels of a Bitmap in sRGB, RGBA if parts are clear."""
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        image.load()
        return _convert_to_srgb(image, image.info.get("icc_profile")) if image.mode == "CMYK" else _convert_to_color(image)


def ink_box(image: Image) -> tuple[int, int, int, int] | None:
    """The box around what is seen on white paper; None if nothing is."""
    seen = _flatten_on_white(image) if image.mode == "RGBA" else image
    return seen.point(lambda value: 255 if value < _WHITE else 0).getbbox()


def _four_inks(data: bytes, box: tuple[int, int, int, int]) -> bytes:
    """A JPEG in four inks, cut to a box, with its profile; empty for one in other colors.

    Adobe's programs write such files inverted, and say so; the file that is returned always is.
    """
    from PIL import Image, ImageChops, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(BytesIO(data), formats=("JPEG",))
        if image.mode != "CMYK":
            return b""
        profile, as_adobe, whole = image.info.get("icc_profile"), "adobe" in image.info, (0, 0, *image.size)
        if as_adobe and box == whole and image.getexif().get(_ORIENTATION, 1) == 1:
            return data
        ImageOps.exif_transpose(image, in_place=True)
        # Pillow takes every such file for inverted.
        inks = image if as_adobe else ImageChops.invert(image)
        return _encode(inks.crop(box), "JPEG", quality=_JPEG_QUALITY, subsampling=0, **({"icc_profile": profile} if profile else {}))


def _decode_pixels(image: Image, longest: int) -> Image:
    from PIL import ImageChops, ImageOps
    from PIL.Image import Resampling

    if longest and max(image.size) > longest:
        image.draft(None, (longest, longest))  # decodes a JPEG at an eighth, a quarter or half of its size, to save memory
    image.load()
    profile = image.info.get("icc_profile")
    ImageOps.exif_transpose(image, in_place=True)
    if image.mode == "CMYK" and "adobe" not in image.info:
        image = ImageChops.invert(image)
    image = _convert_to_color(convert_to_8_bits(image))
    if longest:
        image.thumbnail((longest, longest), Resampling.LANCZOS, reducing_gap=None)
    return _convert_to_srgb(image, profile)


def _encode(image: Image, form: str, **how: Any) -> bytes:
    from PIL import Image

    # A new picture holds pixels only: no Exif (such as where a photo was taken), no comments, no profile.
    clean = image
    if image.info:
        clean = Image.new(image.mode, image.size)
        clean.paste(image)
    target = BytesIO()
    clean.save(target, form, **how)
    return target.getvalue()


def convert_to_8_bits(image: Image) -> Image:
    # Pillow keeps 16-bit gray as I;16 or I, and clips it when converting to 8 bits.
    if not image.mode.startswith("I"):
        return image
    return image.convert("I").point(lambda value: value / 256).convert("L")


def _convert_to_color(image: Image) -> Image:
    """RGB or CMYK, or RGBA if parts of the picture are clear."""
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode != mode and image.mode != "CMYK":
        image = image.convert(mode)
    return _without_alpha(image)


def _without_alpha(image: Image) -> Image:
    """RGB where nothing is clear."""
    return image.convert("RGB") if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255) else image


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
        except (ImageCms.PyCMSError, OSError):  # a broken profile, or one for another color space: ignore it, as viewers do
            return image.convert(mode)
        if converted:
            return converted
    return image.convert(mode)


def check_resolution(bitmap: Bitmap, width_points: float, height_points: float, place: Place) -> list[Problem]:
    """A problem (picture-resolution) if the bitmap has fewer than 150 pixels per inch at this size."""
    sides = ((bitmap.width, width_points), (bitmap.height, height_points))
    if all(pixels >= points / INCH * MIN_PPI - 1e-6 for pixels, points in sides):
        return []
    needed, good = (" x ".join(str(math.ceil(points / INCH * ppi - 1e-6)) for _, points in sides) for ppi in (MIN_PPI, _GOOD_PPI))
    size = measure_size((width_points, height_points))
    pixels = f"{bitmap.width} x {bitmap.height} pixels without its empty rim"
    sentence = f"the picture has {pixels}; to print at {size} it needs at least {needed}"
    return [Problem("picture-resolution", sentence, place, f"use an SVG, or a PNG or JPEG of at least {good} pixels")]


def _too_many_pixels(file: str, place: Place) -> ProblemsFound:
    sentence = f"{file} has more than {MAX_PIXELS // 1_000_000} million pixels, or more than {MAX_SIDE} on one side"
    return ProblemsFound([Problem("picture-pixels", sentence, place, "save it smaller; 3000 pixels on the longer side are enough")])


def unseen_picture(file: str, place: Place) -> ProblemsFound:
    sentence = f"nothing of {file} will be seen on paper: all of it is white or clear"
    return ProblemsFound(
        [Problem("picture-unseen", sentence, place, "choose the dark version of the logo, which is made for light grounds")]
    )


def corrupt_picture(file: str, place: Place) -> ProblemsFound:
    sentence = f"{file} is damaged or incomplete"
    return ProblemsFound([Problem("picture-corrupt", sentence, place, "copy or download it again, or save it again as a PNG")])
