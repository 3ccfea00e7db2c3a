"""A face with a hole: what stands on it begins under the hole, and a white disc shows where it will be."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Drawing, DrawingItem
from handbill.graphics.motif.draw import rimmed_dot
from handbill.layout.elements.element import Canvas, Element, FitStep, Size
from handbill.layout.reserved import Hole

ROLE = "hole"


@dataclass(frozen=True)
class Punched:
    """`inside`: how much smaller the disc is than the hole on all sides, so that none of it is left where the die is a little off. Points.

    `line`: of the disc's outline, which the die takes out with it.
    """

    element: Element
    hole: Hole
    inside: float
    paper: Color
    ink: Color
    line: float

    def measure(self, width: float, step: FitStep) -> Size:
        size = self.element.measure(width, step)
        return Size(self.hole.foot + size.height, size.excess, size.flex, size.culprit, under=size.under)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        foot, radius = self.hole.foot, self.hole.diameter / 2 - self.inside
        self.element.place(Box(box.x, box.y + foot, box.width, box.height - foot), step, canvas)
        with canvas.decoration():
            disc = Drawing(1, 1, (rimmed_dot((0.5, 0.5), 1, self.paper, self.ink, self.line / (2 * radius)),))
            around = Box(box.center[0], box.y + self.hole.down, 0, 0).inset(-radius)
            canvas.add(DrawingItem(around, role=ROLE, drawing=disc))
