"""Upright boxes on a PDF page."""

from __future__ import annotations

import math
from typing import NamedTuple

from handbill.core.matrix import Matrix


class PdfBox(NamedTuple):
    """Points from the page's lower left corner, y upward. A box whose left lies right of its right is empty."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def is_empty(self) -> bool:
        return self.left > self.right or self.bottom > self.top

    @property
    def area(self) -> float:
        return 0.0 if self.is_empty else self.width * self.height

    def union(self, other: PdfBox) -> PdfBox:
        """The smallest box that holds both."""
        return PdfBox(min(self[0], other[0]), min(self[1], other[1]), max(self[2], other[2]), max(self[3], other[3]))

    def intersection(self, other: PdfBox) -> PdfBox:
        """What both boxes cover; empty if they do not overlap."""
        return PdfBox(max(self[0], other[0]), max(self[1], other[1]), min(self[2], other[2]), min(self[3], other[3]))

    def overlaps(self, other: PdfBox) -> bool:
        left, bottom, right, top = self.intersection(other)
        return left < right and bottom < top

    def lies_within(self, outer: PdfBox, slack: float) -> bool:
        """Whether no side lies more than `slack` points outside the other box."""
        low = self[0] >= outer[0] - slack and self[1] >= outer[1] - slack
        return low and self[2] <= outer[2] + slack and self[3] <= outer[3] + slack

    def grow(self, margin: float) -> PdfBox:
        return PdfBox(self[0] - margin, self[1] - margin, self[2] + margin, self[3] + margin)

    def transform(self, matrix: Matrix) -> PdfBox:
        """The upright box around this box mapped by a matrix."""
        points = [matrix.point(x, y) for x in (self[0], self[2]) for y in (self[1], self[3])]
        across, up = [x for x, _ in points], [y for _, y in points]
        return PdfBox(min(across), min(up), max(across), max(up))

    def in_pixels(self, page: PdfBox, scale: float) -> tuple[int, int, int, int]:
        """Left, top, right and bottom in a picture of `page` with this many pixels a point, from its top left corner."""
        left, top = (self.left - page.left) * scale, (page.top - self.top) * scale
        right, bottom = (self.right - page.left) * scale, (page.top - self.bottom) * scale
        return round(left), round(top), round(right), round(bottom)


EMPTY = PdfBox(math.inf, math.inf, -math.inf, -math.inf)  # its union with any box is that box


def box_from_corners(x1: float, y1: float, x2: float, y2: float) -> PdfBox:
    """A box from any two opposite corners, as a PDF rectangle may be written (ISO 32000-1, 7.9.5)."""
    return PdfBox(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
