"""An element that stands in a structure element of its own: the cell of a table."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.graphics.items import Tag
from handbill.layout.elements.element import Canvas, Element, FitStep, Size


@dataclass(frozen=True)
class Tagged:
    """`kind` is the structure element (TD, TH), `attributes` its own, as in Tag. Each placing makes a new one."""

    element: Element
    kind: str
    attributes: tuple[tuple[str, str], ...] = ()

    def measure(self, width: float, setting: FitStep) -> Size:
        return self.element.measure(width, setting)

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        with canvas.tag(Tag(self.kind, attributes=self.attributes)):
            self.element.place(box, setting, canvas)
