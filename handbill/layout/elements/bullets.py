"""A list of items, each beside its mark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

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
    gap shrinks a little with the type, but at least `least` points.
    """

    items: tuple[Bullet, ...]
    indent: float
    gap: float
    least: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = [row.measure(width, step) for row in self._rows]
        height = sum(size.height for size in sizes) + sum(self._gaps(sizes, step))
        return Size(
            height,
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
        rows, y = self._rows, box.y
        sizes = [row.measure(box.width, step) for row in rows]
        with canvas.tag(Tag("L", attributes=(("O", "List"), ("ListNumbering", "None")))):
            for row, size, gap in zip(rows, sizes, [*self._gaps(sizes, step), 0.0], strict=True):
                with canvas.tag(Tag("LI")):
                    row.place(Box(box.x, y, box.width, size.height), step, canvas)
                y += size.height + gap

    @cached_property
    def _rows(self) -> list[Marked]:
        return [Marked(item.mark, replace(item.text, kind="LBody"), self.indent) for item in self.items]

    def _gaps(self, sizes: list[Size], step: FitStep) -> list[float]:
        """The room between the items, measured from baseline to baseline."""
        pairs = pairwise(sizes)
        return [max(upper.under + lower.over, self.pitch(step) - upper.last - lower.first) for upper, lower in pairs]
