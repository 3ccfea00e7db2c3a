"""Words in columns that become about equally high, each read whole before the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from handbill.core.geometry import Box
from handbill.core.partition import partition
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest


class Part(NamedTuple):
    """An element that no column parts, and the room above it in points, which shrinks with the type."""

    element: Element
    room: float = 0.0


@dataclass(frozen=True)
class Columns:
    """`parts` from the top down, in as many columns as there are `widths`, in points, with `gap` between; a width of 0 is an even share.

    Where the columns end depends on the step, so that they stay about equally high. With few parts some columns are empty.
    """

    parts: tuple[Part, ...]
    widths: tuple[float, ...]
    gap: float

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = self._sizes(width, step)
        columns = self._columns(sizes, step)
        tops = [size for column in columns if column for size in [sizes[column[0]]]]
        most = widest(sizes)
        return Size(
            max((self._height(column, sizes, step) for column in columns), default=0.0),
            most.excess,
            culprit=most.culprit,
            first=tops[0].first if tops else 0.0,
            over=max((size.over for size in tops), default=0.0),
            under=max((sizes[column[-1]].under for column in columns if column), default=0.0),
        )

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        sizes, widths = self._sizes(box.width, step), self._widths(box.width)
        x = box.x
        for column, width in zip(self._columns(sizes, step), widths, strict=True):
            y, above = box.y, None
            for index in column:
                if above is not None:
                    y += self._apart(above, index, sizes, step)
                self.parts[index].element.place(Box(x, y, width, sizes[index].height), step, canvas)
                y += sizes[index].height
                above = index
            x += width + self.gap

    def _widths(self, width: float) -> list[float]:
        even = (width - self.gap * (len(self.widths) - 1)) / len(self.widths)
        return [own or even for own in self.widths]

    def _sizes(self, width: float, step: FitStep) -> list[Size]:
        """The size of each part in the narrowest column, since a part may stand in any."""
        narrowest = min(self._widths(width))
        return [part.element.measure(narrowest, step) for part in self.parts]

    def _apart(self, upper: int, lower: int, sizes: Sequence[Size], step: FitStep) -> float:
        return max(self.parts[lower].room * step.scale, sizes[upper].under + sizes[lower].over)

    def _height(self, column: Sequence[int], sizes: Sequence[Size], step: FitStep) -> float:
        rooms = (self._apart(upper, lower, sizes, step) for upper, lower in pairwise(column))
        return sum(sizes[index].height for index in column) + sum(rooms)

    def _columns(self, sizes: Sequence[Size], step: FitStep) -> list[range]:
        """The parts of each column: the highest is as low as it can be, and the first columns are filled first."""
        starts = partition(len(self.parts), len(self.widths), lambda start, end: self._height(range(start, end), sizes, step))
        return [range(start, end) for start, end in zip(starts, [*starts[1:], len(self.parts)], strict=True)]
