"""A heading and its list, spaced by the distances of their baselines."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.bullets import Bullets
from handbill.layout.elements.element import Canvas, FitStep, Size, widest
from handbill.layout.elements.text import Text


@dataclass(frozen=True)
class Headed:
    """A list and its heading, which is nearer to it than the list's items are to each other, in whatever script.

    From the heading's last baseline to the first one under it, the distance is `nearer` times that from item to item, and more only where
    ink would meet.
    """

    heading: Text
    content: Bullets
    nearer: float

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
            middle=heading.middle,
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
        return max(heading.under + content.over, self.nearer * self.content.pitch(step) - heading.last - content.first)
