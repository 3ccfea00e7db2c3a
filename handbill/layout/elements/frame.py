"""A part of the page with a fixed height, such as a panel of a folded card. What does not fit in it does not fit on the page."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Edges, Element, FitStep, Size
from handbill.layout.elements.filled_box import NO_EDGES


@dataclass(frozen=True)
class Frame:
    """`height` and `margin` in points; neither shrinks. Spare height goes to the element's spacers, or around the element."""

    element: Element
    height: float
    margin: Edges = NO_EDGES

    def measure(self, width: float, step: FitStep) -> Size:
        inside = self.element.measure(width - self.margin.left - self.margin.right, step)
        over = inside.height - (self.height - self.margin.top - self.margin.bottom) * (1 - step.air)
        return Size(self.height + max(0.0, over), inside.excess, culprit=inside.culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        inside = box.grow(*(-edge for edge in self.margin))
        size = self.element.measure(inside.width, step)
        if not size.flex:
            spare = max(0.0, inside.height - size.height)
            inside = inside.grow(0, -spare / 2, 0, -spare / 2)
        self.element.place(inside, step, canvas)
