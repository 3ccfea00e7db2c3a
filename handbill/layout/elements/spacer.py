"""Room between elements: so many points, or a share of what the page has left over."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import Box
from handbill.layout.elements.element import Canvas, FitStep, Size


@dataclass(frozen=True)
class Spacer:
    """`height` shrinks with the type; `flex` is the share in the height left over."""

    height: float = 0.0
    flex: float = 0.0

    def measure(self, width: float, setting: FitStep) -> Size:
        return Size(self.height * setting.scale, flex=self.flex)

    def place(self, box: Box, setting: FitStep, canvas: Canvas) -> None:
        pass
