"""Columns of a folded page with cells aligned in rows by their first baselines; each column is read completely before the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest


@dataclass(frozen=True)
class Grid:
    """`columns` hold cells from the top down, `widths` are the columns' widths in points with a `margin` at both edges. Only the `gap`
    between cells shrinks."""

    columns: tuple[tuple[Element, ...], ...]
    widths: tuple[float, ...]
    margin: float
    gap: float

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = [size for column in self._sizes(step) for size in column]
        heights = self._heights(step)
        height = sum(heights) + self.gap * step.scale * (len(heights) - 1)
        return Size(height, excess=widest(sizes).excess, culprit=widest(sizes).culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        left, heights, firsts = box.x, self._heights(step), self._firsts(step)
        for column, width, sizes in zip(self.columns, self.widths, self._sizes(step), strict=True):
            top = box.y
            for cell, size, height, first in zip(column, sizes, heights, firsts, strict=False):
                drop = first - size.first if size.first else 0.0
                cell.place(Box(left + self.margin, top + drop, width - 2 * self.margin, height - drop), step, canvas)
                top += height + self.gap * step.scale
            left += width

    def _heights(self, step: FitStep) -> list[float]:
        """The height of each row, whose cells share their first baseline."""
        rows = zip_longest(*self._sizes(step), fillvalue=Size(0))
        drops = zip(rows, self._firsts(step), strict=True)
        return [max(size.height + (first - size.first if size.first else 0.0) for size in row) for row, first in drops]

    def _firsts(self, step: FitStep) -> list[float]:
        """The distance from the top of each row to its first baseline."""
        return [max(size.first for size in row) for row in zip_longest(*self._sizes(step), fillvalue=Size(0))]

    def _sizes(self, step: FitStep) -> Iterator[list[Size]]:
        for column, width in zip(self.columns, self.widths, strict=True):
            yield [cell.measure(width - 2 * self.margin, step) for cell in column]
