"""A line to write on with a pen, after its label."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import MILLIMETER, Box
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.text import Text

_DROP = 1 * MILLIMETER  # from the label's last baseline to the line
_GAP = 2 * MILLIMETER  # from the label to the line


@dataclass(frozen=True)
class WriteIn:
    """`lengths` in points, the best first: the line is at least as long as the first of them that leaves room for the label's words, else
    as the last. It begins where the label ends, or the longest of `others`, the labels of such lines above and below it, and nowhere before
    `start`.

    The label's last line stands on the line's level.
    """

    label: Text
    line: Rule
    lengths: tuple[float, ...]
    others: tuple[Text, ...] = ()
    start: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        label = self.label.measure(self._room(width, step), step)
        top, level = self._levels(label)
        height = max(level - self.line.above + self.line.measure(width, step).height, top + label.height)
        return Size(height, label.excess, culprit=label.culprit, first=top + label.first, middle=top + label.middle)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        room = self._room(box.width, step)
        label = self.label.measure(room, step)
        top, level = self._levels(label)
        self.label.place(Box(box.x, box.y + top, room, label.height), step, canvas)
        start = max(self.start, _GAP + max(each.widest(room, step) for each in (self.label, *self.others)))
        self.line.place(Box(box.x + start, box.y + level - self.line.above, box.width - start, 0), step, canvas)

    def _room(self, width: float, step: FitStep) -> float:
        """What labels may take of the width."""
        rooms = [width - _GAP - length for length in self.lengths]
        labels = (self.label, *self.others)
        return next((room for room in rooms if room > 0 and not any(each.measure(room, step).excess for each in labels)), rooms[-1])

    def _levels(self, label: Size) -> tuple[float, float]:
        """From the top to the label and to the line."""
        to_line = label.height - label.last + _DROP
        return max(0.0, self.line.above - to_line), max(self.line.above, to_line)
