"""Reads a part of a photograph at the size at which it is printed, with only a part of its pixels in memory at once.

A JPEG is decoded at an eighth, a quarter or half of its size where that is enough. Where it is not, and the picture is large, its lightness
is decoded alone, one byte a pixel, and its colors at half that size, as most cameras write them anyway. A large PNG is read in strips.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from handbill.core.problems import ProblemsFound
from handbill.graphics.bitmap import convert_to_8_bits, corrupt_picture
from handbill.graphics.photo.framing import Crop
from handbill.graphics.photo.png_strips import STRIP, png_strips
from handbill.graphics.photo.read_photo import WHOLE, Photo

if TYPE_CHECKING:
    from PIL.Image import Image

_SCALES = (8, 4, 2, 1)  # what the decoder can divide sides by
_LIGHTNESS = 4 * WHOLE  # pixels of one byte
_STRIP = 128  # rows that are scaled at once
_KERNEL = 3  # how far the filter for scaling reaches, in pixels of the smaller picture (Lanczos)

_Convert = Callable[["Image"], "Image"]


class _Rows(Protocol):
    """A picture of which rows can be had, in order from the top."""

    def rows(self, top: int, bottom: int) -> Image: ...


def read_pixels(photo: Photo, crop: Crop, width: int, height: int) -> Image:
    """A part of the stored picture, scaled to this size, in sRGB (mode RGB) or gray (mode L). Raises ProblemsFound: picture-corrupt."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _read(photo, crop, (width, height))
        except ProblemsFound:
            raise
        except Exception as error:  # Pillow's decoders raise a dozen kinds of errors for broken files
            raise corrupt_picture(photo.name, photo.hero.place) from error


def _read(photo: Photo, crop: Crop, size: tuple[int, int]) -> Image:
    convert = _converter(photo)
    if photo.form == "PNG":
        strips = png_strips(photo.hero.file) if photo.width * photo.height > WHOLE else _cut(photo)
        return _scaled(_StripRows(map(_opaque, strips)), crop, 1, size, photo, convert)
    scale = next(scale for scale in _SCALES if scale == 1 or (crop.width >= size[0] * scale and crop.height >= size[1] * scale))
    if _pixels(photo, scale) > _LIGHTNESS:
        scale *= 2  # what is left is still as large as any picture that is printed
    if photo.mode == "RGB" and _pixels(photo, scale) > WHOLE:
        return _lightness_and_colors(photo, crop, scale, size, convert)
    with _draft(photo, scale) as image:
        return _scaled(_WholeRows(image), crop, scale, size, photo, convert)


def _pixels(photo: Photo, scale: int) -> int:
    """How many there are at this scale; four times fewer where each is one byte."""
    return photo.width * photo.height // (scale * scale) // (4 if photo.mode == "L" else 1)


def _lightness_and_colors(photo: Photo, crop: Crop, scale: int, size: tuple[int, int], convert: _Convert) -> Image:
    from PIL import Image

    with _draft(photo, scale, "L") as image:
        lightness = _scaled(_WholeRows(image), crop, scale, size, photo, lambda strip: strip)
    top = 0

    def join(strip: Image.Image) -> Image.Image:
        nonlocal top
        light = lightness.crop((0, top, strip.width, top + strip.height))
        top += strip.height
        return convert(Image.merge("YCbCr", (light, strip.getchannel("Cb"), strip.getchannel("Cr"))).convert("RGB"))

    with _draft(photo, 2 * scale, "YCbCr") as image:
        return _scaled(_WholeRows(image), crop, 2 * scale, size, photo, join)


@contextmanager
def _draft(photo: Photo, scale: int, mode: str | None = None) -> Iterator[Image]:
    """A JPEG, decoded at one part in `scale` of its size."""
    from PIL import Image

    with Image.open(photo.hero.file, formats=("JPEG",)) as image:
        image.draft(mode, (max(1, photo.width // scale), max(1, photo.height // scale)))
        image.load()
        yield image


def _cut(photo: Photo) -> Iterator[Image]:
    """A PNG, decoded as a whole, in strips, so that what is done to them takes little memory."""
    from PIL import Image

    with Image.open(photo.hero.file, formats=("PNG",)) as image:
        rows = max(1, STRIP // photo.width)
        for top in range(0, photo.height, rows):
            yield image.crop((0, top, photo.width, min(photo.height, top + rows)))


class _WholeRows:
    """The rows of a picture in memory."""

    def __init__(self, image: Image) -> None:
        self.image = image

    def rows(self, top: int, bottom: int) -> Image:
        return self.image.crop((0, top, self.image.width, bottom))


class _StripRows:
    """The rows of strips that are read one after the other; those above the rows asked for last are given up."""

    def __init__(self, strips: Iterable[Image]) -> None:
        self.strips = iter(strips)
        self.kept: list[tuple[int, Image]] = []  # each with its first row
        self.read = 0

    def rows(self, top: int, bottom: int) -> Image:
        from PIL import Image

        self.kept = [(start, strip) for start, strip in self.kept if start + strip.height > top]
        while self.read < bottom:
            strip = next(self.strips)
            if self.read + strip.height > top:
                self.kept.append((self.read, strip))
            self.read += strip.height
        first = self.kept[0][1]
        result = Image.new(first.mode, (first.width, bottom - top))
        for start, strip in self.kept:
            result.paste(strip, (0, start - top))
        return result


def _scaled(source: _Rows, crop: Crop, scale: int, size: tuple[int, int], photo: Photo, convert: _Convert) -> Image:
    """The part of the picture at this size, made strip by strip; `source` is the picture at one part in `scale` of its size."""
    from PIL import Image
    from PIL.Image import Resampling

    (across, down), left, right = size, crop.left / scale, crop.right / scale
    factor = crop.height / scale / down
    reach = math.ceil(_KERNEL * max(1.0, factor)) + 1
    last = math.ceil(photo.height / scale)
    result = None
    for start in range(0, down, _STRIP):
        count = min(_STRIP, down - start)
        top, bottom = crop.top / scale + start * factor, crop.top / scale + (start + count) * factor
        first = max(0, math.floor(top) - reach)
        rows = source.rows(first, min(last, math.ceil(bottom) + reach))
        box = (left, top - first, min(right, rows.width), min(bottom - first, rows.height))
        strip = convert(rows.resize((across, count), Resampling.LANCZOS, box))
        result = result or Image.new(strip.mode, size)
        result.paste(strip, (0, start))
    assert result
    return result


def _opaque(image: Image) -> Image:
    """A picture without transparency, on white, in RGB or gray."""
    from PIL import Image

    image = convert_to_8_bits(image)
    if image.has_transparency_data:
        image = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    return image if image.mode in ("L", "RGB") else image.convert("L" if image.mode == "1" else "RGB")


def _converter(photo: Photo) -> _Convert:
    """What turns pixels as they are stored into sRGB or gray. A profile that is broken or for another kind of color is ignored."""
    from PIL import ImageCms

    gray = photo.mode in ("L", "1", "I;16", "I")

    def plain(image: Image) -> Image:
        return image if image.mode in ("L", "RGB") else image.convert("RGB")

    if not photo.profile or is_srgb(photo.profile):
        return plain
    mode = "CMYK" if photo.mode == "CMYK" else "L" if gray else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(photo.profile))
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    except (ImageCms.PyCMSError, OSError):
        return plain

    def managed(image: Image) -> Image:
        if image.mode != mode:
            return plain(image)
        converted = ImageCms.applyTransform(image, transform)
        assert converted is not None
        return converted.convert("L") if gray else converted

    return managed


def is_srgb(profile: bytes) -> bool:
    """Whether a profile says that it is that of sRGB."""
    from PIL import ImageCms

    try:
        return "srgb" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile))).lower()
    except (ImageCms.PyCMSError, OSError):
        return False
