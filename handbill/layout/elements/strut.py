"""Something unseen in a row that holds its first baseline at one level, whatever the words beside it."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, FitStep, Size


@dataclass(frozen=True)
class Strut:
    """`first`: from the top to the baseline, in points, which does not shrink. It takes no room below."""

    first: float

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(self.first, first=self.first)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        pass
