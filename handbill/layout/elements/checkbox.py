"""An empty square to tick with a pen."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.graphics.items import Color, RectItem, Tag
from handbill.layout.elements.element import Canvas, FitStep, Size


@dataclass(frozen=True)
class Checkbox:
    """A square of `side` points with a line of `thickness`, at the start of its box, `drop` below its top."""

    side: float
    color: Color
    thickness: float
    drop: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(self.drop + self.side)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        with canvas.tag(Tag("Figure", alt="a square to tick")):
            square = Box(box.x, box.y + self.drop, self.side, self.side)
            canvas.add(RectItem(square, role="tick", stroke=self.color, stroke_width=self.thickness))
