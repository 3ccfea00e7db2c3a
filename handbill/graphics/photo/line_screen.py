"""Turns a gray photograph into a screen of black lines whose width follows its darkness, for a press with one ink.

The screen is a picture of one bit a pixel, 600 to the inch: the dots of risographs and office printers, so that no second screen is laid
over it. As paths a large poster would have a million points. It is made in strips, since it has four times the pixels of the photograph.
"""

from __future__ import annotations

import math
import zlib
from typing import TYPE_CHECKING

from handbill.core.geometry import INCH
from handbill.graphics.bitmap import PNG
from handbill.graphics.strip_bitmap import chunk

if TYPE_CHECKING:
    from PIL.Image import Image

PPI = 600
LINES = 45  # to the inch, rising to the right at 45 degrees
# A lighter tone would be lines thinner than a dot, which come out as specks, a darker one gaps that fill with ink.
_BARE, _SOLID = 0.03, 0.97
_STRIP = 256  # rows
_ONE_BIT_GRAY = bytes((1, 0, 0, 0, 0))


def line_screen(image: Image, width: float, height: float) -> tuple[bytes, tuple[int, int]]:
    """A gray picture as lines at this size in points: a PNG of one bit a pixel, and its width and height in pixels."""
    from PIL import ImageChops
    from PIL.Image import Resampling

    across, down = (max(1, round(length / INCH * PPI)) for length in (width, height))
    tones = [_tone(value) for value in range(256)]
    row = _thresholds(across + down)
    pack = zlib.compressobj()
    packed = []
    factor = image.height / down
    for top in range(0, down, _STRIP):
        count = min(_STRIP, down - top)
        box = (0, top * factor, image.width, min(image.height, (top + count) * factor))
        strip = image.resize((across, count), Resampling.BICUBIC, box).point(tones)
        lines = ImageChops.subtract(strip, _threshold_strip(row, across, top, count)).point(_WHITE_OVER_0, "1").tobytes()
        stride = (across + 7) // 8
        packed.append(pack.compress(b"".join(b"\0" + lines[start : start + stride] for start in range(0, len(lines), stride))))
    packed.append(pack.flush())
    header = chunk(b"IHDR", across.to_bytes(4) + down.to_bytes(4) + _ONE_BIT_GRAY)
    return PNG + header + chunk(b"IDAT", b"".join(packed)) + chunk(b"IEND", b""), (across, down)


_WHITE_OVER_0 = [0] + [255] * 255


def _tone(value: int) -> int:
    darkness = 1 - value / 255
    return 255 if darkness < _BARE else 0 if darkness > _SOLID else value


def _thresholds(count: int) -> bytes:
    """Along one row: how light a pixel must be to stay white. It depends on the distance from the middle of the nearest line alone."""
    period = PPI / LINES * math.sqrt(2)
    return bytes(min(254, int(255 * (1 - abs(2 * (place / period % 1) - 1)))) for place in range(count))


def _threshold_strip(row: bytes, across: int, top: int, count: int) -> Image:
    """The thresholds of some rows: each row is that above it, moved by one pixel."""
    from PIL import Image

    return Image.frombytes("L", (across, count), b"".join(row[start : start + across] for start in range(top, top + count)))
