"""Two elements with the same meaning, of which the second is for steps of the copyfit ladder with short wordings."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size


@dataclass(frozen=True)
class FirstThatFits:
    """`roomy`, or `tight` on steps with short wordings."""

    roomy: Element
    tight: Element

    def measure(self, width: float, step: FitStep) -> Size:
        return self._chosen(step).measure(width, step)

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        self._chosen(step).place(box, step, canvas)

    def _chosen(self, step: FitStep) -> Element:
        return self.tight if step.short else self.roomy
