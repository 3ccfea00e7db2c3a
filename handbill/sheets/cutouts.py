"""Draws the outline of what is punched out of a leaf where the leaf lies on a sheet. Points, y downward."""

from __future__ import annotations

import math

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Cutout, Drawing, DrawingItem, Shape
from handbill.graphics.motif.outlines import circle
from handbill.layout.notes import BLACK
from handbill.sheets.leaf import Face
from handbill.sheets.marks import mark_style
from handbill.sheets.rotation import Rotation, rotate_box, rotated_size

ROLE = "die"
# An ink of its own, so that a shop can see the line and leave it out: shops ask for a spot color in full magenta of such a name.
DIE_LINE = Color("die line", (1.0, 0.0, 1.0), (0.0, 1.0, 0.0, 0.0), spot="Die line")


def die_line(face: Face, trim: Box) -> tuple[DrawingItem, ...]:
    """The line for a die in a shop's file, which prints over what lies under it; nothing where nothing is punched out."""
    return (_outline(face.cutout, trim, 0, DIE_LINE, overprint=True),) if face.cutout else ()


def scissors_line(face: Face, trim: Box, turn: Rotation) -> tuple[DrawingItem, ...]:
    """The line to cut along by hand on the sheet of an office printer, where the leaf's trim lies at `trim`, turned."""
    return (_outline(face.cutout, trim, turn, BLACK),) if face.cutout else ()


def _outline(cutout: Cutout, trim: Box, turn: Rotation, color: Color, overprint: bool = False) -> DrawingItem:
    upright = rotated_size(trim.width, trim.height, turn)
    middle = _on_sheet((cutout.x, cutout.y), upright, turn)
    path = circle(middle, cutout.radius)
    if cutout.slit:
        end = _on_sheet(cutout.slit, upright, turn)
        part = cutout.radius / math.dist(middle, end)
        start = tuple(own + part * (other - own) for own, other in zip(middle, end, strict=True))
        path = (*path, ("M", start), ("L", end))
    drawing = Drawing(trim.width, trim.height, (Shape(path, stroke=color, width=mark_style().width),))
    return DrawingItem(trim, role=ROLE, drawing=drawing, overprint=overprint)


def _on_sheet(point: tuple[float, float], size: tuple[float, float], turn: Rotation) -> tuple[float, float]:
    box = rotate_box(Box(*point, 0, 0), size, turn)
    return box.x, box.y
