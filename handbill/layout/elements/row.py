"""Elements side by side, in reading direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handbill.core.geometry import Box
from handbill.i18n.language import Direction
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, drops, widest


@dataclass(frozen=True)
class Column:
    """`width` in points (which shrinks with the type unless `fixed`), or a `share` of the width that such columns leave."""

    element: Element
    share: float = 1.0
    width: float = 0.0
    fixed: bool = False

    def fixed_width(self, step: FitStep) -> float:
        return self.width if self.fixed else self.width * step.scale


@dataclass(frozen=True)
class Row:
    """`gap` between columns in points; `align` is the position of shorter columns: top, middle, bottom, stretched to full height, or with
    first baselines aligned and then stretched to the bottom.

    `direction` is that of the text if it may differ from the page's. `read` is the order in which columns are read, as indices, if it is
    not their visual order.
    """

    columns: tuple[Column, ...]
    gap: float = 0.0
    align: Literal["top", "middle", "bottom", "stretch", "baseline"] = "top"
    direction: Direction | None = None
    read: tuple[int, ...] = ()

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = self._sizes(width, step)
        falls = self._drops(sizes)
        return Size(
            max((drop + size.height for drop, size in zip(falls, sizes, strict=True)), default=0.0),
            excess=widest(sizes).excess,
            culprit=widest(sizes).culprit,
            flex=max((size.flex for size in sizes), default=0.0),
            first=max((drop + size.first for drop, size in zip(falls, sizes, strict=True)), default=0.0),
            over=max((size.over - drop for drop, size in zip(falls, sizes, strict=True)), default=0.0),
            under=max((size.under for size in sizes), default=0.0),
            middle=max((drop + size.middle for drop, size in zip(falls, sizes, strict=True) if size.middle), default=0.0),
        )

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        x, turned, boxes = box.x, self.direction not in (None, canvas.direction), []
        sizes, widths = self._sizes(box.width, step), self._widths(box.width, step)
        for width, size, drop in zip(widths, sizes, self._drops(sizes), strict=True):
            top = box.y + drop + (box.height - size.height) * {"middle": 0.5, "bottom": 1.0}.get(self.align, 0.0)
            left = box.x + box.right - x - width if turned else x
            boxes.append(Box(left, top, width, box.bottom - top if self.align in ("stretch", "baseline") else size.height))
            x += width + self.gap * step.scale
        for index in self.read or range(len(boxes)):
            self.columns[index].element.place(boxes[index], step, canvas)

    def _sizes(self, width: float, step: FitStep) -> list[Size]:
        return [column.element.measure(each, step) for column, each in zip(self.columns, self._widths(width, step), strict=True)]

    def _drops(self, sizes: list[Size]) -> list[float]:
        """How far each column moves down to align first baselines."""
        return drops(sizes) if self.align == "baseline" else [0.0] * len(sizes)

    def _widths(self, width: float, step: FitStep) -> list[float]:
        taken = sum(column.fixed_width(step) for column in self.columns) + self.gap * step.scale * (len(self.columns) - 1)
        shares = sum(column.share for column in self.columns if not column.width)
        spare = max(1.0, width - taken)
        return [column.fixed_width(step) or spare * column.share / shares for column in self.columns]
