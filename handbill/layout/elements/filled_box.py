"""A box with room inside: a tint, a frame, a band that runs off the page, or only the room, around one element."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handbill.core.geometry import Box
from handbill.graphics.items import Color, RectItem
from handbill.layout.elements.element import Canvas, Edges, Element, FitStep, Size

NO_EDGES = Edges(0, 0, 0, 0)


@dataclass(frozen=True)
class FilledBox:
    """`padding` in points shrinks with the type unless `fixed`; `bleed` is how far the tint runs on beyond the box at each side.

    `flex` lets the panel take spare height, and `align` says where its element then stands.
    """

    element: Element
    padding: Edges
    fill: Color | None = None
    radius: float = 0.0
    bleed: Edges = NO_EDGES
    flex: float = 0.0
    align: Literal["top", "middle"] = "middle"
    fixed: bool = False

    def measure(self, width: float, setting: FitStep) -> Size:
        edges = self._edges(setting)
        inside = self.element.measure(width - edges.left - edges.right, setting)
        first = edges.top + inside.first if inside.first and self.align == "top" else 0.0
        return Size(inside.height + edges.top + edges.bottom, inside.excess, self.flex, inside.culprit, first)

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        if self.fill:
            with canvas.decoration():
                canvas.add(RectItem(box.grow(*self.bleed), role="panel", fill=self.fill, radius=self.radius))
        edges = self._edges(setting)
        inside = box.grow(-edges.left, -edges.top, -edges.right, -edges.bottom)
        size = self.element.measure(inside.width, setting)
        if not size.flex and self.align == "middle":
            spare = max(0.0, inside.height - size.height)
            inside = inside.grow(0, -spare / 2, 0, -spare / 2)
        self.element.place(inside, setting, canvas)

    def _edges(self, setting: FitStep) -> Edges:
        return self.padding if self.fixed else self.padding.scaled(setting.scale)
