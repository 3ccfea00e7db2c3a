"""Finds where a QR code seems to be, even one that no decoder can read, by its finder patterns: dark and light in 1 : 1 : 3 : 1 : 1.

zxing-cpp reports only codes that it can read or nearly read; a broken one is what this check is for.
"""

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
_SAME = 0.8, 1.25  # two lengths that should be the same: a pixel or two of a small pattern are that much
_MOST_WRONG = 8  # of 81 modules, where a pattern is blurred or its light border is touched


def find_finder_patterns(picture: Image) -> PixelBox | None:
    """The box around three finder patterns at the corners of a square, in a gray picture; None if there are no such three."""
    bare = picture.point(lambda value: 0 if value < _DARK else 255)
    patterns = [pattern for pattern in _find_patterns(bare) if _is_square(bare, pattern) and _looks_like_a_pattern(bare, pattern)]
    for corner in patterns:
        side = corner[2] - corner[0]
        right = next((box for box in patterns if _is_right_of(box, corner) and box[0] - corner[0] > 1.5 * side), None)
        below = next((box for box in patterns if _is_below(box, corner) and box[1] - corner[1] > 1.5 * side), None)
        if right and below and _SAME[0] < (right[0] - corner[0]) / (below[1] - corner[1]) < _SAME[1]:
            return corner[0], corner[1], right[2], below[3]
    return None


def _find_patterns(picture: Image) -> list[PixelBox]:
    """Where enough consecutive rows show the proportions in one place: about three sevenths of a pattern's width, its inner square."""
    data = picture.tobytes()
    width = picture.width
    columns: list[tuple[int, int, list[int]]] = []
    for y in range(0, picture.height, _STEP):
        for match in _ROW.finditer(data, y * width, (y + 1) * width):
            parts = [match.end(index) - match.start(index) for index in range(1, 6)]
            if not _in_proportion(parts):
                continue
            left, size = match.start(1) - y * width, sum(parts)
            rows = next((rows for x, side, rows in columns if abs(x - left) <= _JITTER and abs(side - size) <= _JITTER), None)
            if rows is None:
                columns.append((left, size, [y]))
            else:
                rows.append(y)
    return [pattern for left, size, rows in columns for pattern in _patterns_in_column(left, size, rows)]


def _is_square(picture: Image, pattern: PixelBox) -> bool:
    """Whether the proportions are the same downward, which those of small letters such as e are not."""
    left, top, right, bottom = pattern
    side, across = right - left, (left + right) // 2
    start = max(0, top - side)
    column = picture.crop((across, start, across + 1, bottom + side)).tobytes()
    lengths = ([match.end(index) - match.start(index) for index in range(1, 6)] for match in _ROW.finditer(column))
    return any(_in_proportion(parts) and abs(sum(parts) - side) <= 2 * _JITTER for parts in lengths)


def _looks_like_a_pattern(picture: Image, pattern: PixelBox) -> bool:
    """Whether the nine by nine modules around a pattern's middle are its own and the light ones about it: those of a word are not."""
    left, top, right, bottom = pattern
    module = (right - left) / 7
    wrong = 0
    for row in range(-1, 8):
        for column in range(-1, 8):
            x, y = left + round((column + 0.5) * module), (top + bottom) // 2 + round((row - 3) * module)
            inside = 0 <= x < picture.width and 0 <= y < picture.height
            dark = inside and picture.getpixel((x, y)) == 0
            wrong += dark != (max(abs(row - 3), abs(column - 3)) in (0, 1, 3))
    return wrong <= _MOST_WRONG


def _in_proportion(parts: list[int]) -> bool:
    unit = sum(parts) / 7
    return 7 * unit >= _LEAST and all(abs(part - unit * share) <= 0.5 * unit + 0.6 for part, share in zip(parts, _SHARES, strict=True))


def _patterns_in_column(left: int, size: int, rows: list[int]) -> list[PixelBox]:
    """The patterns among the rows at one place: runs without a gap, as high as an inner square."""
    patterns, run = [], [rows[0]]
    for before, row in zip(rows, [*rows[1:], rows[-1] + size], strict=True):
        if row - before <= 2 * _STEP:
            run.append(row)
            continue
        if 0.6 * 3 * size / 7 <= _STEP * len(run) <= 1.7 * 3 * size / 7:
            center = (run[0] + run[-1]) // 2
            patterns.append((left, center - size // 2, left + size, center + size // 2))
        run = [row]
    return patterns


def _is_right_of(box: PixelBox, corner: PixelBox) -> bool:
    return _is_as_large(box, corner) and abs(box[1] - corner[1]) < 0.3 * (corner[3] - corner[1]) and box[0] > corner[0]


def _is_below(box: PixelBox, corner: PixelBox) -> bool:
    return _is_as_large(box, corner) and abs(box[0] - corner[0]) < 0.3 * (corner[2] - corner[0]) and box[1] > corner[1]


def _is_as_large(box: PixelBox, corner: PixelBox) -> bool:
    """The three patterns of a code are the same size."""
    return _SAME[0] < (box[2] - box[0]) / (corner[2] - corner[0]) < _SAME[1]
