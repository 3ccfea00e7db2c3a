"""The finder patterns of a QR code in a picture, whether or not the code can be read: rows of dark and light in 1 : 1 : 3 : 1 : 1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

PixelBox = tuple[int, int, int, int]  # left, top, right, bottom, in pixels from the top left
_ROW = re.compile(rb"(?<=\xff)(?=(\x00+)(\xff+)(\x00+)(\xff+)(\x00+)\xff)")
_DARK = 128
_STEP = 2  # every second row: a pattern is at least seven rows high
_JITTER = 3  # pixels between the rows of one pattern
_SHARES = (1, 1, 3, 1, 1)
_LEAST = 7  # pixels: one a module


def looks_like_a_code(picture: Image) -> PixelBox | None:
    """The box around three squares that stand at the corners of a larger one; None without them."""
    squares = _squares(picture)
    for corner in squares:
        side = corner[2] - corner[0]
        right = next((each for each in squares if _level(each, corner) and each[0] - corner[0] > 1.5 * side), None)
        below = next((each for each in squares if _plumb(each, corner) and each[1] - corner[1] > 1.5 * side), None)
        if right and below and 0.7 < (right[0] - corner[0]) / (below[1] - corner[1]) < 1.4:
            return corner[0], corner[1], right[2], below[3]
    return None


def _squares(picture: Image) -> list[PixelBox]:
    """Where several rows in a row show the pattern at one place: about as many as are three sevenths of its width, its inner square."""
    data = picture.point(lambda value: 0 if value < _DARK else 255).tobytes()
    width = picture.width
    seen: list[tuple[int, int, list[int]]] = []
    for y in range(0, picture.height, _STEP):
        for match in _ROW.finditer(data, y * width, (y + 1) * width):
            parts = [match.end(index) - match.start(index) for index in range(1, 6)]
            if not _in_proportion(parts):
                continue
            left, size = match.start(1) - y * width, sum(parts)
            rows = next((rows for x, side, rows in seen if abs(x - left) <= _JITTER and abs(side - size) <= _JITTER), None)
            if rows is None:
                seen.append((left, size, [y]))
            else:
                rows.append(y)
    return [square for left, size, rows in seen for square in _standing(left, size, rows)]


def _in_proportion(parts: list[int]) -> bool:
    unit = sum(parts) / 7
    return 7 * unit >= _LEAST and all(abs(part - unit * share) <= 0.5 * unit + 0.6 for part, share in zip(parts, _SHARES, strict=True))


def _standing(left: int, size: int, rows: list[int]) -> list[PixelBox]:
    """The squares among the rows at one place: each a run without a gap, as high as an inner square."""
    squares, run = [], [rows[0]]
    for before, row in zip(rows, [*rows[1:], rows[-1] + size], strict=True):
        if row - before <= 2 * _STEP:
            run.append(row)
            continue
        if 0.6 * 3 * size / 7 <= _STEP * len(run) <= 1.7 * 3 * size / 7:
            center = (run[0] + run[-1]) // 2
            squares.append((left, center - size // 2, left + size, center + size // 2))
        run = [row]
    return squares


def _level(one: PixelBox, other: PixelBox) -> bool:
    return abs(one[1] - other[1]) < 0.3 * (other[3] - other[1]) and one[0] > other[0]


def _plumb(one: PixelBox, other: PixelBox) -> bool:
    return abs(one[0] - other[0]) < 0.3 * (other[2] - other[0]) and one[1] > other[1]
