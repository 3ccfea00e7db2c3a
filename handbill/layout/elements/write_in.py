"""A line to write on with a pen, after its label; under it where the label is long."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import MILLIMETER, Box
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.text import Text

_DROP = 1 * MILLIMETER  # from the label's last baseline to the line
_GAP = 2 * MILLIMETER  # from the label to the line
_BESIDE = 0.5  # of the width: the most that a label on the level of its line takes


@dataclass(frozen=True)
class WriteIn:
    """`lengths` in points, the best first: the line is at least as long as the first of them that leaves room for the label on one line,
    else as the last, with the label on several. It begins where the label ends, or the longest of `others`, the labels of such lines above
    and below it, and nowhere before `start`. Where the last leaves no room, a label of up to half of the width stands beside the line, and
    a longer one over it.
    """

    label: Text
    line: Rule
    lengths: tuple[float, ...]
    others: tuple[Text, ...] = ()
    start: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        label, top, level = self._levels(width, step)
        line = self.line.measure(width, step).height
        height = max(level - self.line.above + line, top + label.height)
        return Size(height, label.excess, culprit=label.culprit, first=top + label.first, middle=top + label.middle)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        room = self._room(box.width, step)
        label, top, level = self._levels(box.width, step)
        self.label.place(Box(box.x, box.y + top, room or box.width, label.height), step, canvas)
        start = max(self.start, _GAP + max(each.widest(room, step) for each in (self.label, *self.others))) if room else 0.0
        self.line.place(Box(box.x + start, box.y + level - self.line.above, box.width - start, 0), step, canvas)

    def _room(self, width: float, step: FitStep) -> float:
        """What labels may take of the width beside their lines; 0 where they stand over them."""
        labels = (self.label, *self.others)
        widest = max(each.natural_width(step) for each in labels)
        rooms = [width - _GAP - length for length in self.lengths]
        if room := next((room for room in rooms if widest <= room), 0.0):
            return room
        if rooms[-1] > 0 and not any(each.measure(rooms[-1], step).excess for each in labels):
            return rooms[-1]
        return _BESIDE * width if widest <= _BESIDE * width else 0.0

    def _levels(self, width: float, step: FitStep) -> tuple[Size, float, float]:
        """The label's size, and from the top to it and to the line."""
        room = self._room(width, step)
        label = self.label.measure(room or width, step)
        if not room:
            return label, 0.0, label.height + self.line.above
        to_line = label.height - label.last + _DROP
        return label, max(0.0, self.line.above - to_line), max(self.line.above, to_line)
