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
_HIGHER, _SHORT_HIGHER = 1.7, 1.15  # times the height of two columns, that a list takes in one to stay there; less on a short step


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
    the second. Two items side by side begin on one level if they come out even. Else each column goes on where its items end, and both
    are about equally high, unless one column is little higher, or somewhat where there is room for the long wordings.
    """

    items: tuple[Bullet, ...]
    indent: float
    gap: float
    least: float = 0.0
    columns: Literal[1, 2] = 1
    between: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        columns = self._parted(width, step)
        if len(columns) > 1:
            sizes = [column.measure(self._width(width, step), step) for column in columns]
            first = max(size.first for size in sizes)
            most = widest(sizes)
            return Size(
                max(first - size.first + size.height for size in sizes),
                excess=most.excess,
                culprit=most.culprit,
                first=first,
                over=max(size.over + size.first for size in sizes) - first,
                under=max(size.under for size in sizes),
            )
        (whole,) = columns
        if whole is not self:
            return whole.measure(width, step)
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
        with canvas.tag(Tag("L", attributes=(("O", "List"), ("ListNumbering", "None")))):
            columns = self._parted(box.width, step)
            width = self._width(box.width, step) if len(columns) > 1 else box.width
            firsts = [column.measure(width, step).first for column in columns]
            for index, (column, first) in enumerate(zip(columns, firsts, strict=True)):
                column._place_items(Box(box.x + index * (box.width - width), box.y + max(firsts) - first, width, 0), step, canvas)

    def _place_items(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        sizes, y, tops = self._sizes(box.width, step), box.y, []
        for size, gap in zip(sizes, [*self._gaps(sizes, step), 0.0], strict=True):
            tops.append(y)
            y += size.height + gap
        width = self._width(box.width, step)
        for index, item in enumerate(self._marked):
            column, row = divmod(index, len(tops))
            size = item.measure(width, step)
            x, top = box.x + column * (box.width - width), tops[row] + sizes[row].first - size.first
            with canvas.tag(Tag("LI")):
                item.place(Box(x, top, width, size.height), step, canvas)

    def _parted(self, width: float, step: FitStep) -> tuple[Bullets, ...]:
        """The list itself, the same in one column, or both of its columns as lists of their own, the first of them filled first."""
        count = len(self.items)
        if self.columns == 1 or count % 2 == 0:
            return (self,)
        within, whole = self._width(width, step), replace(self, columns=1)
        ways = [tuple(replace(whole, items=items) for items in (self.items[:end], self.items[end:])) for end in range(1, count)]
        highest = [max(column.measure(within, step).height for column in way) for way in ways]
        if whole.measure(width, step).height <= (_SHORT_HIGHER if step.short else _HIGHER) * min(highest):
            return (whole,)
        return min(zip(reversed(highest), reversed(ways), strict=True), key=lambda way: way[0])[1]

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
