"""Affine maps of the plane, as PDF and SVG write them: six numbers, a b c d e f."""

from __future__ import annotations

import math
from typing import NamedTuple


class Matrix(NamedTuple):
    """x' = a x + c y + e and y' = b x + d y + f (ISO 32000-1, 8.3.3; SVG 1.1, 7.4). Without arguments, the identity.

    Order of multiplication: `first.then(second)` maps a point by `first` and the result by `second`. With PDF's row vectors that is the
    product first x second, so the operator cm makes the new CTM `operand.then(ctm)`. With SVG's column vectors it is second x first, so an
    element's matrix inside its parent's is `element.then(parent)`, and `transform="A B"` is `B.then(A)`.
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, second: Matrix) -> Matrix:
        """The map that applies this matrix first and `second` to the result."""
        a, b, c, d, e, f = self
        p, q, r, s, t, u = second
        return Matrix(p * a + r * b, q * a + s * b, p * c + r * d, q * c + s * d, p * e + r * f + t, q * e + s * f + u)

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def inverse(self) -> Matrix:
        """The map back. Raises ValueError for a matrix that maps everything to one line."""
        a, b, c, d, e, f = self
        determinant = a * d - b * c
        if not determinant or not math.isfinite(1 / determinant):
            raise ValueError("the transform cannot be undone")
        p, q, r, s = d / determinant, -b / determinant, -c / determinant, a / determinant
        return Matrix(p, q, r, s, -(e * p + f * r), -(e * q + f * s))

    @property
    def mean_scale(self) -> float:
        """The factor for lengths on average: the square root of the factor for areas."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    @property
    def stretches(self) -> tuple[float, float]:
        """The largest and the smallest factor for lengths in any direction: the singular values."""
        outer, inner = math.hypot(self.a + self.d, self.b - self.c), math.hypot(self.a - self.d, self.b + self.c)
        return (outer + inner) / 2, abs(outer - inner) / 2


def translation(x: float, y: float) -> Matrix:
    return Matrix(e=x, f=y)


def scaling(across: float, down: float) -> Matrix:
    """Scales from the origin."""
    return Matrix(a=across, d=down)


def rotation(degrees: float) -> Matrix:
    """Turns about the origin, from the x axis toward the y axis."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Matrix(cos, sin, -sin, cos)
