"""Space between elements: a fixed height, or a share of the page's spare height."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, FitStep, Size


@dataclass(frozen=True)
class Spacer:
    """`height` in points shrinks with the type; `flex` is the share of spare height."""

    height: float = 0.0
    flex: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(self.height * step.scale, flex=self.flex)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        pass
