"""A paragraph as an element: words in one language, set in one style."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Tag, TextItem
from handbill.i18n.language import Language
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
    """`kind` is the structure element (P, H1, LBody). `short` replaces `words` on the rungs of the ladder that ask for it.

    Type shrinks with the ladder down to `smallest` points; where it is `steady`, the ladder takes it no further than that factor.
    With `one_line` it also shrinks until the words stand on one line.
    """

    words: str
    style: TypeStyle
    smallest: float
    color: Color
    language: Language
    role: str
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
        return ParagraphStyle(self.language, self.style.weight == "bold", self.balance, self.hyphenate)

    def measure(self, width: float, setting: FitStep) -> Size:
        lines, size = self._set(width, setting)
        if not lines:
            return Size(0)
        steps, last = self._steps(lines, size, setting), lines[-1].descent * size / 1000
        widest = max(lines, key=lambda line: line.width)
        excess = max(0.0, widest.width * size / 1000 - width)
        return Size(sum(steps) + last, excess=excess, culprit=widest.text, first=steps[0], last=last)

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        lines, size = self._set(box.width, setting)
        baseline = box.y
        with ExitStack() as tags:
            tags.enter_context(canvas.tag(Tag(self.kind, self.language.tag)))
            if self.link:
                tags.enter_context(canvas.tag(Tag("Link", self.language.tag)))
            for line, step in zip(lines, self._steps(lines, size, setting), strict=True):
                baseline += step
                self._place_line(line, size, Box(box.x, baseline, box.width, 0), canvas)

    def first_middle(self, width: float, setting: FitStep) -> float:
        """From the top of the box to the middle of the first line's small letters."""
        lines, size = self._set(width, setting)
        return (lines[0].ascent / 1000 - script_heights(self.language.script).x_height / 2) * size if lines else 0.0

    def leading(self, setting: FitStep) -> float:
        """From baseline to baseline, in points, where no ink asks for more."""
        size = self._size(setting)
        return self.style.leading * setting.leading * self.language.type.leading * size

    def wording(self, setting: FitStep) -> str:
        return self.short if setting.short and self.short else self.words

    def _size(self, setting: FitStep) -> float:
        return max(self.style.size * max(setting.scale, self.steady), self.smallest)

    def _set(self, width: float, setting: FitStep) -> tuple[tuple[Line, ...], float]:
        """The lines, and the type size that they take."""
        size = self._size(setting)
        if self.one_line:
            lines = set_lines(self.wording(setting), self.manner, _ENDLESS)
            natural = lines[0].width / 1000 if lines else 1.0
            return lines, max(min(size, width / natural) if natural else size, self.smallest)
        # A measure rounded down to 1/100 em keeps equal paragraphs equal in the cache and never lets a line stick out.
        return set_lines(self.wording(setting), self.manner, width * 1000 / size // 10 * 10), size

    def _steps(self, lines: tuple[Line, ...], size: float, setting: FitStep) -> list[float]:
        """From the top of the box to the first baseline, then from baseline to baseline; ink of two lines never meets."""
        leading = self.style.leading * setting.leading * self.language.type.leading * 1000
        steps = [float(line.ascent) for line in lines[:1]]
        steps += [max(leading, above.descent + below.ascent + _CLEAR) for above, below in pairwise(lines)]
        return [step * size / 1000 for step in steps]

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
