"""Tear-off tabs: the same element repeated along the bottom edge, rotated, with lines to cut between."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Item, RectItem, TextItem
from handbill.layout.elements.element import Canvas, Element, FitStep, Size

_DASH = (3.0, 3.0)


@dataclass(frozen=True)
class Tabs:
    """`count` tabs, always `height` points high. Each holds the element rotated by a quarter turn, reading upward.

    `padding` stays free next to the cutting line, which is `line` points thick, and `edge` at the bottom and the sides of the page, which
    office printers leave white.
    """

    element: Element
    count: int
    height: float
    padding: float
    edge: float
    color: Color
    line: float

    def measure(self, width: float, step: FitStep) -> Size:
        inside = self.element.measure(self._length, step)
        over = max(inside.excess, inside.height + self.edge - width / self.count)
        return Size(self.height, excess=max(0.0, over), culprit=inside.culprit)

    @property
    def _length(self) -> float:
        return self.height - self.padding - self.edge

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        width = box.width / self.count
        for index in range(self.count):
            tab = Box(box.x + index * width, box.bottom - self.height, width, self.height)
            # Only the first tab is read; the others repeat it.
            with nullcontext() if index == 0 else canvas.decoration():
                self._place_one(tab, box, step, canvas)
        with canvas.decoration():
            for index in range(1, self.count):
                line = Box(box.x + index * width, box.bottom - self.height, 0, self.height)
                canvas.add(RectItem(line, role="cut", stroke=self.color, stroke_width=self.line, dash=_DASH))
            across = Box(box.x, box.bottom - self.height, box.width, 0)
            canvas.add(RectItem(across, role="cut", stroke=self.color, stroke_width=self.line, dash=_DASH))

    def _place_one(self, tab: Box, page: Box, step: FitStep, canvas: Canvas) -> None:
        rotated = Canvas(tab.height, "ltr")
        inside = self.element.measure(self._length, step)
        # In the middle of the tab, but not near the page's side.
        left = (tab.width - inside.height) / 2
        left = max(left, page.x + self.edge - tab.x)
        left = min(left, page.right - self.edge - inside.height - tab.x)
        self.element.place(Box(self.edge, left, self._length, inside.height), step, rotated)
        for item in rotated.items:
            with canvas.tags(item.tags):
                canvas.add(_rotate_into(item, tab))


def _rotate_into(item: Item, tab: Box) -> Item:
    box = Box(tab.x + item.box.y, tab.bottom - item.box.right, item.box.height, item.box.width)
    if isinstance(item, TextItem):
        return replace(item, box=box, baseline=tab.x + item.baseline, turn=90)
    return replace(item, box=box)
