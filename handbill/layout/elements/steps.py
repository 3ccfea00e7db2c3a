"""Steps to be taken one after the other: a dotted path with a numbered dot for each, across the page or, on a narrow one, down its side."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import pairwise

from handbill.core.geometry import Box
from handbill.graphics.items import Color, Drawing, DrawingItem, Shape, Tag
from handbill.graphics.motif.outlines import dots_along
from handbill.layout.elements.element import Canvas, FitStep, Size, widest
from handbill.layout.elements.numbered_dot import NumberedDot
from handbill.layout.elements.text import Text

ROLE = "path"
# In parts of the diameter of a numbered dot.
_THICKNESS = 0.1  # of the path
_CLEAR = 0.2  # between the path and a numbered dot
_UNDER, _BESIDE = 0.25, 0.4  # between a numbered dot and its words
_APART = 2.2  # the distance of the path's dots, as a multiple of its thickness


@dataclass(frozen=True)
class Steps:
    """`gap`: between columns, or between steps that stand one under the other, in points; it shrinks with the type. `across`: whether the
    path runs across the page."""

    dots: tuple[NumberedDot, ...]
    words: tuple[Text, ...]
    color: Color
    across: bool
    gap: float

    def measure(self, width: float, step: FitStep) -> Size:
        places = self._places(Box(0, 0, width, 0), step)
        most = widest([words.measure(place.width, step) for words, (_, place) in zip(self.words, places, strict=True)])
        return Size(max(max(dot.bottom, place.bottom) for dot, place in places), most.excess, culprit=most.culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        places = self._places(box, step)
        with canvas.decoration():
            for (one, _), (other, _) in pairwise(places):
                canvas.add(self._path(one, other))
        with canvas.tag(Tag("L", attributes=(("O", "List"), ("ListNumbering", "Decimal")))):
            for dot, words, (at, place) in zip(self.dots, self.words, places, strict=True):
                with canvas.tag(Tag("LI")):
                    dot.place(at, step, canvas)
                    replace(words, kind="LBody").place(place, step, canvas)

    def _places(self, box: Box, step: FitStep) -> list[tuple[Box, Box]]:
        """Where each numbered dot and its words stand."""
        diameter, gap, count = self.dots[0].diameter(step), self.gap * step.scale, len(self.dots)
        places = []
        if self.across:
            width = (box.width - gap * (count - 1)) / count
            top = box.y + diameter * (1 + _UNDER)
            for index, words in enumerate(self.words):
                x = box.x + index * (width + gap)
                places.append((Box(x, box.y, diameter, diameter), Box(x, top, width, words.measure(width, step).height)))
            return places
        indent, y = diameter * (1 + _BESIDE), box.y
        for words in self.words:
            size = words.measure(box.width - indent, step)
            # A numbered dot stands at the middle of the small letters of its first line.
            rise = max(0.0, diameter / 2 - size.middle)
            dot = Box(box.x, y + rise + size.middle - diameter / 2, diameter, diameter)
            places.append((dot, Box(box.x + indent, y + rise, box.width - indent, size.height)))
            y = max(dot.bottom, y + rise + size.height) + gap
        return places

    def _path(self, one: Box, other: Box) -> DrawingItem:
        """The dots between two numbered ones, evenly apart."""
        thickness = one.width * _THICKNESS
        (x1, y1), (x2, y2) = one.center, other.center
        part = one.width * (0.5 + _CLEAR) / math.dist(one.center, other.center)
        left, top, right, bottom = x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, x2 - (x2 - x1) * part, y2 - (y2 - y1) * part
        box = Box(left, top, right - left, bottom - top).inset(-thickness / 2)
        dots = dots_along((left - box.x, top - box.y), (right - box.x, bottom - box.y), thickness, _APART)
        return DrawingItem(box, role=ROLE, drawing=Drawing(box.width, box.height, (Shape(dots, fill=self.color),)))
