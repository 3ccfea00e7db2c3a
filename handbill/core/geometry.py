"""Lengths and boxes. Every length in layouts is in PostScript points (1/72 in); millimeters and inches are converted when they are read.

Boxes have their origin at the top left, x to the right and y downward, as a person reads; the pdf room flips them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

POINT = 1.0
INCH = 72.0
MILLIMETER = 72.0 / 25.4
# Lengths that differ by less are treated as equal. 0.05 pt is less than a dot at 1,200 dpi (0.06 pt), so no printer shows it, and far more
# than the rounding error of a sum of lengths.
TOLERANCE = 0.05

_UNITS = {"pt": POINT, "in": INCH, "mm": MILLIMETER, "m": 1000 * MILLIMETER}
_LENGTH = re.compile(r"\s*(-?[0-9]+(?:\.[0-9]+)?)\s*(pt|in|mm|m)\s*")


def length(text: str) -> float:
    """'3.5 in', '54 mm', '6 pt' or '1.5 m' in points. Raises ValueError for anything else."""
    match = _LENGTH.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a length; write a number and a unit, as in '54 mm', '3.5 in' or '6 pt'")
    return float(match[1]) * _UNITS[match[2]]


def millimeters(points: float) -> float:
    return points / MILLIMETER


@dataclass(frozen=True)
class Box:
    """A rectangle in points: its top left corner, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def grow(self, left: float, top: float, right: float, bottom: float) -> Box:
        return Box(self.x - left, self.y - top, self.width + left + right, self.height + top + bottom)

    def inset(self, margin: float) -> Box:
        return self.grow(-margin, -margin, -margin, -margin)

    def mirrored(self, width: float) -> Box:
        """The same box on the mirror image of a page of this width."""
        return Box(width - self.x - self.width, self.y, self.width, self.height)

    def common(self, other: Box) -> Box:
        """What two boxes share; empty where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(min(self.right, other.right) - x, 0), max(min(self.bottom, other.bottom) - y, 0))

    def contains(self, other: Box, slack: float = 0.01) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )
