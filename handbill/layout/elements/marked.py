"""A mark, such as a bullet or an icon, beside an element."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size


@dataclass(frozen=True)
class Marked:
    """`indent` from the mark's start to the element, in points, shrinks with the type.

    The mark is centered on the x-height of the element's first line. One that is taller than the line takes room
    above it and counts it in the measured `first`, so that first baselines in a row stay level.
    """

    mark: Element
    element: Element
    indent: float

    def measure(self, width: float, step: FitStep) -> Size:
        indent = self.indent * step.scale
        size = self.element.measure(width - indent, step)
        rise, bottom = self._levels(size, self.mark.measure(indent, step).height)
        height = max(rise + size.height, bottom)
        last = size.last + height - rise - size.height if size.last else 0.0
        first, middle = (rise + level if level else 0.0 for level in (size.first, size.middle))
        over, under = size.over - rise, size.under - (height - rise - size.height)
        return Size(height, size.excess, size.flex, size.culprit, first, last, middle, over, under)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        indent = self.indent * step.scale
        mark = self.mark.measure(indent, step).height
        rise, bottom = self._levels(self.element.measure(box.width - indent, step), mark)
        self.mark.place(Box(box.x, box.y + bottom - mark, indent, mark), step, canvas)
        self.element.place(Box(box.x + indent, box.y + rise, box.width - indent, box.height - rise), step, canvas)

    def _levels(self, size: Size, mark: float) -> tuple[float, float]:
        """From the top to an element of this size, and to the bottom of a mark of this height."""
        rise = max(0.0, mark / 2 - size.middle) if size.middle else 0.0
        return rise, rise + size.middle + mark / 2 if size.middle else mark
