"""Elements one below the other. Spare height goes to the elements with `flex`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest

CLOSE = -1e3  # a gap as small as ink allows


@dataclass(frozen=True)
class Stack:
    """`gap` between children, in points, shrinks with the type; with CLOSE it is what their ink asks for. `key` is the index of the child
    whose first baseline rows align, such as the number below its label."""

    children: tuple[Element, ...]
    gap: float = 0.0
    key: int = 0

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = [child.measure(width, step) for child in self.children]
        gaps = self._gaps(sizes, step)
        return Size(
            sum(size.height for size in sizes) + sum(gaps),
            excess=widest(sizes).excess,
            culprit=widest(sizes).culprit,
            flex=sum(size.flex for size in sizes),
            first=self._first(sizes, gaps),
            over=sizes[0].over if sizes else 0.0,
            under=sizes[-1].under if sizes else 0.0,
            middle=sizes[0].middle if sizes else 0.0,
        )

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        sizes = [child.measure(box.width, step) for child in self.children]
        flex = sum(size.flex for size in sizes)
        gaps = self._gaps(sizes, step)
        spare = max(0.0, box.height - sum(size.height for size in sizes) - sum(gaps))
        y = box.y
        for child, size, gap in zip(self.children, sizes, [*gaps, 0.0], strict=False):
            height = size.height + (spare * size.flex / flex if flex else 0.0)
            child.place(Box(box.x, y, box.width, height), step, canvas)
            y += height + gap

    def _first(self, sizes: Sequence[Size], gaps: Sequence[float]) -> float:
        if len(sizes) <= self.key:
            return 0.0
        above = sum(size.height for size in sizes[: self.key]) + sum(gaps[: self.key])
        return above + sizes[self.key].first if sizes[self.key].first else 0.0

    def _gaps(self, sizes: Sequence[Size], step: FitStep) -> list[float]:
        """The room after each child but the last: wider where ink reaches into it from both sides."""
        return [max(self.gap * step.scale, upper.under + lower.over) for upper, lower in pairwise(sizes)]
