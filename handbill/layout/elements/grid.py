"""Columns of a folded page with cells aligned in rows by their first baselines; each column is read completely before the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, drops, widest


@dataclass(frozen=True)
class Grid:
    """`columns` hold cells from the top down, `widths` are the columns' widths in points with a `margin` at both edges. Only the `gap`
    between cells shrinks."""

    columns: tuple[tuple[Element, ...], ...]
    widths: tuple[float, ...]
    margin: float
    gap: float

    def measure(self, width: float, step: FitStep) -> Size:
        columns = self._sizes(step)
        heights = [max(drop + size.height for drop, size in row) for row in _rows(columns)]
        most = widest([size for sizes in columns for size in sizes])
        return Size(sum(heights) + self.gap * step.scale * (len(heights) - 1), excess=most.excess, culprit=most.culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        rows = _rows(self._sizes(step))
        left = box.x
        for index, (column, width) in enumerate(zip(self.columns, self.widths, strict=True)):
            top = box.y
            for cell, row in zip(column, rows, strict=False):
                height, drop = max(drop + size.height for drop, size in row), row[index][0]
                cell.place(Box(left + self.margin, top + drop, width - 2 * self.margin, height - drop), step, canvas)
                top += height + self.gap * step.scale
            left += width

    def _sizes(self, step: FitStep) -> list[list[Size]]:
        """The sizes of the cells of each column."""
        columns = zip(self.columns, self.widths, strict=True)
        return [[cell.measure(width - 2 * self.margin, step) for cell in column] for column, width in columns]


def _rows(columns: list[list[Size]]) -> list[list[tuple[float, Size]]]:
    """The cells of each row, of every column, with how far each moves down so that their first baselines are level."""
    rows = zip_longest(*columns, fillvalue=Size(0))
    return [list(zip(drops(row), row, strict=True)) for row in rows]
