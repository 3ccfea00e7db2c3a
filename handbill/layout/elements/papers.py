"""Two papers side by side to be compared: a sign, a heading and as many items on each, and what belongs together on one level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle, pairwise

from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.items import Color, Drawing, DrawingItem, Shape, Tag
from handbill.graphics.motif.outlines import polygon
from handbill.graphics.svg.path_data import Point
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest
from handbill.layout.elements.text import Text

ROLE = "paper"
_DEPTH = 4.6 * MILLIMETER  # of a torn edge at its deepest
# The points of a torn edge: how deep each is, as a part of the depth, and how far below the one before. They are uneven because an even
# zigzag would look like a saw. A longer edge repeats them.
_TEAR = ((1.0, 4.6), (0.25, 5.4), (0.8, 4.2), (0.0, 5.6), (0.65, 3.8), (0.12, 4.8), (0.95, 5.8), (0.3, 4.4), (0.75, 4.0), (0.05, 5.0))
_CLEAR = 3 * MILLIMETER  # more room for words beside a tear
_LAST = 3 * MILLIMETER  # a tear ends with no point nearer to its corner
_NEARER = 0.94  # from a heading to its items, as a part of the distance of the items


@dataclass(frozen=True)
class ComparedPaper:
    """One of the two. `fill`: its ground; `outline`: of its edge, if it has a line; `torn`: whether the edge away from the other is."""

    sign: Element
    heading: Text
    items: tuple[Text, ...]
    fill: Color | None = None
    outline: Color | None = None
    torn: bool = False


@dataclass(frozen=True)
class Papers:
    """`gap` between the papers, `padding` inside them and `under_sign` shrink with the type; all in points. `pitch`: from the last baseline
    of an item to the first of the next, as a part of the leading. `line`: the thickness of outlines.

    The signs take the height that is to spare, up to `largest_sign`; more than that stays free at the foot of the papers.
    """

    papers: tuple[ComparedPaper, ComparedPaper]
    gap: float
    padding: float
    under_sign: float
    pitch: float
    line: float
    largest_sign: float

    def measure(self, width: float, step: FitStep) -> Size:
        pairs = self._pairs(width, step)
        most = widest([size for pair in pairs for size in pair])
        height = self._sign(width, step) + self._around_sign(step) + self._levels(pairs, step)[-1]
        return Size(height, most.excess, flex=1.0, culprit=most.culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        pairs, padding = self._pairs(box.width, step), self.padding * step.scale
        *levels, height = self._levels(pairs, step)
        for side, paper in enumerate(self.papers):
            ground, inside = self._ground(side, box, step), self._inside(side, box, step)
            with canvas.decoration():
                canvas.add(DrawingItem(ground, role=ROLE, drawing=_drawn(paper, ground, self.line, canvas.direction == "rtl")))
            sign = min(box.height - height - self._around_sign(step), max(self.largest_sign, self._sign(box.width, step)))
            paper.sign.place(Box(inside.x, box.y + padding, inside.width, sign), step, canvas)
            top = box.y + padding + sign + self.under_sign * step.scale
            places = [
                Box(inside.x, top + level - pair[side].first, inside.width, pair[side].height)
                for level, pair in zip(levels, pairs, strict=True)
            ]
            paper.heading.place(places[0], step, canvas)
            with canvas.tag(Tag("L", attributes=(("O", "List"), ("ListNumbering", "None")))):
                for item, place in zip(paper.items, places[1:], strict=True):
                    with canvas.tag(Tag("LI")):
                        replace(item, kind="LBody").place(place, step, canvas)

    def _sign(self, width: float, step: FitStep) -> float:
        """The least height of the signs."""
        insides = [self._inside(side, Box(0, 0, width, 0), step) for side in (0, 1)]
        return max(paper.sign.measure(inside.width, step).height for paper, inside in zip(self.papers, insides, strict=True))

    def _around_sign(self, step: FitStep) -> float:
        return (2 * self.padding + self.under_sign) * step.scale

    def _pairs(self, width: float, step: FitStep) -> list[tuple[Size, Size]]:
        """The sizes of what stands on one level on both papers: the headings, then the items."""
        one, other = (
            [text.measure(self._inside(side, Box(0, 0, width, 0), step).width, step) for text in (paper.heading, *paper.items)]
            for side, paper in enumerate(self.papers)
        )
        return list(zip(one, other, strict=True))

    def _levels(self, pairs: list[tuple[Size, Size]], step: FitStep) -> list[float]:
        """From the top of the headings to the first baseline of each pair, and to the bottom of all."""
        pitch = self.pitch * self.papers[0].items[0].leading(step)
        # What scripts with marks above and below need at least, so that the ink of two pairs keeps apart.
        least = [
            max(size.last + size.under for size in upper) + max(size.first + size.over for size in lower)
            for upper, lower in pairwise(pairs)
        ]
        from_heading = max(_NEARER * pitch, least[0])
        apart = [from_heading, *(max(pitch, from_heading / _NEARER, each) for each in least[1:])]
        levels = [max(size.first for size in pairs[0])]
        for pair, distance in zip(pairs, apart, strict=False):
            levels.append(levels[-1] + max(size.height - size.first - size.last for size in pair) + distance)
        return [*levels, levels[-1] + max(size.height - size.first for size in pairs[-1])]

    def _ground(self, side: int, box: Box, step: FitStep) -> Box:
        width = (box.width - self.gap * step.scale) / 2
        return Box(box.right - width if side else box.x, box.y, width, box.height)

    def _inside(self, side: int, box: Box, step: FitStep) -> Box:
        """The place for words on a paper."""
        padding = self.padding * step.scale
        return self._ground(side, box, step).grow(-padding, 0, -padding - (_CLEAR if self.papers[side].torn else 0), 0)


def _drawn(paper: ComparedPaper, box: Box, line: float, mirrored: bool) -> Drawing:
    """A paper as large as its box; its line lies inside the box."""
    inset = line / 2 if paper.outline else 0.0
    left, top, right, bottom = inset, inset, box.width - inset, box.height - inset
    edge = list(_tear(right, top, bottom)) if paper.torn else [(right, top), (right, bottom)]
    points = [(box.width - x if mirrored else x, y) for x, y in ((left, top), *edge, (left, bottom))]
    return Drawing(box.width, box.height, (Shape(polygon(points), paper.fill, paper.outline, line if paper.outline else 0.0),))


def _tear(right: float, top: float, bottom: float) -> Iterator[Point]:
    """The points of a torn edge from the top down."""
    yield right, top
    y = top
    for depth, down in cycle(_TEAR):
        y += down * MILLIMETER
        if y > bottom - _LAST:
            break
        yield right - depth * _DEPTH, y
    yield right, bottom
