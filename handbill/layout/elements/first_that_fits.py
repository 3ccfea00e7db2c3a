"""Two ways to say one thing: the roomy one, and the one for the rungs of the copyfit ladder that ask for short wordings."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size


@dataclass(frozen=True)
class FirstThatFits:
    """`roomy` until room is short, then `tight`."""

    roomy: Element
    tight: Element

    def measure(self, width: float, setting: FitStep) -> Size:
        return self._chosen(setting).measure(width, setting)

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        self._chosen(setting).place(box, setting, canvas)

    def _chosen(self, setting: FitStep) -> Element:
        return self.tight if setting.short else self.roomy
