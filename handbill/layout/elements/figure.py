"""A drawing or bitmap as an element: a mark, a logo, a QR code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Drawing, DrawingItem, ImageItem, Shape, Tag
from handbill.graphics.logo import Bitmap
from handbill.layout.elements.element import Canvas, FitStep, Size

_LEAST_LINE = 0.5  # points: common shop limit for lines in several inks


@dataclass(frozen=True)
class Figure:
    """A picture scaled to fit `width` x `height` points, at the start of its box or, with `at_end`, at the end. Without `alt` it is
    decoration.

    `fixed` keeps the size when type shrinks, as QR codes and logos need a minimum size. A `boxed` picture takes the whole height, whatever
    its proportions, and is set there in the box.
    """

    picture: Drawing | Bitmap
    width: float
    height: float
    color: Color | None = None
    alt: str = ""
    role: str = "figure"
    fixed: bool = False
    link: str = ""
    boxed: Literal["", "middle", "bottom"] = ""
    at_end: bool = False

    def measure(self, width: float, step: FitStep) -> Size:
        drawn_width, drawn_height = self._drawn(step)
        return Size(max(drawn_height, self._room(step)), excess=max(0.0, drawn_width - width - 0.01), culprit=self.alt or self.role)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        width, height = self._drawn(step)
        spare = max(0.0, self._room(step) - height)
        at = Box(box.right - width if self.at_end else box.x, box.y + spare * (0.5 if self.boxed == "middle" else 1.0), width, height)
        if self.alt:
            with canvas.tag(Tag("Figure", alt=self.alt)):
                self._add(at, canvas)
        else:
            with canvas.decoration():
                self._add(at, canvas)

    def _drawn(self, step: FitStep) -> tuple[float, float]:
        factor = 1.0 if self.fixed else step.scale
        fit = min(self.width / self.picture.width, self.height / self.picture.height) * factor
        return self.picture.width * fit, self.picture.height * fit

    def _room(self, step: FitStep) -> float:
        """The height that a boxed picture takes at least."""
        return self.height * (1.0 if self.fixed else step.scale) if self.boxed else 0.0

    def _add(self, at: Box, canvas: Canvas) -> None:
        if isinstance(self.picture, Bitmap):
            pixels = (self.picture.width, self.picture.height)
            canvas.add(ImageItem(at, role=self.role, link=self.link, data=self.picture.data, pixels=pixels))
        else:
            drawing = _thick_enough(self.picture, at.width / self.picture.width)
            canvas.add(DrawingItem(at, role=self.role, link=self.link, drawing=drawing, color=self.color))


def _thick_enough(drawing: Drawing, scale: float) -> Drawing:
    """The drawing with its strokes in the item's color no thinner than a press can print in several inks at this scale."""
    least = _LEAST_LINE / scale
    if not any(_is_thin(shape, least) for shape in drawing.shapes):
        return drawing
    shapes = tuple(replace(shape, width=least) if _is_thin(shape, least) else shape for shape in drawing.shapes)
    return replace(drawing, shapes=shapes)


def _is_thin(shape: Shape, least: float) -> bool:
    # Shapes with paints of their own, as in a logo, are left as they are.
    return not shape.fill and not shape.stroke and 0 < shape.width < least
