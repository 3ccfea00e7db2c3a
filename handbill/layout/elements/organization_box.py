"""An organization's own words in a box of fixed size, so that nothing else on the page depends on them.

The box is as high as its lines are in the form's type, whatever the words. A name that is too long takes two lines, then smaller type down
to the form's floor, then the organization's short name, and only then type as small as the imprint's. Words that still do not fit are a
problem that says by how much.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from handbill.core.geometry import TOLERANCE, Box, millimeters
from handbill.core.problems import Place, Problem, raise_if_any
from handbill.graphics.items import Item, Tag
from handbill.i18n.language import Direction
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.text import Text
from handbill.typeset.script_properties import script_heights

_STEP = 0.97  # each size tried is this part of the one before
# In parts of the em: names are mostly in Latin letters, whatever the page's script, and capitals with accents and brackets reach this far.
_ASCENT, _DESCENT = 0.8, 0.28
_TALLEST = (0.9, 0.42)  # Chinese above, Arabic below


@dataclass(frozen=True)
class OrganizationLine:
    """One part of an organization's words: its name, number or web address.

    `form` names the part. `wordings` are tried in order, each in the style of `text` down to `least` points; then all of them again down
    to `last_resort` points. The part has room for one line of that style, and for `lines` lines at `tight` times its size. `subject`,
    `on` and `place` are for problems: "the name", "Wallet card, US size".
    """

    form: str
    wordings: tuple[str, ...]
    text: Text
    least: float
    last_resort: float
    lines: int
    subject: str
    on: str
    place: Place
    tight: float = 1.0

    def height(self, step: FitStep) -> float:
        """The room that the part takes, whatever its words."""
        size = self._size(step)
        line, leading = (self._ascent + self._descent) * size, self.text.leading(step)
        tight = max(self.tight * size, self.last_resort) / size
        return max(line, (line + (self.lines - 1) * leading) * tight)

    def first(self, step: FitStep) -> float:
        """From the top to the first baseline."""
        return self._ascent * self._size(step)

    @property
    def _ascent(self) -> float:
        return max(script_heights(self.text.language.script).ascent, _TALLEST[0] if self._is_smallest else _ASCENT)

    @property
    def _descent(self) -> float:
        return max(script_heights(self.text.language.script).descent, _TALLEST[1] if self._is_smallest else _DESCENT)

    @property
    def _is_smallest(self) -> bool:
        """Whether no smaller type can make room for the letters of a taller script."""
        return self.text.style.size <= self.least

    def put(self, box: Box, step: FitStep, canvas: Canvas) -> float:
        """Place the words at the top of a box; returns the height that they take. What fits in no way is added to the canvas's problems."""
        room, first = self.height(step), self.first(step)
        fitted, size, excess = self._fitted(box.width, room, first, step)
        if excess > TOLERANCE:
            canvas.problems.append(self._too_long(excess))
        with canvas.form(self.form):
            # Smaller type hangs from the same first baseline.
            fitted.place(Box(box.x, box.y + max(0.0, first - size.first), box.width, 0), step, canvas)
        return max(first - size.first, 0.0) + size.height

    def _size(self, step: FitStep) -> float:
        return max(self.text.style.size * max(step.scale, self.text.steady), self.text.smallest * step.crowded, self.least)

    def _fitted(self, width: float, room: float, first: float, step: FitStep) -> tuple[Text, Size, float]:
        """The words at the size that fits, their measured size, and by how much they stick out, sideways or at the bottom, if none fits."""
        excess, best = math.inf, None
        for largest, smallest in ((self._size(step), self.least), (self.least, self.last_resort)):
            for words in self.wordings:
                for size in _sizes(largest, smallest):
                    text = self._sized(words, size, step)
                    measured = text.measure(width, step)
                    over = max(measured.excess, max(first - measured.first, 0.0) + measured.height - room)
                    if over <= TOLERANCE:
                        return text, measured, 0.0
                    if over < excess:
                        excess, best = over, (text, measured)
        assert best
        return *best, excess

    def _sized(self, words: str, size: float, step: FitStep) -> Text:
        scale = max(step.scale, self.text.steady)
        return replace(self.text, words=words, style=replace(self.text.style, size=size / scale), smallest=min(self.text.smallest, size))

    def _too_long(self, excess: float) -> Problem:
        sentence = f"{self.subject} is too long for {self.on} by {max(0.1, millimeters(excess)):.1f} mm"
        return Problem("fit-organization", sentence, self.place, "", millimeters(excess))


def _sizes(largest: float, smallest: float) -> Iterator[float]:
    """Sizes from the largest down to the smallest, in points."""
    size = largest
    while size > smallest:
        yield size
        size *= _STEP
    yield smallest


@dataclass(frozen=True)
class OrganizationBox:
    """Parts one under the other from the top of the box, `gap` points apart; room that their words leave stays at the bottom."""

    parts: tuple[OrganizationLine, ...]
    gap: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        heights = sum(part.height(step) for part in self.parts)
        return Size(heights + self.gap * step.scale * (len(self.parts) - 1), first=self.parts[0].first(step) if self.parts else 0.0)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        canvas.variable.append(_PlacedBox(self, box, step, canvas.width, canvas.direction, canvas.open_tags))
        self._put(box, step, canvas)

    def _put(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        y = box.y
        for part in self.parts:
            y += part.put(Box(box.x, y, box.width, 0), step, canvas) + self.gap * step.scale


@dataclass(frozen=True)
class _PlacedBox:
    """Where a page put a box: all that is needed to set it again with other words."""

    element: OrganizationBox
    box: Box
    step: FitStep
    width: float
    direction: Direction
    tags: tuple[Tag, ...]

    def set(self, words: Mapping[str, Sequence[str]], links: Mapping[str, str]) -> tuple[Item, ...]:
        """The items of the box with these words in it. Raises ProblemsFound (fit-organization)."""
        parts = tuple(
            replace(part, wordings=tuple(words[part.form]), text=replace(part.text, link=links.get(part.form, "")))
            for part in self.element.parts
        )
        canvas = Canvas(self.width, self.direction)
        canvas.resume(self.tags)
        replace(self.element, parts=parts)._put(self.box, self.step, canvas)
        raise_if_any(canvas.problems)
        return tuple(canvas.items)
