"""A picture of plain geometry as an element. It takes the room that words leave, and gives way before they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from handbill.contacts.hero import Window
from handbill.core.geometry import Box
from handbill.graphics.color import mixed
from handbill.graphics.items import Color, Drawing, DrawingItem, Shape, Tag
from handbill.graphics.motif.declaration import Motif
from handbill.graphics.motif.draw import Paints, PictureBox, box_of, drawn
from handbill.graphics.photo.framing import fit_window, outline
from handbill.layout.elements.element import Canvas, Edges, Element, FitStep, Size
from handbill.layout.elements.filled_box import NO_EDGES

ROLE = "picture"
_CORNER = 0.147  # of a circle's diameter: from the sides of the square around it to those of the square in it
_PALE = 0.25  # how much of the accent is left in the ground of a window


@dataclass(frozen=True)
class Picture:
    """`best`: the height that suits it, `least`: the height it keeps on any step, both in points; it takes what more the page has to spare.

    With a `window` it shows inside that shape, on a pale ground. `line`: the thickness of outlines where there is one ink. `margin`: how
    far the words of the page stand from its sides. `labels` stand in the picture's places for them, centered. Without `alt` it is
    decoration; only decoration bleeds.
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
    window: Window | None = None

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
            self._place_labels(self.motif, self._inside(self._shown(box)), step, canvas)

    def _shown(self, box: Box) -> Box:
        """The part of the box that the picture fills."""
        return fit_window(self.window, box) if self.window else box

    def _inside(self, shown: Box) -> Box:
        """The rectangle inside a window in which nothing of the picture is cut off; only its ground runs on to the window's outline."""
        if self.window == "arch":
            return shown.grow(-0.1 * shown.width, -0.2 * shown.width, -0.1 * shown.width, -0.05 * shown.width)
        return shown.inset(_CORNER * shown.width) if self.window == "circle" else shown

    def _draw(self, box: Box, canvas: Canvas) -> None:
        if isinstance(self.motif, Drawing):
            scale = min(box.width / self.motif.width, box.height / self.motif.height)
            width, height = self.motif.width * scale, self.motif.height * scale
            at = Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
            canvas.add(DrawingItem(at, role=ROLE, drawing=self.motif, color=self.colors["ink"]))
            return
        shown = self._shown(box)
        outer, inside = shown.grow(*self.bleed), self._inside(shown)
        beyond = Edges(inside.x - outer.x, inside.y - outer.y, outer.right - inside.right, outer.bottom - inside.bottom)
        at_margin = self.margin if self.window in (None, "band") else 0.0
        frame = PictureBox(inside.width, inside.height, beyond, at_margin)
        paints = Paints(self.colors, self.monochrome, self.line)
        drawing = drawn(self.motif, frame, paints, canvas.direction == "rtl")
        if self.window:
            drawing = replace(drawing, shapes=(*self._ground(drawing), *drawing.shapes, *self._outline(drawing)))
        canvas.add(DrawingItem(outer, role=ROLE, drawing=drawing, window=self.window or "band"))

    def _ground(self, drawing: Drawing) -> tuple[Shape, ...]:
        """The pale ground of a window, of which there is none in one ink."""
        pale = mixed(self.colors["accent"], self.colors["paper"], 1 - _PALE)
        return () if self.monochrome else (Shape(outline("band", Box(0, 0, drawing.width, drawing.height)), pale),)

    def _outline(self, drawing: Drawing) -> tuple[Shape, ...]:
        """The outline of a window in one ink; half of it is cut off with the rest."""
        shape = outline(self.window or "band", Box(0, 0, drawing.width, drawing.height))
        return (Shape(shape, stroke=self.colors["ink"], width=2 * self.line),) if self.monochrome else ()

    def _place_labels(self, motif: Motif, box: Box, step: FitStep, canvas: Canvas) -> None:
        own, unit = box_of(motif, PictureBox(box.width, box.height))
        for label, place in zip(self.labels, motif.labels, strict=False):
            width = place.width * unit
            size = label.measure(width, step)
            x, y = box.x + own.x + place.at[0] * unit - width / 2, box.y + own.y + place.at[1] * unit
            # The middle of its small letters stands in the middle of the place.
            label.place(Box(x, y - (size.middle or size.height / 2), width, size.height), step, canvas)
