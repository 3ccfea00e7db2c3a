"""A title as a picture: each of its lines is as wide as the measure, in as many lines as the room takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.graphics.items import Tag
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.headline import measure_in_type
from handbill.layout.elements.text import Text
from handbill.typeset.lines import Line
from handbill.typeset.paragraph import narrowest_measure, set_lines

_CLEAR = 0.12  # em of the smaller of two lines, between the ink of both
_MOST_LINES = 6
_WIDEST = 2.4  # how many times as large as the smallest line another may be


@dataclass(frozen=True)
class FittedTitle:
    """`best`: the height that suits it, in points, of which the ladder may leave a part; it always takes at least the words on one line."""

    text: Text
    best: float

    def measure(self, width: float, step: FitStep) -> Size:
        lines, height = self._chosen(width, step)
        first = lines[0][0].above * lines[0][1] / 1000 if lines else 0.0
        return Size(height, first=first)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        lines, _ = self._chosen(box.width, step)
        y = box.y
        with canvas.tag(Tag(self.text.kind, self.text.language.tag)):
            for (line, size), drop in zip(lines, _drops(lines), strict=True):
                y += drop
                text = replace(self.text, style=replace(self.text.style, size=size), balance=False)
                text.place_line(line, size, Box(box.x, y, box.width, 0), canvas)

    def _chosen(self, width: float, step: FitStep) -> tuple[list[tuple[Line, float]], float]:
        """The lines with their type sizes, and the height of all."""
        best: tuple[list[tuple[Line, float]], float] | None = None
        for lines in self._breaks(width):
            drops = _drops(lines)
            height = sum(drops) + lines[-1][0].below * lines[-1][1] / 1000
            if best is None or height <= self.best * step.picture:
                best = lines, height
        assert best
        return best

    def _breaks(self, width: float) -> Iterator[list[tuple[Line, float]]]:
        """The words in one line, in two and so on, each line as large as the measure takes."""
        words, manner = self.text.words, self.text.manner
        for count in range(1, _MOST_LINES + 1):
            measure = narrowest_measure(words, manner, count)
            lines = set_lines(words, manner, measure_in_type(measure + 10, 1000))
            if len(lines) < count:
                return
            sizes = [width * 1000 / self.text.width_of(line) for line in lines]
            yield [(line, min(size, _WIDEST * min(sizes))) for line, size in zip(lines, sizes, strict=True)]


def _drops(lines: list[tuple[Line, float]]) -> list[float]:
    """From the top to the first baseline, then from baseline to baseline, so that the ink of two lines keeps apart."""
    drops, before = [], None
    for line, size in lines:
        above = line.above * size / 1000
        drops.append(above if before is None else before[0].below * before[1] / 1000 + above + _CLEAR * min(size, before[1]))
        before = line, size
    return drops
