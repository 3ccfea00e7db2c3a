"""Elements side by side, first in reading direction first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handbill.core.geometry import Box
from handbill.i18n.language import Direction
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest


@dataclass(frozen=True)
class Column:
    """`width` in points (shrinks with the type unless `fixed`), or a `share` of what such columns leave."""

    element: Element
    share: float = 1.0
    width: float = 0.0
    fixed: bool = False

    def own(self, setting: FitStep) -> float:
        return self.width if self.fixed else self.width * setting.scale


@dataclass(frozen=True)
class Row:
    """`gap` between columns in points; `align` where a shorter column stands: at the top, in the middle, at the bottom,
    stretched, or with the first baselines on one line. `direction` is that of its words, where it may not be the page's. `read` is the
    order in which columns are read, where it is not the one they stand in."""

    columns: tuple[Column, ...]
    gap: float = 0.0
    align: Literal["top", "middle", "bottom", "stretch", "baseline"] = "top"
    direction: Direction | None = None
    read: tuple[int, ...] = ()

    def measure(self, width: float, setting: FitStep) -> Size:
        sizes = self._sizes(width, setting)
        drops = self._drops(sizes)
        return Size(
            max((drop + size.height for drop, size in zip(drops, sizes, strict=True)), default=0.0),
            excess=widest(sizes).excess,
            culprit=widest(sizes).culprit,
            flex=max((size.flex for size in sizes), default=0.0),
            first=max((drop + size.first for drop, size in zip(drops, sizes, strict=True)), default=0.0),
        )

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        x, turned, boxes = box.x, self.direction not in (None, canvas.direction), []
        sizes, widths = self._sizes(box.width, setting), self._widths(box.width, setting)
        for width, size, drop in zip(widths, sizes, self._drops(sizes), strict=True):
            top = box.y + drop + (box.height - size.height) * {"middle": 0.5, "bottom": 1.0}.get(self.align, 0.0)
            left = box.x + box.right - x - width if turned else x
            boxes.append(Box(left, top, width, box.height if self.align == "stretch" else size.height))
            x += width + self.gap * setting.scale
        for index in self.read or range(len(boxes)):
            self.columns[index].element.place(boxes[index], setting, canvas)

    def _sizes(self, width: float, setting: FitStep) -> list[Size]:
        return [column.element.measure(each, setting) for column, each in zip(self.columns, self._widths(width, setting), strict=True)]

    def _drops(self, sizes: list[Size]) -> list[float]:
        """How far each column goes down so that all first baselines meet."""
        deepest = max((size.first for size in sizes), default=0.0)
        return [deepest - size.first if self.align == "baseline" and size.first else 0.0 for size in sizes]

    def _widths(self, width: float, setting: FitStep) -> list[float]:
        taken = sum(column.own(setting) for column in self.columns) + self.gap * setting.scale * (len(self.columns) - 1)
        shares = sum(column.share for column in self.columns if not column.width)
        spare = max(1.0, width - taken)
        return [column.own(setting) or spare * column.share / shares for column in self.columns]
