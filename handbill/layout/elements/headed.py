"""A heading with what belongs to it, held together by the distance of baselines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size, widest
from handbill.layout.elements.text import Text


class Lines(Element, Protocol):
    """An element that begins with a line of text and knows the distance of its lines."""

    def leading(self, step: FitStep) -> float: ...


@dataclass(frozen=True)
class Headed:
    """From the heading's last baseline to the first one under it, the distance is `pitch` times the leading of the lines under it.

    It is more only where ink would meet. So a heading is nearer to its own list than the items of the list are to each other, in whatever
    script.
    """

    heading: Text
    content: Lines
    pitch: float

    def measure(self, width: float, step: FitStep) -> Size:
        heading, content = self._sizes(width, step)
        both = widest((heading, content))
        return Size(
            heading.height + self._gap(heading, content, step) + content.height,
            excess=both.excess,
            flex=content.flex,
            culprit=both.culprit,
            first=heading.first,
            last=content.last,
            over=heading.over,
            under=content.under,
        )

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        heading, content = self._sizes(box.width, step)
        self.heading.place(Box(box.x, box.y, box.width, heading.height), step, canvas)
        top = box.y + heading.height + self._gap(heading, content, step)
        self.content.place(Box(box.x, top, box.width, box.bottom - top), step, canvas)

    def _sizes(self, width: float, step: FitStep) -> tuple[Size, Size]:
        return self.heading.measure(width, step), self.content.measure(width, step)

    def _gap(self, heading: Size, content: Size, step: FitStep) -> float:
        """The room between both."""
        return max(heading.under + content.over, self.pitch * self.content.leading(step) - heading.last - content.first)
