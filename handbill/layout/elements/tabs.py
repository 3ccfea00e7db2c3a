"""Strips to tear off: the same element over and over along the bottom edge, read with the sheet turned, with lines to cut between."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Item, RectItem, TextItem
from handbill.layout.elements.element import Canvas, Element, FitStep, Size

_DASH = (3.0, 3.0)


@dataclass(frozen=True)
class Tabs:
    """`count` strips, `height` points high whatever the type does. Each holds the element turned a quarter, reading upward.

    `padding` stays free at the line to cut along, which is `line` points thick, and `edge` at the foot of the page, where office printers
    leave a strip white.
    """

    element: Element
    count: int
    height: float
    padding: float
    edge: float
    color: Color
    line: float

    def measure(self, width: float, setting: FitStep) -> Size:
        inside = self.element.measure(self._length, setting)
        over = max(inside.excess, inside.height - width / self.count)
        return Size(self.height, excess=max(0.0, over), culprit=inside.culprit)

    @property
    def _length(self) -> float:
        return self.height - self.padding - self.edge

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        width = box.width / self.count
        for index in range(self.count):
            tab = Box(box.x + index * width, box.bottom - self.height, width, self.height)
            # Read once is enough: the other tabs say the same.
            with nullcontext() if index == 0 else canvas.decoration():
                self._place_one(tab, setting, canvas)
        with canvas.decoration():
            for index in range(1, self.count):
                line = Box(box.x + index * width, box.bottom - self.height, 0, self.height)
                canvas.add(RectItem(line, role="cut", stroke=self.color, stroke_width=self.line, dash=_DASH))
            across = Box(box.x, box.bottom - self.height, box.width, 0)
            canvas.add(RectItem(across, role="cut", stroke=self.color, stroke_width=self.line, dash=_DASH))

    def _place_one(self, tab: Box, setting: FitStep, canvas: Canvas) -> None:
        lying = Canvas(tab.height, "ltr")
        inside = self.element.measure(self._length, setting)
        top = (tab.width - inside.height) / 2
        self.element.place(Box(self.edge, top, self._length, inside.height), setting, lying)
        for item in lying.items:
            with canvas.tags(item.tags):
                canvas.add(_turned(item, tab))


def _turned(item: Item, tab: Box) -> Item:
    box = Box(tab.x + item.box.y, tab.bottom - item.box.right, item.box.height, item.box.width)
    if isinstance(item, TextItem):
        return replace(item, box=box, baseline=tab.x + item.baseline, turn=90)
    return replace(item, box=box)
