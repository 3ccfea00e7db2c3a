"""Paragraphs one under the other, as far apart as their lines, or a part of that more."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, FitStep, Size, widest
from handbill.layout.elements.text import Text


@dataclass(frozen=True)
class Paragraphs:
    """From the last baseline of a paragraph to the first of the next, the distance is 1 + `gap` times that of the next one's lines, and
    more only where ink would meet. Nothing else spreads them: room to spare belongs elsewhere on the page."""

    texts: tuple[Text, ...]
    gap: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = [text.measure(width, step) for text in self.texts]
        most = widest(sizes)
        height = sum(size.height for size in sizes) + sum(self._gaps(sizes, step))
        start, end = sizes[0], sizes[-1]
        return Size(height, most.excess, 0.0, most.culprit, start.first, end.last, start.middle, start.over, end.under)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        sizes, y = [text.measure(box.width, step) for text in self.texts], box.y
        for text, size, gap in zip(self.texts, sizes, [*self._gaps(sizes, step), 0.0], strict=True):
            text.place(Box(box.x, y, box.width, size.height), step, canvas)
            y += size.height + gap

    def _gaps(self, sizes: list[Size], step: FitStep) -> list[float]:
        """The room between two paragraphs, of which the height of each takes its part."""
        return [
            max(upper.under + lower.over, (1 + self.gap) * text.leading(step) - upper.last - lower.first)
            for text, (upper, lower) in zip(self.texts[1:], pairwise(sizes), strict=True)
        ]
