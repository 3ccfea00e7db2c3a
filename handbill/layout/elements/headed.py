"""A heading and its list, spaced by the distances of their baselines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.layout.elements.bullets import Bullets
from handbill.layout.elements.element import Canvas, FitStep, Size, widest
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.text import Text

_NEAREST = 0.97  # the most that the heading's distance may be, as a part of that between the items


@dataclass(frozen=True)
class Headed:
    """A list and its heading, which is nearer to it than the list's items are to each other, in whatever script.

    From the heading's last baseline to the first one under it, the distance is `nearer` times that from item to item, and more only where
    ink would meet.
    """

    heading: Text | Marked
    content: Bullets
    nearer: float

    def measure(self, width: float, step: FitStep) -> Size:
        heading, _, content, gap = self._laid(width, step)
        both = widest((heading, content))
        return Size(
            heading.height + gap + content.height,
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
        heading, bullets, _, gap = self._laid(box.width, step)
        self.heading.place(Box(box.x, box.y, box.width, heading.height), step, canvas)
        top = box.y + heading.height + gap
        bullets.place(Box(box.x, top, box.width, box.bottom - top), step, canvas)

    def _laid(self, width: float, step: FitStep) -> tuple[Size, Bullets, Size, float]:
        """The heading's size, the list with its size, and the room between both."""
        heading, content = self.heading.measure(width, step), self.content.measure(width, step)
        gap = max(heading.under + content.over, self.nearer * self.content.pitch(step) - heading.last - content.first)
        # Where ink keeps the heading away, the items move apart as well.
        least = (heading.last + gap + content.first) / _NEAREST
        if least <= self.content.pitch(step):
            return heading, self.content, content, gap
        bullets = replace(self.content, least=least)
        return heading, bullets, bullets.measure(width, step), gap
