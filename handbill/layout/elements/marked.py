"""A mark, such as the ring of a list, beside an element."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size
from handbill.layout.elements.text import Text

_ASIDE = 1.2  # times the height of a mark, at which words beside it begin at the nearest


@dataclass(frozen=True)
class Marked:
    """`indent` from the mark's start to the element, in points, shrinks with the type, but not so far that a mark would touch it.

    The mark is centered on the x-height of the element's first line. One that is taller than the line takes room
    above it and counts it in the measured `first`, so that first baselines in a row stay level.
    """

    mark: Element
    element: Element
    indent: float

    def measure(self, width: float, step: FitStep) -> Size:
        indent, mark = self._beside(step)
        size = self.element.measure(width - indent, step)
        rise, bottom = self._levels(size, mark)
        height = max(rise + size.height, bottom)
        last = size.last + height - rise - size.height if size.last else 0.0
        first, middle = (rise + level if level else 0.0 for level in (size.first, size.middle))
        over, under = size.over - rise, size.under - (height - rise - size.height)
        return Size(height, size.excess, size.flex, size.culprit, first, last, middle, over, under)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        indent, mark = self._beside(step)
        rise, bottom = self._levels(self.element.measure(box.width - indent, step), mark)
        self.mark.place(Box(box.x, box.y + bottom - mark, indent, mark), self._step(step), canvas)
        self.element.place(Box(box.x + indent, box.y + rise, box.width - indent, box.height - rise), step, canvas)

    def _step(self, step: FitStep) -> FitStep:
        """The step for the mark, which is as large as the words beside it, even where they stand on their floor."""
        return replace(step, scale=self.element.shrinkage(step)) if isinstance(self.element, Text) else step

    def _beside(self, step: FitStep) -> tuple[float, float]:
        """The indent, and the height of the mark."""
        own = self._step(step)
        indent = self.indent * own.scale
        mark = self.mark.measure(indent, own).height
        return max(indent, _ASIDE * mark), mark

    def _levels(self, size: Size, mark: float) -> tuple[float, float]:
        """From the top to an element of this size, and to the bottom of a mark of this height."""
        rise = max(0.0, mark / 2 - size.middle) if size.middle else 0.0
        return rise, rise + size.middle + mark / 2 if size.middle else mark
