"""Cells in columns, with a rule over each and first baselines level along every row."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, drops, widest
from handbill.layout.elements.rule import Rule


@dataclass(frozen=True)
class RuledGrid:
    """`gap` between columns, `above` from a rule to the ink under it, and `below` a cell, in points; all three shrink with the type.

    In every row the first baseline is as far from the rule, whatever the scripts. Height that is to spare goes to the lowest rows first, so
    that rows are as equal as their words allow.
    """

    cells: tuple[Element, ...]
    columns: int
    rule: Rule
    gap: float
    above: float
    below: float

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = self._sizes(width, step)
        most = widest(sizes)
        return Size(sum(self._heights(sizes, step)), most.excess, flex=1.0, culprit=most.culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        sizes, width = self._sizes(box.width, step), self._width(box.width, step)
        falls, top, y = drops(sizes), self._top(sizes, step), box.y
        heights = self._heights(sizes, step)
        pitch = _level(heights, box.height)
        for row, height in enumerate(heights):
            for column in range(self.columns):
                index = row * self.columns + column
                x = box.x + column * (width + self.gap * step.scale)
                if index < len(self.cells):
                    self.rule.place(Box(x, y, width, self.rule.thickness), step, canvas)
                    self.cells[index].place(Box(x, y + top + falls[index], width, sizes[index].height), step, canvas)
            y += max(height, pitch)

    def _width(self, width: float, step: FitStep) -> float:
        return (width - (self.columns - 1) * self.gap * step.scale) / self.columns

    def _sizes(self, width: float, step: FitStep) -> list[Size]:
        return [cell.measure(self._width(width, step), step) for cell in self.cells]

    def _top(self, sizes: list[Size], step: FitStep) -> float:
        """From the upper edge of a rule to the cells, clear of their ink."""
        over = max(size.over - drop for size, drop in zip(sizes, drops(sizes), strict=True))
        return self.rule.thickness + self.above * step.scale + over

    def _heights(self, sizes: list[Size], step: FitStep) -> list[float]:
        """The least height of each row."""
        cells = [drop + max(size.height, size.height + size.under) for size, drop in zip(sizes, drops(sizes), strict=True)]
        rows = [cells[start : start + self.columns] for start in range(0, len(cells), self.columns)]
        return [self._top(sizes, step) + max(row) + self.below * step.scale for row in rows]


def _level(heights: list[float], room: float) -> float:
    """The height of all rows that need no more, so that together they fill the room."""
    low = sorted(heights)
    for count in range(len(low), 0, -1):
        level = (room - sum(low[count:])) / count
        if level >= low[count - 1]:
            return level
    return 0.0
