"""A figure that is read from afar; a share such as 1 in 6 also as a block of dots, one of which is bright."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Drawing, DrawingItem
from handbill.graphics.motif.draw import rimmed_dot
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.text import Text

ROLE = "share"
_HEIGHT = 0.74  # of the dots together, as a part of the figure's type size: about its digits
_ROWS = 2
_APART = 1.25  # the distance of two dots, as a multiple of their diameter
_RIM = 0.16  # of a bright dot, that its outline takes
_GAP = 0.34  # between the dots and the figure, in its em


@dataclass(frozen=True)
class Share:
    """`part` of `whole` dots are bright; they are as high as the digits of `figure` beside them."""

    figure: Text
    part: int
    whole: int
    ink: Color
    bright: Color

    def measure(self, width: float, step: FitStep) -> Size:
        figure, indent = self._fitted(width, step)
        return figure.measure(width - indent, step)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        figure, indent = self._fitted(box.width, step)
        size, first = figure.style.size, figure.measure(box.width - indent, step).first
        with canvas.decoration():
            at = Box(box.x, box.y + first - _HEIGHT * size, indent - _GAP * size, _HEIGHT * size)
            canvas.add(DrawingItem(at, role=ROLE, drawing=self._dots(canvas.direction == "rtl")))
        figure.place(Box(box.x + indent, box.y, box.width - indent, box.height), step, canvas)

    def _fitted(self, width: float, step: FitStep) -> tuple[Text, float]:
        """The figure in the size at which it and the dots fit on one line, and the width of the dots with the room beside them."""
        size, drawing = self.figure.style.size * self.figure.shrinkage(step), self._dots(mirrored=False)
        indent = (_HEIGHT * drawing.width / drawing.height + _GAP) * size
        part = min(1.0, width / (indent + self.figure.natural_width(step)))
        style = replace(self.figure.style, size=size * part)
        return replace(self.figure, style=style, smallest=min(self.figure.smallest, style.size), steady=1.0), indent * part

    def _dots(self, mirrored: bool) -> Drawing:
        """Rows of dots of the diameter 1, the bright ones first."""
        across = -(-self.whole // _ROWS)
        width, height = ((count - 1) * _APART + 1 for count in (across, _ROWS))
        shapes = []
        for index in range(self.whole):
            row, column = divmod(index, across)
            x, y = column * _APART + 0.5, row * _APART + 0.5
            center = (width - x if mirrored else x, y)
            is_bright = index < self.part
            shapes.append(rimmed_dot(center, 1, self.bright, self.ink, _RIM) if is_bright else rimmed_dot(center, 1, self.ink))
        return Drawing(width, height, tuple(shapes))
