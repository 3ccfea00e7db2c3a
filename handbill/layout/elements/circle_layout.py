"""Nested half ellipses on the side where reading starts, one for each row beside them, to show levels that contain each other.

The outermost belongs to the first row; all are cut off by the page's edge. A line connects the rim of each with its row.
"""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Drawing, DrawingItem, RectItem, Shape
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest

_GAP = 4 / 13  # part of `room` between a line and its row
_CURVE = 0.5523  # control points of a quarter ellipse drawn as a cubic curve


@dataclass(frozen=True)
class CircleLayout:
    """`rows` from the outermost level to the innermost, `gap` points apart. `reach` is how far the outermost arc extends into the element;
    `margin` the distance from the page's edge to the element; `room` the space between arcs and rows; `rim` the thickness of the arcs'
    outline, twice that of the lines to the rows. Only the gaps shrink with the type."""

    rows: tuple[Element, ...]
    gap: float
    reach: float
    margin: float
    room: float
    rim: float
    color: Color
    fills: tuple[Color, ...]

    def measure(self, width: float, step: FitStep) -> Size:
        sizes = self._sizes(width, step)
        height = sum(size.height for size in sizes) + self.gap * step.scale * (len(sizes) - 1)
        return Size(height, widest(sizes).excess, flex=1.0, culprit=widest(sizes).culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        sizes = self._sizes(box.width, step)
        spare = max(0.0, box.height - self.measure(box.width, step).height) / max(1, len(sizes))
        tops, y = [], box.y
        for size in sizes:
            tops.append(y)
            y += size.height + spare + self.gap * step.scale
        with canvas.decoration():
            for index, top in enumerate(tops):
                self._place_arc(index, Box(box.x - self.margin, top, 0, box.bottom - top), box, canvas)
        x = box.x + self._inset()
        for row, size, top in zip(self.rows, sizes, tops, strict=True):
            row.place(Box(x, top, box.right - x, size.height), step, canvas)

    def _place_arc(self, index: int, edge: Box, box: Box, canvas: Canvas) -> None:
        """One half ellipse on the page's edge, from the top of its row to the bottom of the element, and the line to its row."""
        across = (self.reach + self.margin) * edge.height / box.height
        fill = self.fills[index % len(self.fills)]
        half = Box(edge.x, edge.y, across, edge.height)
        canvas.add(DrawingItem(half, role="arc", drawing=self._half_ellipse(across, edge.height, fill, canvas.direction == "rtl")))
        start = edge.x + across * 0.62
        level = edge.y + edge.height * 0.115
        canvas.add(
            RectItem(Box(start, level, box.x + self._inset() - self.room * _GAP - start, self.rim / 2), role="leader", fill=self.color)
        )

    def _inset(self) -> float:
        return self.reach + self.room

    def _sizes(self, width: float, step: FitStep) -> list[Size]:
        return [row.measure(width - self._inset(), step) for row in self.rows]

    def _half_ellipse(self, across: float, height: float, fill: Color, mirrored: bool) -> Drawing:
        """Half an ellipse that bulges away from the edge; `mirrored` if the edge is on the right."""
        middle = height / 2

        def at(x: float) -> float:
            return across - x if mirrored else x

        path = (
            ("M", (at(0), 0.0)),
            ("C", (at(across * _CURVE), 0.0, at(across), middle * (1 - _CURVE), at(across), middle)),
            ("C", (at(across), middle * (1 + _CURVE), at(across * _CURVE), height, at(0), height)),
        )
        return Drawing(across, height, (Shape(path, fill=fill, stroke=self.color, width=self.rim),))  # type: ignore[arg-type]
