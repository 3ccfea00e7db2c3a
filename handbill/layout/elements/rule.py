"""A line across the width: a divider, or a line to write on (at least 7 mm of room above it for a hand)."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.graphics.items import Color, RectItem
from handbill.layout.elements.element import Canvas, FitStep, Size


@dataclass(frozen=True)
class Rule:
    """`thickness` and the room `above` the line, in points; neither shrinks, since hands and presses do not."""

    color: Color
    thickness: float
    above: float = 0.0
    role: str = "rule"

    def measure(self, width: float, setting: FitStep) -> Size:
        return Size(self.above + self.thickness)

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        with canvas.decoration():
            canvas.add(RectItem(Box(box.x, box.y + self.above, box.width, self.thickness), role=self.role, fill=self.color))
