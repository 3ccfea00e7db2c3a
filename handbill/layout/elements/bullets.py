"""A list of items, each beside its mark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Literal

from handbill.core.geometry import Box
from handbill.graphics.items import Tag
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.text import Text

_LEAST_GAP = 0.75  # the part of its gap that a list keeps however small its type, so that items stay apart


@dataclass(frozen=True)
class Bullet:
    """One item: its mark, centered on the first line's x-height, and its text."""

    mark: Element
    text: Text


@dataclass(frozen=True)
class Bullets:
    """`indent` from the mark's start to the text, in points, which shrinks with the type.

    From the last baseline of an item to the first of the next, the distance is 1 + `gap` times that of the lines within an item, where the
    gap shrinks a little with the type, but at least `least` points. With two `columns`, `between` points apart, the first is read before
    the second, and two items side by side begin on one level.
    """

    items: tuple[Bullet, ...]
    indent: float
    gap: float
    least: float = 0.0
    columns: Literal[1, 2] = 1
    between: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = self._sizes(width, step)
        heights = [size.height for size in sizes]
        return Size(
            sum(heights) + sum(self._gaps(sizes, step)),
            excess=widest(sizes).excess,
            culprit=widest(sizes).culprit,
            first=sizes[0].first if sizes else 0.0,
            over=sizes[0].over if sizes else 0.0,
            under=sizes[-1].under if sizes else 0.0,
        )

    def pitch(self, step: FitStep) -> float:
        """From the last baseline of an item to the first of the next, in points, unless ink needs more."""
        return max((1 + self.gap * min(1.0, max(step.scale, _LEAST_GAP))) * self.items[0].text.leading(step), self.least)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        sizes, y, tops = self._sizes(box.width, step), box.y, []
        for size, gap in zip(sizes, [*self._gaps(sizes, step), 0.0], strict=True):
            tops.append(y)
            y += size.height + gap
        width = self._width(box.width, step)
        with canvas.tag(Tag("L", attributes=(("O", "List"), ("ListNumbering", "None")))):
            for index, item in enumerate(self._marked):
                column, row = divmod(index, len(tops))
                size = item.measure(width, step)
                x, top = box.x + column * (box.width - width), tops[row] + sizes[row].first - size.first
                with canvas.tag(Tag("LI")):
                    item.place(Box(x, top, width, size.height), step, canvas)

    @cached_property
    def _marked(self) -> list[Marked]:
        return [Marked(item.mark, replace(item.text, kind="LBody"), self.indent) for item in self.items]

    def _width(self, width: float, step: FitStep) -> float:
        """The width of a column."""
        return width if self.columns == 1 else (width - self.between * step.scale) / 2

    def _sizes(self, width: float, step: FitStep) -> list[Size]:
        """The size of each row: its item's, or with two columns, that which holds both."""
        sizes = [item.measure(self._width(width, step), step) for item in self._marked]
        rows = -(-len(sizes) // self.columns)
        return [_both(size, *sizes[index + rows : index + rows + 1]) for index, size in enumerate(sizes[:rows])]

    def _gaps(self, sizes: list[Size], step: FitStep) -> list[float]:
        """The room between the rows, measured from baseline to baseline."""
        pairs = pairwise(sizes)
        return [max(upper.under + lower.over, self.pitch(step) - upper.last - lower.first) for upper, lower in pairs]


def _both(one: Size, other: Size | None = None) -> Size:
    """The size of two items side by side on one first baseline."""
    if other is None:
        return one
    first = max(one.first, other.first)
    height, last = max((size.height - size.first, size.last) for size in (one, other))
    return Size(
        first + height,
        widest((one, other)).excess,
        culprit=widest((one, other)).culprit,
        first=first,
        last=last,
        over=max(size.over + size.first for size in (one, other)) - first,
        under=max(size.under + size.height - size.first for size in (one, other)) - height,
    )
