"""The finder patterns of a QR code in a picture, whether or not the code can be read: rows of dark and light in 1 : 1 : 3 : 1 : 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[int, int, int, int]  # left, top, right, bottom, in pixels from the top left
_ROW = re.compile(rb"(?<=\xff)(?=(\x00+)(\xff+)(\x00+)(\xff+)(\x00+)\xff)")
_DARK = 128
_STEP = 2  # every second row: a pattern is at least seven rows high
_LEAST = 7  # pixels: one a module


def looks_like_a_code(picture: Image) -> Box | None:
    """The box around three squares that stand at the corners of a larger one; None without them."""
    squares = _squares(picture)
    for corner in squares:
        side = corner[2] - corner[0]
        right = next((each for each in squares if _level(each, corner) and each[0] - corner[0] > 1.5 * side), None)
        below = next((each for each in squares if _plumb(each, corner) and each[1] - corner[1] > 1.5 * side), None)
        if right and below and 0.7 < (right[0] - corner[0]) / (below[1] - corner[1]) < 1.4:
            return corner[0], corner[1], right[2], below[3]
    return None


def _squares(picture: Image) -> list[Box]:
    """Where several rows in a row show the pattern at one place, and about as many as it is wide in its middle."""
    data = picture.point(lambda value: 0 if value < _DARK else 255).tobytes()
    width = picture.width
    seen: dict[tuple[int, int], list[int]] = {}
    for y in range(0, picture.height, _STEP):
        for match in _ROW.finditer(data, y * width, (y + 1) * width):
            parts = [match.end(index) - match.start(index) for index in range(1, 6)]
            unit = sum(parts) / 7
            if 7 * unit >= _LEAST and all(
                abs(part - unit * share) <= 0.5 * unit + 0.6 for part, share in zip(parts, (1, 1, 3, 1, 1), strict=True)
            ):
                key = (match.start(1) - y * width) // 4, sum(parts) // 4
                seen.setdefault(key, []).append(y)
    squares = []
    for (left, size), rows in seen.items():
        middle = 3 * 4 * size / 7  # the rows that cross the inner square
        if _STEP * len(rows) >= 0.6 * middle and rows[-1] - rows[0] < 1.5 * middle:
            center, half = (rows[0] + rows[-1]) // 2, 2 * size
            squares.append((4 * left, center - half, 4 * left + 4 * size, center + half))
    return squares


def _level(one: Box, other: Box) -> bool:
    return abs(one[1] - other[1]) < 0.3 * (other[3] - other[1]) and one[0] > other[0]


def _plumb(one: Box, other: Box) -> bool:
    return abs(one[0] - other[0]) < 0.3 * (other[2] - other[0]) and one[1] > other[1]
