"""Several logos in a row that look equally large, whatever their proportions."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.figure import Figure

_GAP = 0.45  # of the row's height, between two logos


@dataclass(frozen=True)
class LogoRow:
    """Logos that each take the same area, as large as the row allows; a wide one is lower than a square one, as the eye expects.

    They stand on one middle line, from the start of the row. `width`: the most they take together, in points, and less in a narrow column.
    """

    logos: tuple[Figure, ...]
    width: float
    height: float

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(self.height)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        x = box.x
        for logo in replace(self, width=min(self.width, box.width)).sized():
            logo.place(Box(x, box.y + (self.height - logo.height) / 2, logo.width, logo.height), step, canvas)
            x += logo.width + self.gap

    @property
    def gap(self) -> float:
        """Between two logos, in points."""
        return _GAP * self.height

    def sized(self) -> tuple[Figure, ...]:
        """The logos with the width and height that each takes."""
        proportions = [logo.picture.width / logo.picture.height for logo in self.logos]
        sizes = equal_areas(proportions, self.width - self.gap * (len(proportions) - 1), self.height)
        return tuple(replace(logo, width=width, height=height) for logo, (width, height) in zip(self.logos, sizes, strict=True))


def equal_areas(proportions: Sequence[float], width: float, height: float) -> list[tuple[float, float]]:
    """The largest sizes with one area for pictures of these proportions (width by height) that fit side by side in a box."""
    roots = [math.sqrt(proportion) for proportion in proportions]
    # Of an area A, a picture is sqrt(A) * root wide and sqrt(A) / root high.
    side = min(width / sum(roots), height * min(roots))
    return [(side * root, side / root) for root in roots]
