"""Elements one below the other. Spare height goes to the elements with `flex`."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest


@dataclass(frozen=True)
class Stack:
    """`gap` between children, in points, shrinks with the type. `key` is the index of the child whose first baseline rows align, such as
    the number below its label."""

    children: tuple[Element, ...]
    gap: float = 0.0
    key: int = 0

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = [child.measure(width, step) for child in self.children]
        return Size(
            sum(size.height for size in sizes) + self._gaps(step),
            excess=widest(sizes).excess,
            culprit=widest(sizes).culprit,
            flex=sum(size.flex for size in sizes),
            first=self._first(sizes, step),
            middle=sizes[0].middle if sizes else 0.0,
        )

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        sizes = [child.measure(box.width, step) for child in self.children]
        flex = sum(size.flex for size in sizes)
        spare = max(0.0, box.height - sum(size.height for size in sizes) - self._gaps(step))
        y = box.y
        for child, size in zip(self.children, sizes, strict=True):
            height = size.height + (spare * size.flex / flex if flex else 0.0)
            child.place(Box(box.x, y, box.width, height), step, canvas)
            y += height + self.gap * step.scale

    def _first(self, sizes: list[Size], step: FitStep) -> float:
        if len(sizes) <= self.key:
            return 0.0
        above = sum(size.height for size in sizes[: self.key]) + self.key * self.gap * step.scale
        return above + sizes[self.key].first if sizes[self.key].first else 0.0

    def _gaps(self, step: FitStep) -> float:
        return self.gap * step.scale * max(0, len(self.children) - 1)
