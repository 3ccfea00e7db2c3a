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
from handbill.layout.elements.element import FULL_SIZE, Canvas, FitStep, Size
from handbill.layout.elements.headline import headline_size, measure_in_type
from handbill.layout.theme import TypeStyle
from handbill.typeset.itemize import strip_controls
from handbill.typeset.lines import Line
from handbill.typeset.paragraph import ParagraphStyle, set_lines
from handbill.typeset.script_properties import DIGITS, ScriptHeights, script_heights

Align = Literal["start", "center", "end"]
_ENDLESS = 1e9
_CLEAR = 40  # 1/1000 em between the ink of one line and the next
SMALL = 12.0  # points; smaller letters are printed in one ink (our own rule, from the trade's advice to keep small text on one plate)


@dataclass(frozen=True)
class Text:
    """`kind` is the structure element (P, H1, LBody). `short` replaces `words` on steps of the copyfit ladder with short wordings.

    Type shrinks with the ladder to no less than `smallest` points, on a crowded step toward `floor`, and, with `steady`, by no more than
    that factor; with 1 it neither shrinks nor grows. A title grows apart from words. With `one_line` it also shrinks until the text fits
    on one line, to no less than the floor. `small_color` replaces a color of several inks in type smaller than SMALL.
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
    floor: float = 0.0
    small_color: Color | None = None

    @property
    def heights(self) -> ScriptHeights:
        """How tall the letters are that it is set in."""
        return script_heights(DIGITS if self.face == "number" else self.language.script)

    @property
    def hung(self) -> bool:
        """Whether lines begin and end with their ink, not with the space beside their letters, as titles and numbers do."""
        return self.face in ("display", "number")

    @property
    def letter_height(self) -> float:
        """How high the letter by which readers judge the size is in the face that this is set in, in parts of the em."""
        (line,) = set_lines(self.heights.letter, self.manner, _ENDLESS)
        return line.above / 1000

    @cached_property
    def manner(self) -> ParagraphStyle:
        return ParagraphStyle(self.language, self.style.weight, self.face, self.style.tracking, self.balance, self.hyphenate)

    def measure(self, width: float, step: FitStep) -> Size:
        lines, size = self._set(width, step)
        if not lines:
            return Size(0)
        distances, last = self._baseline_distances(lines, size, step), self.heights.descent * size
        widest = max(lines, key=self.width_of)
        return Size(
            sum(distances) + last,
            excess=max(0.0, self.width_of(widest) * size / 1000 - width),
            culprit=widest.text,
            first=distances[0],
            last=last,
            middle=distances[0] - self.heights.x_height / 2 * size,
            over=(lines[0].above + _CLEAR) * size / 1000 - distances[0],
            under=lines[-1].below * size / 1000 - last,
        )

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        lines, size = self._set(box.width, step)
        baseline = box.y
        with ExitStack() as tags:
            tags.enter_context(canvas.tag(Tag(self.kind, self.language.tag)))
            if self.link:
                tags.enter_context(canvas.tag(Tag("Link", self.language.tag)))
            for line, distance in zip(lines, self._baseline_distances(lines, size, step), strict=True):
                baseline += distance
                self.place_line(line, size, Box(box.x, baseline, box.width, 0), canvas)

    def widest(self, width: float, step: FitStep) -> float:
        """The width of the widest line, in points."""
        lines, size = self._set(width, step)
        return max((self.width_of(line) for line in lines), default=0) * size / 1000

    def natural_width(self, step: FitStep = FULL_SIZE) -> float:
        """The width on one line, in points."""
        return self.widest(_ENDLESS, step)

    def shrinkage(self, step: FitStep) -> float:
        """The part of its size that the ladder leaves."""
        return self._size(step) / self.style.size

    def leading(self, step: FitStep) -> float:
        """From baseline to baseline, in points, unless ink needs more."""
        return self._leading(step) * self._size(step)

    def _leading(self, step: FitStep) -> float:
        own = self.heights.title if self.face == "display" else self.language.type.leading
        return self.style.leading * step.leading * own

    def wording(self, step: FitStep) -> str:
        return self.short if step.short and self.short else self.words

    def _size(self, step: FitStep) -> float:
        scale = 1.0 if self.steady == 1.0 else max(step.scale, self.steady)
        if self.face == "display":
            # A title is as large as its role from the start, and larger only on a step for few words; room to spare is the picture's.
            scale = max(step.title, 1.0) if scale >= 1.0 else scale
        smallest = max(self.floor, self.smallest * step.crowded) if self.floor else self.smallest
        return max(self.style.size * scale, smallest)

    def _set(self, width: float, step: FitStep) -> tuple[tuple[Line, ...], float]:
        """The lines and their type size."""
        size = self._size(step)
        if self.one_line:
            lines = set_lines(self.wording(step), self.manner, _ENDLESS)
            natural = self.width_of(lines[0]) / 1000 if lines else 1.0
            return lines, max(min(size, width / natural) if natural else size, self.floor or self.smallest)
        if self.balance and self.face == "display":
            size = headline_size(self.wording(step), self.manner, size, self.smallest, self.floor or self.smallest, width)
        return set_lines(self.wording(step), self.manner, measure_in_type(width, size)), size

    def _baseline_distances(self, lines: tuple[Line, ...], size: float, step: FitStep) -> list[float]:
        """From the top of the box to the first baseline, which the script decides, then from baseline to baseline.

        Only lines within a paragraph move apart, where the ink of two would meet.
        """
        leading = self._leading(step) * 1000
        distances = [self.heights.ascent * 1000 for _ in lines[:1]]
        distances += [max(leading, upper.below + lower.above + _CLEAR) for upper, lower in pairwise(lines)]
        return [distance * size / 1000 for distance in distances]

    def width_of(self, line: Line) -> int:
        """The part of a line's width that must stand within the measure."""
        return line.width - line.left - line.right if self.hung else line.width

    def place_line(self, line: Line, size: float, row: Box, canvas: Canvas) -> None:
        """Place one line of the paragraph at this type size on the baseline at the top of `row`."""
        align = self.align
        if self.language.direction != canvas.direction and align != "center":
            align = "end" if align == "start" else "start"
        spare = row.width - self.width_of(line) * size / 1000
        x = row.x + {"start": 0.0, "center": spare / 2, "end": spare}[align]
        if self.hung:
            # Elements lay out pages from left to right; on a page that is mirrored later, the line starts at its right end.
            x -= (line.left if canvas.direction == "ltr" else line.right) * size / 1000
        top, bottom = (
            max(ink / 1000, room) * size for ink, room in ((line.above, self.heights.ascent), (line.below, self.heights.descent))
        )
        # Small letters in several inks show a colored rim wherever the plates are a little off.
        color = self.small_color if self.small_color and size < SMALL and self.color.ink_count > 1 else self.color
        canvas.add(
            TextItem(
                box=Box(x, row.y - top, line.width * size / 1000, top + bottom),
                role=self.role,
                link=self.link,
                baseline=row.y,
                size=size,
                color=color,
                runs=line.runs,
                text=strip_controls(line.text),
                language=self.language.tag,
            )
        )
