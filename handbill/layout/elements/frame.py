"""A part of the page with a fixed height, such as a panel of a folded card. What does not fit in it does not fit on the page."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Edges, Element, FitStep, Size
from handbill.layout.elements.filled_box import NO_EDGES


@dataclass(frozen=True)
class Frame:
    """`height` and `margin` in points; neither shrinks, and no ink reaches into the margin above and below.

    Spare height goes to the element's spacers, or around the element.
    """

    element: Element
    height: float
    margin: Edges = NO_EDGES

    def measure(self, width: float, step: FitStep) -> Size:
        inside = self.element.measure(width - self.margin.left - self.margin.right, step)
        top, bottom = self._clear(inside)
        over = inside.height + top + bottom - (self.height - self.margin.top - self.margin.bottom) * (1 - step.air)
        return Size(self.height + max(0.0, over), inside.excess, culprit=inside.culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        inside = box.grow(*(-edge for edge in self.margin))
        size = self.element.measure(inside.width, step)
        top, bottom = self._clear(size)
        inside = inside.grow(0, -top, 0, -bottom)
        if not size.flex:
            spare = max(0.0, inside.height - size.height)
            inside = inside.grow(0, -spare / 2, 0, -spare / 2)
        self.element.place(inside, step, canvas)

    @staticmethod
    def _clear(size: Size) -> tuple[float, float]:
        """The room that ink takes above and below the element."""
        return max(0.0, size.over), max(0.0, size.under)
