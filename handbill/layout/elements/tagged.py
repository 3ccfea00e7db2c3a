"""Elements inside structure elements of their own, such as table cells."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.graphics.items import RectItem, Tag
from handbill.layout.elements.element import Canvas, Element, FitStep, Size


@dataclass(frozen=True)
class Tagged:
    """`kind` is the structure element (TD, TH), `attributes` are its attributes as in Tag. Each call of `place` makes a new one."""

    element: Element
    kind: str
    attributes: tuple[tuple[str, str], ...] = ()

    def measure(self, width: float, step: FitStep) -> Size:
        return self.element.measure(width, step)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        with canvas.tag(Tag(self.kind, attributes=self.attributes)):
            self.element.place(box, step, canvas)


@dataclass(frozen=True)
class EmptyCell:
    """A cell with nothing in it, which the structure of a table still needs; to be put into a Tagged."""

    def measure(self, width: float, step: FitStep) -> Size:
        return Size(0)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        canvas.add(RectItem(box, role="cell"))
