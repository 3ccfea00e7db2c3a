"""A picture of plain geometry as an element. It takes the room that words leave, and gives way before they do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from handbill.contacts.hero import Window
from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.color import mixed
from handbill.graphics.items import Color, Drawing, DrawingItem, RectItem, Shape, Tag
from handbill.graphics.motif.crown import foot_of, unit_for
from handbill.graphics.motif.declaration import LabelPlace, Motif
from handbill.graphics.motif.draw import Paints, PictureBox, box_of, drawn
from handbill.graphics.photo.framing import fit_window, outline
from handbill.graphics.svg.path_data import Point
from handbill.layout.elements.element import Canvas, Edges, FitStep, Size
from handbill.layout.elements.filled_box import NO_EDGES
from handbill.layout.elements.numbered_dot import Numeral
from handbill.layout.elements.placed_label import placed_label, unit_of_label
from handbill.layout.elements.text import Text

ROLE, LABEL = "picture", "label"
_CLEAR = 2 * MILLIMETER  # between a label and the circles that it stands between
_CORNER = 0.147  # of a circle's diameter: from the sides of the square around it to those of the square in it
_PALE = 0.25  # how much of the accent is left in the ground of a window


@dataclass(frozen=True)
class Picture:
    """`best`: the height that suits it, `least`: the height it keeps on any step, both in points; it takes what more the page has to spare.

    With a `window` it shows inside that shape, on a pale ground. `line`: the thickness of outlines where there is one ink. `margin`: how
    far the words of the page stand from its sides. `labels` stand in the picture's places for them, in the colors of these, and it is as
    large as they need. Without `alt`, in the `language` with this tag, it is decoration; only decoration bleeds. `part`: of the size that
    its box would take, at which it is drawn. `other`: its variant for a box of another shape, which is drawn instead where it comes out
    larger.
    """

    motif: Motif | Drawing
    best: float
    least: float
    colors: Mapping[str, Color] = field(compare=False)
    monochrome: bool
    line: float
    margin: float = 0.0
    bleed: Edges = NO_EDGES
    labels: tuple[Text | Numeral, ...] = ()
    alt: str = ""
    window: Window | None = None
    part: float = 1.0
    other: Motif | None = None
    language: str = ""

    @property
    def has_ground(self) -> bool:
        """Whether a ground of its own runs to the sides of its box."""
        motif = self.motif
        return isinstance(motif, Motif) and any(point[0] in (0, motif.width) for shape in motif.shapes for point in shape.points)

    def on_accent(self) -> Picture:
        """The picture as it stands on the bright color: areas of that color are white with an outline there, unless it has a ground."""
        is_seen = self.has_ground or not isinstance(self.motif, Motif) or all(shape.fill != "accent" for shape in self.motif.shapes)
        return self if is_seen else replace(self, monochrome=True)

    def room(self, width: float, height: float) -> tuple[float, float] | None:
        """How far its room for a title reaches in a box of this size, if it has one: from where reading starts, and from the top."""
        if self.window or not isinstance(self.motif, Motif) or not self.motif.room:
            return None
        own, unit = box_of(self.motif, PictureBox(width, height, part=self.part))
        return own.x + self.motif.room[0] * unit, own.y + self.motif.room[1] * unit

    def measure(self, width: float, step: FitStep) -> Size:
        needed, label = self._needed(step)
        wide = needed * self.motif.width
        height = max(self.least, self.best * step.picture, needed * self.motif.height)
        return Size(height, excess=max(0.0, wide - width), flex=1.0, culprit=label)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        if self.other and isinstance(self.motif, Motif) and _figure(self.other, box) > _figure(self.motif, box):
            replace(self, motif=self.other, other=None).place(box, step, canvas)
            return
        if self.alt and not any(self.bleed):
            with canvas.tag(Tag("Figure", self.language, self.alt)):
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
            scale = min(box.width / self.motif.width, box.height / self.motif.height) * self.part
            width, height = self.motif.width * scale, self.motif.height * scale
            at = Box(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
            canvas.add(DrawingItem(at, role=ROLE, drawing=self.motif, color=self.colors["ink"]))
            return
        shown = self._shown(box)
        outer, inside = shown.grow(*self.bleed), self._inside(shown)
        beyond = Edges(inside.x - outer.x, inside.y - outer.y, outer.right - inside.right, outer.bottom - inside.bottom)
        at_margin = self.margin if self.window in (None, "band") else 0.0
        frame = PictureBox(inside.width, inside.height, beyond, at_margin, self.part)
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

    def _places(self) -> Iterator[tuple[Text | Numeral, LabelPlace]]:
        """The labels with their places; words take the color of theirs."""
        if isinstance(self.motif, Motif):
            for label, place in zip(self.labels, self.motif.labels, strict=False):
                if isinstance(label, Text):
                    label = replace(label, role=LABEL, align="center", color=self.colors[place.fill])
                yield label, place

    def _needed(self, step: FitStep) -> tuple[float, str]:
        """The least unit at which all labels stay within their crowns and their widths, and the label that asks for most."""
        units = [(_unit_for(label, place, step), label.words) for label, place in self._places() if isinstance(label, Text)]
        return max(units, default=(0.0, ""))

    def _place_labels(self, motif: Motif, box: Box, step: FitStep, canvas: Canvas) -> None:
        own, unit = box_of(motif, PictureBox(box.width, box.height, part=self.part))
        for label, place in self._places():
            x, y = box.x + own.x + place.at[0] * unit, box.y + own.y + place.at[1] * unit
            if place.crown and isinstance(label, Text):
                self._place_in_crown(label, place.crown, (x, y), unit, step, canvas)
                continue
            width = place.width * unit
            if isinstance(label, Text):
                label = placed_label(label, place, unit, step)
            size = label.measure(width, step)
            # The middle of its small letters, or of all its lines, stands in the middle of the place.
            middle = size.middle + (size.height - size.first - size.last) / 2 if size.middle else size.height / 2
            label.place(Box(x - width / 2, y - middle, width, size.height), step, canvas)

    def _place_in_crown(self, label: Text, crown: tuple[float, float], center: Point, unit: float, step: FitStep, canvas: Canvas) -> None:
        inner, outer = (radius * unit for radius in crown)
        ink = _ink(label, step)
        # Where there is room, the middle of its small letters stands in the middle of the band.
        wanted = (inner + outer) / 2 - (ink.bottom - ink.middle)
        foot = center[1] - foot_of((inner, outer), ink.width, ink.height, _CLEAR, wanted)
        top = foot - ink.bottom
        if self.monochrome and label.color == self.colors["ink"]:
            # Lines that fill the band end around the label.
            around = Box(center[0] - ink.width / 2, foot - ink.height, ink.width, ink.height).inset(-_CLEAR / 2)
            with canvas.decoration():
                canvas.add(RectItem(around, role="knockout", fill=self.colors["paper"]))
        label.place(Box(center[0] - ink.width / 2 - 1, top, ink.width + 2, 0), step, canvas)


@dataclass(frozen=True)
class _Ink:
    """Where the ink of a label on one line lies in its box: how wide it is, its top and bottom, and the middle of its small letters."""

    width: float
    top: float
    bottom: float
    middle: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def _figure(motif: Motif, box: Box) -> float:
    """The area of a picture's figures in a box, without the room that it leaves for a title."""
    own, _ = box_of(motif, PictureBox(box.width, box.height))
    return own.width * own.height * (1 - motif.room[0] / motif.width if motif.room else 1)


def _unit_for(label: Text, place: LabelPlace, step: FitStep) -> float:
    """The least unit at which a label has room in its place."""
    if not place.crown:
        return unit_of_label(label, place, step)
    ink = _ink(label, step)
    return unit_for(place.crown, ink.width, ink.height, _CLEAR)


def _ink(label: Text, step: FitStep) -> _Ink:
    width = label.natural_width(step)
    size = label.measure(width + 1, step)
    return _Ink(width, -size.over, size.height + size.under, size.middle)
