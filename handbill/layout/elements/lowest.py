"""Several arrangements of the same words, of which the lowest is used."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.core.geometry import TOLERANCE, Box
from handbill.layout.elements.element import Canvas, Element, FitStep, Size

_TRACE = 2.0  # points


@dataclass(frozen=True)
class Lowest:
    """The first of `choices` if no other is lower by more than a trace; one that is too wide only if all are."""

    choices: tuple[Element, ...]

    def measure(self, width: float, step: FitStep) -> Size:
        return self._chosen(width, step)[1]

    def place(self, box: Box, step: FitStep, canvas: Canvas) -> None:
        self._chosen(box.width, step)[0].place(box, step, canvas)

    def _chosen(self, width: float, step: FitStep) -> tuple[Element, Size]:
        sizes = [(choice, choice.measure(width, step)) for choice in self.choices]
        fitting = [each for each in sizes if each[1].excess <= TOLERANCE] or sizes
        lowest = min(size.height for _, size in fitting)
        return next(each for each in fitting if each[1].height < lowest + _TRACE)
