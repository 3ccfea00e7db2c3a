"""Words that must not stick out: type shrinks until the longest word is no wider than the measure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, FitStep, Size
from handbill.layout.elements.text import Text

_CLEAR = 0.99  # of the measure, so that rounding to 1/100 em lets nothing out


@dataclass(frozen=True)
class ShrinkToFit:
    """For words that nobody knows beforehand, such as names and addresses. How small is too small is for the page to say."""

    text: Text

    def measure(self, width: float, setting: FitStep) -> Size:
        return self._fitted(width, setting).measure(width, setting)

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        self._fitted(box.width, setting).place(box, setting, canvas)

    def _fitted(self, width: float, setting: FitStep) -> Text:
        excess = self.text.measure(width, setting).excess
        if not excess:
            return self.text
        style = self.text.style
        return replace(self.text, style=replace(style, size=style.size * _CLEAR * width / (width + excess)), smallest=0.0)
