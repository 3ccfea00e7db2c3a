"""Text whose type shrinks until its longest word is no wider than the measure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.text import Text

_CLEAR = 0.99  # part of the measure, so that rounding to 1/100 em causes no excess


@dataclass(frozen=True)
class ShrinkToFit:
    """For text that is not known beforehand, such as names and addresses. The caller decides which size is too small."""

    text: Text

    def measure(self, width: float, step: FitStep) -> Size:
        return self._fitted(width, step).measure(width, step)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        self._fitted(box.width, step).place(box, step, canvas)

    def _fitted(self, width: float, step: FitStep) -> Text:
        excess = self.text.measure(width, step).excess
        if not excess:
            return self.text
        style = self.text.style
        return replace(self.text, style=replace(style, size=style.size * _CLEAR * width / (width + excess)), smallest=0.0)
