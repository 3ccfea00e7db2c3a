"""A paragraph as an element: text in one language, set in one style."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Tag, TextItem
from handbill.i18n.language import Language, Typeface
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.theme import TypeStyle
from handbill.typeset.itemize import strip_controls
from handbill.typeset.lines import Line
from handbill.typeset.paragraph import ParagraphStyle, set_lines
from handbill.typeset.script_properties import script_heights

Align = Literal["start", "center", "end"]
_ENDLESS = 1e9
_CLEAR = 40  # 1/1000 em between the ink of one line and the next


@dataclass(frozen=True)
class Text:
    """`kind` is the structure element (P, H1, LBody). `short` replaces `words` on steps of the copyfit ladder with short wordings.

    Type shrinks with the ladder to no less than `smallest` points and, with `steady`, by no more than that factor. With `one_line` it also
    shrinks until the text fits on one line.
    """

    words: str
    style: TypeStyle
    smallest: float
    color: Color
    language: Language
    role: str
    face: Typeface = "text"
    kind: str = "P"
    short: str = ""
    align: Align = "start"
    link: str = ""
    balance: bool = False
    hyphenate: bool = False
    one_line: bool = False
    steady: float = 0.0

    @cached_property
    def manner(self) -> ParagraphStyle:
        return ParagraphStyle(self.language, self.style.weight, self.face, balance=self.balance, hyphenate=self.hyphenate)

    def measure(self, width: float, step: FitStep) -> Size:
        lines, size = self._set(width, step)
        if not lines:
            return Size(0)
        distances, last = self._baseline_distances(lines, size, step), lines[-1].descent * size / 1000
        widest = max(lines, key=lambda line: line.width)
        excess = max(0.0, widest.width * size / 1000 - width)
        return Size(sum(distances) + last, excess=excess, culprit=widest.text, first=distances[0], last=last)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        lines, size = self._set(box.width, step)
        baseline = box.y
        with ExitStack() as tags:
            tags.enter_context(canvas.tag(Tag(self.kind, self.language.tag)))
            if self.link:
                tags.enter_context(canvas.tag(Tag("Link", self.language.tag)))
            for line, distance in zip(lines, self._baseline_distances(lines, size, step), strict=True):
                baseline += distance
                self._place_line(line, size, Box(box.x, baseline, box.width, 0), canvas)

    def first_middle(self, width: float, step: FitStep) -> float:
        """From the top of the box to the middle of the first line's x-height, in points."""
        lines, size = self._set(width, step)
        return (lines[0].ascent / 1000 - script_heights(self.language.script).x_height / 2) * size if lines else 0.0

    def leading(self, step: FitStep) -> float:
        """From baseline to baseline, in points, unless ink needs more."""
        size = self._size(step)
        return self.style.leading * step.leading * self.language.type.leading * size

    def wording(self, step: FitStep) -> str:
        return self.short if step.short and self.short else self.words

    def _size(self, step: FitStep) -> float:
        return max(self.style.size * max(step.scale, self.steady), self.smallest)

    def _set(self, width: float, step: FitStep) -> tuple[tuple[Line, ...], float]:
        """The lines and their type size."""
        size = self._size(step)
        if self.one_line:
            lines = set_lines(self.wording(step), self.manner, _ENDLESS)
            natural = lines[0].width / 1000 if lines else 1.0
            return lines, max(min(size, width / natural) if natural else size, self.smallest)
        # Rounding the measure down to 1/100 em makes equal paragraphs share cache entries, and never causes excess.
        return set_lines(self.wording(step), self.manner, width * 1000 / size // 10 * 10), size

    def _baseline_distances(self, lines: tuple[Line, ...], size: float, step: FitStep) -> list[float]:
        """From the top of the box to the first baseline, then from baseline to baseline, so that ink of two lines never meets."""
        leading = self.style.leading * step.leading * self.language.type.leading * 1000
        distances = [float(line.ascent) for line in lines[:1]]
        distances += [max(leading, above.descent + below.ascent + _CLEAR) for above, below in pairwise(lines)]
        return [distance * size / 1000 for distance in distances]

    def _place_line(self, line: Line, size: float, row: Box, canvas: Canvas) -> None:
        width = line.width * size / 1000
        align = self.align
        if self.language.direction != canvas.direction and align != "center":
            align = "end" if align == "start" else "start"
        x = row.x + {"start": 0.0, "center": (row.width - width) / 2, "end": row.width - width}[align]
        canvas.add(
            TextItem(
                box=Box(x, row.y - line.ascent * size / 1000, width, (line.ascent + line.descent) * size / 1000),
                role=self.role,
                link=self.link,
                baseline=row.y,
                size=size,
                color=self.color,
                runs=line.runs,
                text=strip_controls(line.text),
                language=self.language.tag,
            )
        )
