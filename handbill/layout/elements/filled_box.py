"""A box around one element, with padding and optionally a tint that may bleed off the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from handbill.core.geometry import Box
from handbill.graphics.items import Color, RectItem
from handbill.layout.elements.element import Canvas, Edges, Element, FitStep, Size

NO_EDGES = Edges(0, 0, 0, 0)


@dataclass(frozen=True)
class FilledBox:
    """`padding` in points shrinks with the type unless `fixed`; `bleed` is how far the tint extends beyond the box on each side.

    With `flex` the box takes spare height; `align` is the position of its element in it. Ink that reaches above or below the element may
    take up padding, but must keep `clear` points from the top and the bottom of the box, where the padding is as wide as that.
    """

    element: Element
    padding: Edges
    fill: Color | None = None
    radius: float = 0.0
    bleed: Edges = NO_EDGES
    flex: float = 0.0
    align: Literal["top", "middle"] = "middle"
    fixed: bool = False
    clear: float = 0.0

    def measure(self, width: float, step: FitStep) -> Size:
        edges, inside = self._inside(width, step)
        first, middle = (edges.top + level if level and self.align == "top" else 0.0 for level in (inside.first, inside.middle))
        height = inside.height + edges.top + edges.bottom
        return Size(height, inside.excess, self.flex, inside.culprit, first, middle=middle)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        if self.fill:
            with canvas.decoration():
                canvas.add(RectItem(box.grow(*self.bleed), role="panel", fill=self.fill, radius=self.radius))
        edges, size = self._inside(box.width, step)
        inside = box.grow(-edges.left, -edges.top, -edges.right, -edges.bottom)
        if not size.flex and self.align == "middle":
            spare = max(0.0, inside.height - size.height)
            inside = inside.grow(0, -spare / 2, 0, -spare / 2)
        self.element.place(inside, step, canvas)

    def _inside(self, width: float, step: FitStep) -> tuple[Edges, Size]:
        """The padding, and the size of the element."""
        edges = self.padding if self.fixed else self.padding.scaled(step.scale)
        size = self.element.measure(width - edges.left - edges.right, step)
        return edges._replace(top=self._clear(edges.top, size.over), bottom=self._clear(edges.bottom, size.under)), size

    def _clear(self, edge: float, ink: float) -> float:
        """The padding of a side on which ink reaches beyond the element."""
        return max(edge, self.clear + ink) if edge >= self.clear else edge
