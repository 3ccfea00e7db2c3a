"""Finds where the tiles of a page are joined: a little off the even places, where a cut runs through the least of what is printed.

What a seam runs through is judged by the page's items. A glyph or a part of a picture counts with its whole area, so that a large digit is
spared before small print; flat color counts only where that is equal. Points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.items import Drawing, DrawingItem, ImageItem, Item, Page, RectItem, TextItem, colors_of, colors_of_shape
from handbill.typeset.fonts import InkBounds
from handbill.typeset.glyph_ink import ink_of_clusters

# How far a seam may move from its even place, so that it can pass beside the number or the code of a large poster, and by what steps.
REACH = 32 * MILLIMETER
_STEP = 0.5 * MILLIMETER
_MOST_STEPS = round(REACH / _STEP)
# Cuts are off by a millimeter or two, so what is nearer to a seam than this counts, too: beside the seam as this part of what is cut.
_CLEAR = 3 * MILLIMETER
_NEARNESS = 0.01
# Letters nearer to each other than this part of the type size are joined, or look so: no seam belongs between them.
_JOINED = 0.01
# A digit cut in two may be read as another: its area counts so many times.
_DIGIT = 4.0
_SLACK = 1e-6
_WHITE = (1.0, 1.0, 1.0)


@dataclass(frozen=True)
class PrintedSpan:
    """From where to where something printed reaches along one axis: a figure with its `area`, or flat color with its `length` across."""

    start: float
    end: float
    area: float = 0.0
    length: float = 0.0


class SeamCost(NamedTuple):
    """What is wrong with a seam, the worst first: the area of what it runs through, the length of flat color that it crosses, and its
    distance from the even place."""

    cut: float = 0.0
    crossed: float = 0.0
    off: float = 0.0

    def plus(self, other: SeamCost) -> SeamCost:
        return SeamCost(*(round(mine + theirs, 3) for mine, theirs in zip(self, other, strict=True)))


def seek_seams(spans: Sequence[PrintedSpan], even: Sequence[float], size: float, longest: float, overlap: float) -> tuple[float, ...]:
    """Where each tile but the first begins, within reach of its `even` place; together the seams that cost least.

    No tile is longer than `longest`, with the `overlap` that lies under the next one; nor may the tiles of the `even` places be.
    """
    # For each place where the last tile so far may begin: the least that the seams up to there cost, and these seams.
    found: dict[float, tuple[SeamCost, tuple[float, ...]]] = {0.0: (SeamCost(), ())}
    for place in even:
        near = [span for span in spans if span.end > place - REACH - _CLEAR and span.start < place + REACH + _CLEAR]
        further = {}
        for step in range(-_MOST_STEPS, _MOST_STEPS + 1):
            seam = place + step * _STEP
            before = [known for start, known in found.items() if start < seam and seam + overlap - start <= longest + _SLACK]
            if before and seam + overlap < size:
                cost, seams = min(before)
                further[seam] = (cost.plus(_cost(near, seam, place)), (*seams, seam))
        found = further
    return min(known for start, known in found.items() if size - start <= longest + _SLACK)[1]


def printed_spans(page: Page, axis: Literal["x", "y"]) -> tuple[PrintedSpan, ...]:
    """What is printed on a page, along an axis."""
    trim = Box(0, 0, page.width, page.height)
    spans = []
    for item in page.items:
        for box, weight in _inked_parts(item):
            shown = box.common(trim)
            start, end, across = (shown.x, shown.right, shown.height) if axis == "x" else (shown.y, shown.bottom, shown.width)
            if end > start or across > 0:
                spans.append(PrintedSpan(start, end, shown.width * shown.height * weight, 0.0 if weight else across))
    return tuple(spans)


def _cost(spans: Sequence[PrintedSpan], seam: float, place: float) -> SeamCost:
    cut = crossed = 0.0
    for span in spans:
        away = max(span.start - seam, seam - span.end)
        part = 1.0 if away < 0 else _NEARNESS * max(0.0, 1 - away / _CLEAR)
        cut += part * span.area
        crossed += part * span.length
    return SeamCost(cut, crossed, abs(seam - place))


def _inked_parts(item: Item) -> Iterator[tuple[Box, float]]:
    """The boxes of an item that print, each with what it weighs for its area; flat color has no weight."""
    if isinstance(item, TextItem):
        yield from _words(item)
    elif isinstance(item, DrawingItem):
        # A code is read only with the white around it.
        yield from ((box, 1.0) for box in ([item.box] if item.role == "code" else _shapes(item.drawing, item.box)))
    elif isinstance(item, ImageItem):
        yield item.box, 1.0
    elif isinstance(item, RectItem) and any(color.rgb != _WHITE for color in colors_of(item)):
        yield item.box, 0.0


def _words(item: TextItem) -> Iterator[tuple[Box, float]]:
    """The ink of a line, letter by letter; joined letters are one."""
    joined: list[tuple[InkBounds, float]] = []
    for text, ink in ink_of_clusters(item.runs):
        weight = _DIGIT if text.isdigit() else 1.0
        if joined and ink.left - joined[-1][0].right < _JOINED * 1000:
            last, heavier = joined.pop()
            ink = InkBounds(min(last.left, ink.left), min(last.bottom, ink.bottom), max(last.right, ink.right), max(last.top, ink.top))
            weight = max(weight, heavier)
        joined.append((ink, weight))
    for ink, weight in joined:
        left, bottom, right, top = (value * item.size / 1000 for value in ink)
        if item.turn:
            yield Box(item.baseline - top, item.box.bottom - right, top - bottom, right - left), weight
        else:
            yield Box(item.box.x + left, item.baseline - top, right - left, top - bottom), weight


def _shapes(drawing: Drawing, box: Box) -> Iterator[Box]:
    across, down = box.width / drawing.width, box.height / drawing.height
    for shape in drawing.shapes:
        values = [value for _, values in shape.path for value in values]
        colors = list(colors_of_shape(shape))
        if not values or (colors and all(color.rgb == _WHITE for color in colors)):
            continue
        half = shape.width / 2
        left, right = min(values[::2]) - half, max(values[::2]) + half
        top, bottom = min(values[1::2]) - half, max(values[1::2]) + half
        yield Box(box.x + left * across, box.y + top * down, (right - left) * across, (bottom - top) * down)
