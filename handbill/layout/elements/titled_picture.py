"""A picture with the title, and perhaps more words, in the room that it leaves for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from handbill.core.geometry import TOLERANCE, Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size
from handbill.layout.elements.picture import Picture
from handbill.layout.elements.text import Text
from handbill.typeset.paragraph import narrowest_measure

_GUTTER = 0.03  # of the width, between words and a picture that leaves no room of its own
_PARTS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)  # of its size, to which a picture gives way to a long title
_WEIGHT = 0.5  # how much it counts that a picture becomes smaller, beside a title that does
_CLEAR = 0.12  # em of the title, between the words and the end of their room
_MOST_LINES = 6
_SMALLER = 0.98
_TALLER = 1.03
_TALLEST = 1.5  # times the width


class _Words(NamedTuple):
    """The title as large as its room takes, where its ink begins, how far words reach across, and the part of the picture's size."""

    title: Text
    top: float
    width: float
    part: float


@dataclass(frozen=True)
class TitledPicture:
    """The title is as large as its room takes, but no smaller than `least` points, of which the ladder leaves the factor `steady`.

    `margin` and `top`: from the edges of the element to the words. `below`: words under the title, `gap` points from it. `flex`: its share
    of the page's spare height.

    Where there is too little room for the title, the picture becomes smaller first, to the part `smallest` of its size, then the element
    higher. A picture that leaves no room of its own, such as a photograph, takes up to half of the width, where reading ends; its ground
    runs on under the words.
    """

    picture: Element
    title: Text
    least: float
    margin: float = 0.0
    top: float = 0.0
    below: Element | None = None
    gap: float = 0.0
    flex: float = 1.0
    smallest: float = _PARTS[-1]
    steady: float = 1.0

    def measure(self, width: float, step: FitStep) -> Size:
        height, words = self._least(width, step)
        widest = Size(0) if words else self._sized(self._least_size(step)).measure(width / 2, step)
        return Size(height, widest.excess, self.flex, widest.culprit)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        words = self._words(box.width, box.height, step)
        if not words:
            # In a higher box the picture is wider.
            height, words = self._least(box.width, step)
            box = Box(box.x, box.y, box.width, height)
        if not words:
            return
        picture, own, _ = self._picture(words.part, box)
        picture.place(own, step, canvas)
        size = words.title.measure(words.width, step)
        x, y = box.x + self.margin, box.y + words.top + size.over
        words.title.place(Box(x, y, words.width, size.height), step, canvas)
        if self.below:
            below = self.below.measure(words.width, step)
            y += size.height + max(self.gap * step.scale, size.under + below.over)
            self.below.place(Box(x, y, words.width, below.height), step, canvas)

    def _least(self, width: float, step: FitStep) -> tuple[float, _Words | None]:
        """The least height in which the words fit; None and a page's height where they fit in none."""
        height = self.picture.measure(width / 2, step).height
        while height < _TALLEST * width:
            words = self._words(width, height, step)
            if words:
                return height, words
            height = max(height * _TALLER, height + 1)
        return height, None

    def _picture(self, part: float, box: Box) -> tuple[Element, Box, tuple[float, float]]:
        """The picture at a part of its size, its box, and how far the room for words reaches, from the start and from the top."""
        picture = self.picture
        if isinstance(picture, Picture):
            shown = replace(picture, part=part)
            room = shown.room(box.width, box.height)
            if room:
                return shown, box, room
        start = box.width * (1 - part / 2)
        if isinstance(picture, Picture) and picture.has_ground and not picture.window:
            picture = replace(picture, bleed=picture.bleed._replace(left=picture.bleed.left + start))
        return picture, Box(box.x + start, box.y, box.width - start, box.height), (start - _GUTTER * box.width, box.height)

    def _words(self, width: float, height: float, step: FitStep) -> _Words | None:
        """The words at the best balance of their size and the picture's; None if they do not fit in a box of this size."""
        best, balance = None, 0.0
        for part in (part for part in _PARTS if part >= self.smallest):
            # With this picture or a smaller one, the largest title would not be better.
            if self.title.style.size * part**_WEIGHT <= balance:
                break
            words = self._at(part, width, height, step)
            if words and words.title.style.size * part**_WEIGHT > balance:
                best, balance = words, words.title.style.size * part**_WEIGHT
        return best

    def _at(self, part: float, width: float, height: float, step: FitStep) -> _Words | None:
        """The words beside the picture at a part of its size."""
        _, _, (end, bottom) = self._picture(part, Box(0, 0, width, height))
        across, down = end - self.margin, bottom - self.top
        if across <= 0:
            return None
        below = self.below.measure(across, step) if self.below else Size(0)
        if below.excess > TOLERANCE:
            return None

        def spare(title: Text) -> float:
            """The height that words leave; negative if they do not fit."""
            size = title.measure(across, step)
            taken = size.over + size.height
            taken += max(self.gap * step.scale, size.under + below.over) + below.height if self.below else size.under
            return down - taken - _CLEAR * title.style.size if size.excess <= TOLERANCE else -1.0

        # A title that fits in one size fits in all smaller ones, so that a few of them are enough.
        sizes = list(self._sizes(across, step))
        fitting = bisect_left(sizes, True, key=lambda size: spare(self._sized(size)) >= 0)
        if fitting == len(sizes):
            return None
        title = self._sized(sizes[fitting])
        return _Words(title, self.top + spare(title) / 2, across, part)

    def _sizes(self, width: float, step: FitStep) -> Iterator[float]:
        """Those of the title, from the largest whose words have room down to the least."""
        narrowest = narrowest_measure(self.title.words, self.title.manner, _MOST_LINES)
        size = min(self.title.style.size, width * 1000 / max(narrowest, 1.0))
        least = self._least_size(step)
        while size > least:
            yield size
            size *= _SMALLER
        yield least

    def _least_size(self, step: FitStep) -> float:
        return self.least * max(self.steady, min(step.scale, 1.0))

    def _sized(self, size: float) -> Text:
        return replace(self.title, style=replace(self.title.style, size=size), smallest=size, floor=size, steady=1.0)
