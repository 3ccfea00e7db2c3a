"""An element inside its own structure element, such as a table cell."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.graphics.items import Tag
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
