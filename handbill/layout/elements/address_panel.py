"""The part of a postcard's back for an address: a line beside it, a box for the stamp, and lines to write on."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.items import Color, RectItem
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.reserved import AddressSide

ROLE = "address"
_LINES = 4
_APART = 8 * MILLIMETER  # what handwriting takes
_OVER_BARCODE = 4 * MILLIMETER  # from the last line to the part in which nothing is printed


@dataclass(frozen=True)
class AddressPanel:
    """`safe`: what the stamp's box and the ends of lines keep from the cut; `gap`: from the line beside it to the lines. Points."""

    address: AddressSide
    height: float
    safe: float
    gap: float
    color: Color
    rule: float

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(self.height)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        wide, high = self.address.stamp
        end, foot = box.width - self.safe, self.height - self.address.barcode[1]
        lines = [foot - _OVER_BARCODE - at * _APART for at in reversed(range(_LINES))]
        with canvas.decoration():
            beside = Box(0, self.safe, self.rule, foot - self.safe)
            for part in (beside, *(Box(self.gap, y, end - self.gap, self.rule) for y in lines)):
                canvas.add(RectItem(self._on_page(part, box, canvas), role=ROLE, fill=self.color))
            stamp = self._on_page(Box(end - wide, self.safe, wide, high), box, canvas)
            canvas.add(RectItem(stamp, role=ROLE, stroke=self.color, stroke_width=self.rule))

    @staticmethod
    def _on_page(part: Box, box: Box, canvas: Canvas) -> Box:
        """A part of the panel on the page; posts read from left to right, so a page that will be mirrored is mirrored first."""
        part = part.mirrored(box.width) if canvas.direction == "rtl" else part
        return Box(box.x + part.x, box.y + part.y, part.width, part.height)
