"""Measures whether white words can be read on a part of a photograph, and darkens it where they cannot.

What is measured is the relative luminance (WCAG 2.2) below which nine tenths of the pixels under the words lie. The dark ground is mixed
into the pixels, since a file for a print shop (PDF/X-1a) may hold nothing transparent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbill.graphics.contrast import Rgb, relative_luminance

if TYPE_CHECKING:
    from PIL.Image import Image

LEAST_CONTRAST = 7.0  # WCAG 2.2, 1.4.6
_PART = 0.9
# How much of the ground covers the photograph; the second is for grounds that are not dark enough at the first.
_OPACITIES = (0.88, 1.0)
_WHITE: Rgb = (1.0, 1.0, 1.0)
_Area = tuple[int, int, int, int]


def white_contrast(image: Image, area: _Area) -> float:
    """The contrast of white words with nine tenths of the pixels of an area (left, top, right, bottom), in RGB or gray."""
    light = luminance_below_which(image, area, _PART)
    return (relative_luminance(_WHITE) + 0.05) / (light + 0.05)


def luminance_below_which(image: Image, area: _Area, part: float) -> float:
    """The relative luminance below which this part of the pixels of an area lies."""
    pixels = image.crop(area).convert("RGB").tobytes()
    red, green, blue = ([relative_luminance(_only(channel, value)) for value in range(256)] for channel in range(3))
    lights = sorted(red[r] + green[g] + blue[b] for r, g, b in zip(pixels[::3], pixels[1::3], pixels[2::3], strict=True))
    return lights[min(len(lights) - 1, int(part * len(lights)))]


def darken(image: Image, area: _Area, ground: Rgb) -> None:
    """Mix a dark color into an area until white words have enough contrast on it."""
    from PIL import Image

    own = image.crop(area)
    color = tuple(round(part * 255) for part in ground)
    solid = Image.new("RGB", own.size, color).convert(image.mode)
    for opacity in _OPACITIES:
        image.paste(Image.blend(own, solid, opacity), area[:2])
        if white_contrast(image, area) >= LEAST_CONTRAST:
            return


def _only(channel: int, value: int) -> Rgb:
    """A color of one channel."""
    red, green, blue = (value / 255 if index == channel else 0.0 for index in range(3))
    return red, green, blue
