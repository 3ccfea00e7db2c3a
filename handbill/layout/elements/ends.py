"""Words at the start of a line and a label with its number at the end of it, on one baseline."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, FitStep, Size, widest
from handbill.layout.elements.text import Text

_MOST = 0.6  # of the width, that the end of a line may take beside words at its start


@dataclass(frozen=True)
class Labeled:
    """A label and the number after it, `gap` points apart at the full size; the number stands under its label where the width is too small.

    `at_end`: both stand at the end of the box.
    """

    label: Text
    number: Text
    gap: float
    at_end: bool = False

    def measure(self, width: float, step: FitStep) -> Size:
        label, number = self.label.measure(width, step), self.number.measure(width, step)
        most = widest((label, number))
        if self._is_wide(width, step):
            height = label.height + number.height
            return Size(height, most.excess, culprit=most.culprit, first=label.first, middle=label.middle, last=number.last)
        first = max(label.first, number.first)
        height = max(first - label.first + label.height, first - number.first + number.height)
        return Size(
            height,
            first=first,
            last=height - first,
            middle=first - label.first + label.middle,
            over=max(label.over, number.over),
            under=max(label.under, number.under),
        )

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        label, number = self.label.measure(box.width, step), self.number.measure(box.width, step)
        if self._is_wide(box.width, step):
            aligned = [replace(text, align="end" if self.at_end else "start") for text in (self.label, self.number)]
            aligned[0].place(Box(box.x, box.y, box.width, label.height), step, canvas)
            aligned[1].place(Box(box.x, box.y + label.height, box.width, number.height), step, canvas)
            return
        start = box.right - self.width(step) if self.at_end else box.x
        first, own = max(label.first, number.first), self.label.natural_width(step)
        self.label.place(Box(start, box.y + first - label.first, own + 1, label.height), step, canvas)
        after = start + own + self._gap(step)
        self.number.place(Box(after, box.y + first - number.first, box.right - after + 1, number.height), step, canvas)

    def width(self, step: FitStep) -> float:
        """The width of both on one line, in points."""
        return self.label.natural_width(step) + self._gap(step) + self.number.natural_width(step)

    def _gap(self, step: FitStep) -> float:
        return self.gap * self.label.shrinkage(step)

    def _is_wide(self, width: float, step: FitStep) -> bool:
        return self.width(step) > width + 0.01


@dataclass(frozen=True)
class Ends:
    """`start` takes the width that `end` leaves, `gap` points between them; where `end` would leave too little, or so little that
    `start` takes two lines more, it stands below.

    With `one_line` both must stand on one line, or they are too wide.
    """

    start: Text
    end: Labeled
    gap: float
    one_line: bool = False

    def measure(self, width: float, step: FitStep) -> Size:
        room = self._room(width, step)
        end = self.end.measure(width, step)
        start = self.start.measure(room or width, step)
        if not room:
            both = widest((start, end))
            height, excess = start.height + _clear(start, end) + end.height, max(both.excess, self._over(width, step))
            return Size(height, excess, culprit=both.culprit, first=start.first, middle=start.middle, last=end.last)
        first = max(start.first, end.first)
        height = max(first - start.first + start.height, first - end.first + end.height)
        last = height - first - max(size.height - size.first - size.last for size in (start, end))
        over, under = max(start.over, end.over), max(start.under, end.under)
        excess = max(start.excess, self._over(width, step))
        return Size(height, excess, culprit=start.culprit, first=first, last=last, over=over, under=under)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        room = self._room(box.width, step)
        start, end = self.start.measure(room or box.width, step), self.end.measure(box.width, step)
        if not room:
            self.start.place(Box(box.x, box.y, box.width, start.height), step, canvas)
            below = box.y + start.height + _clear(start, end)
            self.end.place(Box(box.x, below, box.width, end.height), step, canvas)
            return
        first = max(start.first, end.first)
        self.start.place(Box(box.x, box.y + first - start.first, room, start.height), step, canvas)
        self.end.place(Box(box.x, box.y + first - end.first, box.width, end.height), step, canvas)

    def _over(self, width: float, step: FitStep) -> float:
        """By how much both are too wide for one line, if they must stand on one."""
        own = self.start.natural_width(step) + self.gap * step.scale + self.end.width(step)
        return max(0.0, own - width) if self.one_line else 0.0

    def _room(self, width: float, step: FitStep) -> float:
        """The width for the start, or 0 where both do not fit beside each other."""
        own = self.end.width(step)
        if own > _MOST * width:
            return 0.0
        room = width - own - self.gap * step.scale
        beside, alone = self.start.measure(room, step), self.start.measure(width, step)
        return 0.0 if beside.excess or beside.height - alone.height > 1.5 * self.start.leading(step) else room


def _clear(upper: Size, lower: Size) -> float:
    """The room that keeps the marks of two lines apart."""
    return max(0.0, upper.under + lower.over)
