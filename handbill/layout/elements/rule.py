"""A line across the width: a divider, or a line to write on."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.graphics.items import Color, RectItem
from handbill.layout.elements.element import Canvas, FitStep, Size


@dataclass(frozen=True)
class Rule:
    """`thickness` and the space `above` and `below` the line, in points; none shrinks, since handwriting and presses need a minimum."""

    color: Color
    thickness: float
    above: float = 0.0
    below: float = 0.0
    role: str = "rule"

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(self.above + self.thickness + self.below)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        with canvas.decoration():
            canvas.add(RectItem(Box(box.x, box.y + self.above, box.width, self.thickness), role=self.role, fill=self.color))
