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
from handbill.core.measures import measure
from handbill.core.problems import Place, Problem, raise_if_any
from handbill.graphics.items import Item, Tag
from handbill.i18n.language import Direction
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.text import Text
from handbill.typeset.script_properties import script_heights

_ENDLESS = 1e6  # points: wide enough for any line
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
        size = self.size(step)
        between = (self.lines - 1) * self.sized("", size, step).leading(step)
        tight, smallest = max(self.tight * size, self.last_resort) / size, self.last_resort / size
        line = (self._ascent + self._descent) * size
        # The smallest type hangs from the first baseline of the largest.
        return max(line, (line + between) * tight, self.first(step) + (self._descent * size + between) * smallest)

    def first(self, step: FitStep) -> float:
        """From the top to the first baseline."""
        return self._ascent * self.size(step)

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
            canvas.problems.append(_too_long(self.subject, self.on, self.place, excess))
        with canvas.form(self.form):
            # Smaller type hangs from the same first baseline.
            fitted.place(Box(box.x, box.y + max(0.0, first - size.first), box.width, 0), step, canvas)
        return max(first - size.first, 0.0) + size.height

    def with_words(self, words: Mapping[str, Sequence[str]], links: Mapping[str, str]) -> OrganizationLine:
        """The same part with another organization's words, by the names of parts."""
        return replace(self, wordings=tuple(words[self.form]), text=replace(self.text, link=links.get(self.form, "")))

    def size(self, step: FitStep) -> float:
        """The type size that suits the part, in points."""
        return max(self.text.style.size * max(step.scale, self.text.steady), self.text.smallest * step.crowded, self.least)

    def _fitted(self, width: float, room: float, first: float, step: FitStep) -> tuple[Text, Size, float]:
        """The words at the size that fits, their measured size, and by how much they stick out, sideways or at the bottom, if none fits."""
        excess, best = math.inf, None
        for largest, smallest in ((self.size(step), self.least), (self.least, self.last_resort)):
            for words in self.wordings:
                for size in _sizes(largest, smallest):
                    text = self.sized(words, size, step)
                    measured = text.measure(width, step)
                    over = max(measured.excess, max(first - measured.first, 0.0) + measured.height - room)
                    if over <= TOLERANCE:
                        return text, measured, 0.0
                    if over < excess:
                        excess, best = over, (text, measured)
        assert best
        return *best, excess

    def sized(self, words: str, size: float, step: FitStep) -> Text:
        """The words in type of this size."""
        scale = max(step.scale, self.text.steady)
        return replace(self.text, words=words, style=replace(self.text.style, size=size / scale), smallest=min(self.text.smallest, size))


@dataclass(frozen=True)
class OrganizationRow:
    """Parts one after the other on one line, such as two numbers with their labels; all of them shrink together until they fit on it.

    Each stands `gaps` parts of its type size after the one before it. They begin at the start of the line, or end at its end. `peers` are
    other rows of the same width, which shrink with this one.
    """

    parts: tuple[OrganizationLine, ...]
    gaps: tuple[float, ...]
    subject: str
    at_end: bool = False
    peers: tuple[OrganizationRow, ...] = ()

    def height(self, step: FitStep) -> float:
        """The room that the row takes, whatever its words."""
        return self.first(step) + max(part.height(step) - part.first(step) for part in self.parts)

    def first(self, step: FitStep) -> float:
        """From the top to the first baseline."""
        return max(part.first(step) for part in self.parts)

    def with_words(self, words: Mapping[str, Sequence[str]], links: Mapping[str, str]) -> OrganizationRow:
        """The same row with another organization's words, by the names of parts."""
        parts = tuple(part.with_words(words, links) for part in self.parts)
        return replace(self, parts=parts, peers=tuple(peer.with_words(words, links) for peer in self.peers))

    def put(self, box: Box, step: FitStep, canvas: Canvas) -> float:
        """Place the words on a line at the top of a box; returns its height. What does not fit is added to the canvas's problems."""
        first = self.first(step)
        texts, places, width = self._fitted(box.width, step)
        if width - box.width > TOLERANCE:
            canvas.problems.append(_too_long(self.subject, self.parts[0].on, self.parts[0].place, width - box.width))
        start = box.right - width if self.at_end else box.x
        for part, text, at in zip(self.parts, texts, places, strict=True):
            size = text.measure(_ENDLESS, step)
            with canvas.form(part.form):
                text.place(Box(start + at, box.y + first - size.first, _ENDLESS, 0), step, canvas)
        return self.height(step)

    def _fitted(self, width: float, step: FitStep) -> tuple[list[Text], list[float], float]:
        """The texts at the largest size that fits, or at the smallest; where each starts, and the width of all."""
        scale, rows = 1.0, (self, *self.peers)
        parts = [part for row in rows for part in row.parts]
        while True:
            made = [row._at_scale(scale, step) for row in rows]
            smallest = all(part.size(step) * scale <= part.last_resort for part in parts)
            if smallest or all(end <= width + TOLERANCE for _, _, end in made):
                return made[0]
            scale *= _STEP

    def _at_scale(self, scale: float, step: FitStep) -> tuple[list[Text], list[float], float]:
        texts, places, end = list[Text](), list[float](), 0.0
        for part, gap in zip(self.parts, self.gaps, strict=True):
            size = max(part.size(step) * scale, part.last_resort)
            end += gap * size
            texts.append(part.sized(part.wordings[0], size, step))
            places.append(end)
            end += texts[-1].natural_width(step)
        return texts, places, end


OrganizationPart = OrganizationLine | OrganizationRow


def _too_long(subject: str, on: str, place: Place, excess: float) -> Problem:
    sentence = f"{subject} is too long for {on} by {measure(excess)}"
    return Problem("fit-organization", sentence, place, "", millimeters(excess))


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

    parts: tuple[OrganizationPart, ...]
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
        parts = tuple(part.with_words(words, links) for part in self.element.parts)
        canvas = Canvas(self.width, self.direction)
        canvas.resume(self.tags)
        replace(self.element, parts=parts)._put(self.box, self.step, canvas)
        raise_if_any(canvas.problems)
        return tuple(canvas.items)
