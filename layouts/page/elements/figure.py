"""A drawing or bitmap as an element: an icon, a logo, a QR code."""

from __future__ import annotations

from dataclasses import dataclass

from layouts.geometry import Box
from layouts.page.elements.element import Canvas, Setting, Size
from layouts.page.items import Color, Drawing, DrawingItem, ImageItem, Tag
from layouts.page.logo import Bitmap


@dataclass(frozen=True)
class Figure:
    """Scaled to fit `width` x `height` points and set at the start of its box. Without `alt` it is decoration beside a word.

    `fixed` keeps the size when type shrinks: a QR code or a logo has a smallest size of its own.
    """

    picture: Drawing | Bitmap
    width: float
    height: float
    color: Color | None = None
    alt: str = ""
    role: str = "figure"
    fixed: bool = False
    link: str = ""

    def measure(self, width: float, setting: Setting) -> Size:
        drawn_width, drawn_height = self._drawn(setting)
        return Size(drawn_height, excess=max(0.0, drawn_width - width - 0.01), culprit=self.alt or self.role)

    def place(self, box: Box, setting: Setting, canvas: Canvas) -> None:
        width, height = self._drawn(setting)
        at = Box(box.x, box.y, width, height)
        if self.alt:
            with canvas.tag(Tag("Figure", alt=self.alt)):
                self._add(at, canvas)
        else:
            with canvas.decoration():
                self._add(at, canvas)

    def _drawn(self, setting: Setting) -> tuple[float, float]:
        factor = 1.0 if self.fixed else setting.scale
        fit = min(self.width / self.picture.width, self.height / self.picture.height) * factor
        return self.picture.width * fit, self.picture.height * fit

    def _add(self, at: Box, canvas: Canvas) -> None:
        if isinstance(self.picture, Bitmap):
            pixels = (self.picture.width, self.picture.height)
            canvas.add(ImageItem(at, role=self.role, link=self.link, data=self.picture.data, pixels=pixels))
        else:
            canvas.add(DrawingItem(at, role=self.role, link=self.link, drawing=self.picture, color=self.color))
