"""The parts of a folded page side by side: each is read whole, and what stands on one level of them is equally high on all."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest


@dataclass(frozen=True)
class Parts:
    """`parts`, from where reading starts, hold as many levels each, from the top; `widths` are theirs, in points, and never shrink. `read`
    is the order in which they are read, as indices. The first level takes the height that is to spare."""

    parts: tuple[tuple[Element, ...], ...]
    widths: tuple[float, ...]
    read: tuple[int, ...]

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = self._sizes(step)
        most = widest([size for part in sizes for size in part])
        return Size(sum(self._heights(sizes)), most.excess, flex=1.0, culprit=most.culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        heights = self._heights(self._sizes(step))
        heights[0] += max(0.0, box.height - sum(heights))
        for index in self.read:
            x, y = box.x + sum(self.widths[:index]), box.y
            for element, height in zip(self.parts[index], heights, strict=True):
                element.place(Box(x, y, self.widths[index], height), step, canvas)
                y += height

    def _sizes(self, step: FitStep) -> list[list[Size]]:
        return [[element.measure(width, step) for element in part] for part, width in zip(self.parts, self.widths, strict=True)]

    @staticmethod
    def _heights(sizes: list[list[Size]]) -> list[float]:
        """The height of each level."""
        return [max(size.height for size in level) for level in zip(*sizes, strict=True)]
