"""Makes the picture that is printed in a window: cropped about its focus, at the size of the window, without the rest of the photograph."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from handbill.contacts.hero import Window
from handbill.core.geometry import INCH, MILLIMETER, Box
from handbill.core.measures import measure_size
from handbill.core.problems import Problem
from handbill.graphics.bitmap import encode_jpeg
from handbill.graphics.contrast import Rgb
from handbill.graphics.photo.decode import is_srgb, read_pixels
from handbill.graphics.photo.framing import Crop, crop_about, stored_crop
from handbill.graphics.photo.line_screen import line_screen
from handbill.graphics.photo.read_photo import QUARTER_TURNS, WHOLE, Photo
from handbill.graphics.photo.scrim import LEAST_CONTRAST, darken, white_contrast
from handbill.graphics.strip_bitmap import strip_to_pixels

if TYPE_CHECKING:
    from PIL.Image import Image

_MOST_PPI = 300.0  # pixels to the inch; the trade asks for 300 in offset, and more would not be seen
_MOST_PIXELS = WHOLE  # in the picture that is printed, unless it needs more to have the least that is asked for
_BEYOND = 0.5 * MILLIMETER  # how far the picture goes on beyond a round outline, so that no white shows at its edge
# What turns a picture upright, by its orientation in Exif; as it is with 1.
_TURNS = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90"}
_BLACK: Rgb = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class FramedPhoto:
    """The bytes of a JPEG, or of a PNG of one bit a pixel; its width and height in pixels."""

    data: bytes
    pixels: tuple[int, int]


def frame_photo(
    photo: Photo, window: Window, width: float, height: float, least_ppi: float, words: Box | None = None, ground: Rgb = _BLACK
) -> FramedPhoto:
    """The picture for a window of this size in points.

    `words`: where white words stand on it, measured from the window's upper left corner. If they could not be read there, the picture is
    darkened with the color `ground`. Raises ProblemsFound: picture-corrupt.
    """
    crop = _crop(photo, width, height)
    size = _printed_size(crop, width, least_ppi)
    image = _upright(photo, crop, size)
    area = _area(words, image, width, height) if words else None
    if photo.screened:
        gray = image.convert("L")
        _clear_outside(gray, window, width, 255)
        if area:
            # Between the lines the paper is white, so that white words are read on solid ink alone.
            gray.paste(0, area)
        return FramedPhoto(*line_screen(gray, width, height))
    whole = window == "band" and crop == (0, 0, *photo.size) == (0, 0, *size)
    if area and white_contrast(image, area) < LEAST_CONTRAST:
        image = image.convert("RGB")
        darken(image, area, ground)
    elif whole and _is_ready(photo) and (data := _pixels_alone(photo)):
        return FramedPhoto(data, size)
    _clear_outside(image, window, width, _mean(image))
    return FramedPhoto(encode_jpeg(image), size)


def check_sharpness(photo: Photo, width: float, height: float, least: float) -> list[Problem]:
    """A problem (picture-photo-resolution) if the photograph has fewer pixels to the inch than `least` in a window of this size."""
    crop = _crop(photo, width, height)
    ppi = crop.width / width * INCH
    if round(ppi) >= least:
        return []
    needed = " x ".join(str(math.ceil(side * least / ppi)) for side in photo.size)
    largest = _size(width * ppi / least, height * ppi / least)
    sentence = (
        f"{photo.name} has {ppi:.0f} pixels to the inch in a window of {_size(width, height)}, and needs {least:.0f}: "
        f"{needed} pixels in place of {photo.size[0]} x {photo.size[1]}"
    )
    hint = f"use a larger original; this one is sharp enough for a window of {largest}"
    return [Problem("picture-photo-resolution", sentence, photo.hero.place, hint)]


def _size(width: float, height: float) -> str:
    return measure_size((width, height))


def _crop(photo: Photo, width: float, height: float) -> Crop:
    crop = crop_about(*photo.size, photo.hero.focus, width / height)
    # Rounding may leave out a row or a column.
    missing = photo.size[0] - crop.width, photo.size[1] - crop.height
    return Crop(0, 0, *photo.size) if max(missing) <= 1 else crop


def _printed_size(crop: Crop, width: float, least_ppi: float) -> tuple[int, int]:
    """The pixels of the picture that is printed: those of the crop, or fewer where they are more than can be seen."""
    ppi = crop.width / width * INCH
    fewest = min(1.0, least_ppi / ppi)
    factor = min(1.0, _MOST_PPI / ppi)
    factor = max(fewest, min(factor, math.sqrt(_MOST_PIXELS / (crop.width * crop.height))))
    return math.ceil(crop.width * factor), math.ceil(crop.height * factor)


def _upright(photo: Photo, crop: Crop, size: tuple[int, int]) -> Image:
    """The part of the upright picture at this size."""
    from PIL.Image import Transpose

    stored = stored_crop(crop, *photo.size, photo.orientation)
    if photo.orientation not in _TURNS:
        return read_pixels(photo, stored, *size)
    turned = photo.orientation in QUARTER_TURNS
    image = read_pixels(photo, stored, *(reversed(size) if turned else size))
    return image.transpose(Transpose[_TURNS[photo.orientation]])


def _area(words: Box, image: Image, width: float, height: float) -> tuple[int, int, int, int]:
    """The pixels that a box in the window touches."""
    across, down = image.width / width, image.height / height
    left, top = max(0, math.floor(words.x * across)), max(0, math.floor(words.y * down))
    return left, top, min(image.width, math.ceil(words.right * across)), min(image.height, math.ceil(words.bottom * down))


def _clear_outside(image: Image, window: Window, width: float, color: Any) -> None:
    """Paint over what a round window does not show: who was cut away must not be found in the file."""
    from PIL import Image, ImageDraw

    if window == "band":
        return
    margin = math.ceil(_BEYOND * image.width / width)
    outside = Image.new("L", image.size, 255)
    draw = ImageDraw.Draw(outside)
    right, bottom = image.width + margin, image.width + margin if window == "arch" else image.height + margin
    draw.ellipse((-margin, -margin, right, bottom), 0)
    if window == "arch":
        draw.rectangle((0, image.width // 2, image.width, image.height), 0)
    image.paste(color, (0, 0, *image.size), outside)


def _mean(image: Image) -> Any:
    """Its color on the whole, next to which an encoder leaves fewer traces than next to white."""
    from PIL.Image import Resampling

    return image.resize((1, 1), Resampling.BOX).getpixel((0, 0))


def _is_ready(photo: Photo) -> bool:
    """Whether its bytes can be printed as they are: a JPEG that is upright, in sRGB or gray."""
    kind = photo.form == "JPEG" and photo.orientation == 1 and photo.mode in ("L", "RGB")
    return kind and (not photo.profile or is_srgb(photo.profile))


def _pixels_alone(photo: Photo) -> bytes | None:
    """The JPEG as it is, without its metadata; None if it is not built as it should be, although it can be decoded."""
    try:
        return strip_to_pixels(photo.hero.file.read_bytes())
    except ValueError:
        return None
