"""Columns of a folded page whose cells begin level with one another; each column is read whole before the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest


@dataclass(frozen=True)
class Grid:
    """`columns` hold cells from the top down, in columns `widths` points wide with a `margin` at both edges. None of these shrinks; `gap`,
    between the cells, does."""

    columns: tuple[tuple[Element, ...], ...]
    widths: tuple[float, ...]
    margin: float
    gap: float

    def measure(self, width: float, setting: FitStep) -> Size:
        sizes = [size for column in self._sizes(setting) for size in column]
        heights = self._heights(setting)
        height = sum(heights) + self.gap * setting.scale * (len(heights) - 1)
        return Size(height, excess=widest(sizes).excess, culprit=widest(sizes).culprit)

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        left, heights = box.x, self._heights(setting)
        for column, width in zip(self.columns, self.widths, strict=True):
            top = box.y
            for cell, height in zip(column, heights, strict=False):
                cell.place(Box(left + self.margin, top, width - 2 * self.margin, height), setting, canvas)
                top += height + self.gap * setting.scale
            left += width

    def _heights(self, setting: FitStep) -> list[float]:
        """Of each row of cells, the tallest."""
        return [max(size.height for size in row) for row in zip_longest(*self._sizes(setting), fillvalue=Size(0))]

    def _sizes(self, setting: FitStep) -> Iterator[list[Size]]:
        for column, width in zip(self.columns, self.widths, strict=True):
            yield [cell.measure(width - 2 * self.margin, setting) for cell in column]
