"""Lines of unlike type one under the other, as far apart in all scripts: what stands there is as high in every language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest
from handbill.layout.elements.text import Text
from handbill.typeset.script_properties import script_heights

_LATIN = script_heights("Latn")


class SpacedLine(NamedTuple):
    """A line, `gap` points below the one above. It counts as being as high as Latin in the size of `text`; None: as high as it is."""

    element: Element
    text: Text | None
    gap: float = 0.0


@dataclass(frozen=True)
class SpacedLines:
    """Distances shrink with the type; where the ink of two lines would meet, they move apart."""

    lines: tuple[SpacedLine, ...]

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = [line.element.measure(width, step) for line in self.lines]
        tops = self._tops(sizes, step)
        most, last = widest(sizes), sizes[-1]
        # What stands below is a margin, into which ink must not reach.
        bottom = tops[-1] + last.height - last.last + max(self._below(-1, sizes, step), last.last + last.under)
        return Size(
            bottom,
            most.excess,
            culprit=most.culprit,
            first=tops[0] + sizes[0].first,
            over=sizes[0].over - tops[0],
            under=tops[-1] + last.height + last.under - bottom,
        )

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        sizes = [line.element.measure(box.width, step) for line in self.lines]
        for line, size, top in zip(self.lines, sizes, self._tops(sizes, step), strict=True):
            line.element.place(Box(box.x, box.y + top, box.width, size.height), step, canvas)

    def _tops(self, sizes: list[Size], step: FitStep) -> list[float]:
        """Where the box of each line begins; the first may begin above the top."""
        tops = [self._above(0, sizes, step) - sizes[0].first]
        for index in range(1, len(sizes)):
            upper, lower = sizes[index - 1], sizes[index]
            baseline = tops[-1] + upper.height - upper.last
            apart = self._below(index - 1, sizes, step) + self.lines[index].gap * step.scale + self._above(index, sizes, step)
            apart = max(apart, upper.last + upper.under + lower.over + lower.first)
            tops.append(baseline + apart - lower.first)
        return tops

    def _above(self, index: int, sizes: list[Size], step: FitStep) -> float:
        """From the top of a line to its baseline."""
        text = self.lines[index].text
        return _LATIN.ascent * _latin_size(text, step) if text else sizes[index].first

    def _below(self, index: int, sizes: list[Size], step: FitStep) -> float:
        """From the last baseline of a line to its bottom."""
        text = self.lines[index].text
        return _LATIN.descent * _latin_size(text, step) if text else sizes[index].last


def _latin_size(text: Text, step: FitStep) -> float:
    """The size that Latin would have in the place of a text."""
    return text.style.size * text.shrinkage(step) / text.heights.size
