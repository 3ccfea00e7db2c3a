"""A picture of plain geometry as an element. It takes the room that words leave, and gives way before they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Drawing, DrawingItem, Tag
from handbill.graphics.motif.declaration import Motif
from handbill.graphics.motif.draw import Paints, PictureBox, box_of, drawn
from handbill.layout.elements.element import Canvas, Edges, Element, FitStep, Size
from handbill.layout.elements.filled_box import NO_EDGES

ROLE = "picture"


@dataclass(frozen=True)
class Picture:
    """`best`: the height that suits it, `least`: the height it keeps on any step, both in points; it takes what more the page has to spare.

    `line`: the thickness of outlines where there is one ink. `margin`: how far the words of the page stand from its sides. `labels` stand
    in the picture's places for them, centered. Without `alt` it is decoration; only decoration bleeds.
    """

    motif: Motif | Drawing
    best: float
    least: float
    colors: Mapping[str, Color] = field(compare=False)
    monochrome: bool
    line: float
    margin: float = 0.0
    bleed: Edges = NO_EDGES
    labels: tuple[Element, ...] = ()
    alt: str = ""

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(max(self.least, self.best * step.picture), flex=1.0)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        if self.alt and not any(self.bleed):
            with canvas.tag(Tag("Figure", alt=self.alt)):
                self._draw(box, canvas)
        else:
            with canvas.decoration():
                self._draw(box, canvas)
        if isinstance(self.motif, Motif):
            self._place_labels(self.motif, box, step, canvas)

    def _draw(self, box: Box, canvas: Canvas) -> None:
        if isinstance(self.motif, Drawing):
            scale = min(box.width / self.motif.width, box.height / self.motif.height)
            width, height = self.motif.width * scale, self.motif.height * scale
            at = Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
            canvas.add(DrawingItem(at, role=ROLE, drawing=self.motif, color=self.colors["ink"]))
            return
        paints = Paints(self.colors, self.monochrome, self.line)
        drawing = drawn(self.motif, self._frame(box), paints, canvas.direction == "rtl")
        canvas.add(DrawingItem(box.grow(*self.bleed), role=ROLE, drawing=drawing))

    def _frame(self, box: Box) -> PictureBox:
        return PictureBox(box.width, box.height, self.bleed, self.margin)

    def _place_labels(self, motif: Motif, box: Box, step: FitStep, canvas: Canvas) -> None:
        own, unit = box_of(motif, self._frame(box))
        for label, place in zip(self.labels, motif.labels, strict=False):
            width = place.width * unit
            size = label.measure(width, step)
            x, y = box.x + own.x + place.at[0] * unit - width / 2, box.y + own.y + place.at[1] * unit
            # The middle of its small letters stands in the middle of the place.
            label.place(Box(x, y - (size.middle or size.height / 2), width, size.height), step, canvas)
