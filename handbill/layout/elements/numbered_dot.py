"""A dot with a numeral: a step of a path, a seat at a table, an action."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Drawing, DrawingItem
from handbill.graphics.motif.draw import rimmed_dot
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.text import Text

ROLE = "dot"
_NUMERAL = 0.6  # the numeral's type size, as a part of the diameter
_DIGIT = 0.714  # the height of a digit, as a part of its type size


def place_numeral(numeral: Text, circle: Box, step: FitStep, canvas: Canvas) -> None:
    """Set a numeral of whatever size in the middle of a circle of this box."""
    size = _NUMERAL * circle.height
    fitted = replace(numeral, style=replace(numeral.style, size=size), smallest=size, steady=1.0, align="center")
    first = fitted.measure(circle.width, step).first
    baseline = circle.y + (circle.height + _DIGIT * size) / 2
    fitted.place(Box(circle.x, baseline - first, circle.width, 0), step, canvas)


@dataclass(frozen=True)
class NumberedDot:
    """A dot around a numeral, in proportion to its type. `rim`: the thickness of its outline in the numeral's color, as a part of the
    diameter; 0: none."""

    numeral: Text
    fill: Color
    rim: float = 0.0

    def diameter(self, step: FitStep) -> float:
        return self.numeral.style.size * self.numeral.shrinkage(step) / _NUMERAL

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(self.diameter(step))

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        diameter = self.diameter(step)
        at = Box(box.x, box.y, diameter, diameter)
        outline = self.numeral.color if self.rim else None
        dot = rimmed_dot((0.5, 0.5), 1, self.fill, outline, self.rim)
        with canvas.decoration():
            canvas.add(DrawingItem(at, role=ROLE, drawing=Drawing(1, 1, (dot,))))
        place_numeral(self.numeral, at, step, canvas)


@dataclass(frozen=True)
class Numeral:
    """A numeral alone, as large as suits a dot as wide as its box: for dots that a picture has. One too small to be read is left out."""

    text: Text

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(width)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        if _NUMERAL * box.width < self.text.smallest:
            return
        with canvas.decoration():
            place_numeral(self.text, Box(box.x, box.y, box.width, box.width), step, canvas)
