"""PDF matrices (a b c d e f): one after the other, points and boxes through them (ISO 32000-1, 8.3)."""

from __future__ import annotations

import math

Matrix = tuple[float, float, float, float, float, float]
Corners = tuple[float, float, float, float]  # left, bottom, right, top, in points from the lower left corner
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
NOWHERE: Corners = (math.inf, math.inf, -math.inf, -math.inf)


def after(first: Matrix, then: Matrix) -> Matrix:
    """`first`, and then `then`."""
    a, b, c, d, e, f = first
    A, B, C, D, E, F = then
    return a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def box_through(matrix: Matrix, box: Corners) -> Corners:
    """The upright box around a box that went through a matrix."""
    points = [moved(matrix, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def scale_of(matrix: Matrix) -> float:
    """How much longer lengths become on the whole: the root of the area's factor."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def around(one: Corners, other: Corners) -> Corners:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def shared(one: Corners, other: Corners) -> Corners:
    """What both boxes cover; left is beyond right where that is nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def meet(one: Corners, other: Corners) -> bool:
    left, bottom, right, top = shared(one, other)
    return left < right and bottom < top


def within(inner: Corners, outer: Corners, slack: float = 0.01) -> bool:
    low = all(inner[side] >= outer[side] - slack for side in (0, 1))
    return low and all(inner[side] <= outer[side] + slack for side in (2, 3))
