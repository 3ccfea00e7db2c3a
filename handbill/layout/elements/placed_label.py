"""A label in its place on a picture: as large as it may be there, and on two lines where one would be too long."""

from __future__ import annotations

from dataclasses import replace

from handbill.core.geometry import TOLERANCE
from handbill.graphics.motif.declaration import LabelPlace
from handbill.layout.elements.element import FitStep
from handbill.layout.elements.text import Text
from handbill.typeset.paragraph import narrowest_measure

_SMALLER = 0.97  # each size tried is this part of the one before
_STEADY = 0.8  # the least part of its size to which a label shrinks to stay on one line
_MOST_LINES = 2
_SLACK = 0.5  # points: what rounding may take of a measure


def placed_label(label: Text, place: LabelPlace, unit: float, step: FitStep) -> Text:
    """The label in the largest size at which it fits; in its smallest where it fits in none."""
    if not place.height:
        return label
    size, least = label.style.size * label.shrinkage(step), _least_size(label, step)
    on_one_line = size * min(1.0, (place.width * unit - _SLACK) / label.natural_width(step))
    if on_one_line >= max(_STEADY * size, least):
        return _sized(label, on_one_line)
    while size > least and not _fits(_sized(label, size), place, unit, step):
        size *= _SMALLER
    return _sized(label, max(size, least))


def unit_of_label(label: Text, place: LabelPlace, step: FitStep) -> float:
    """The least length of the picture's unit at which the label has room in its place."""
    smallest = _sized(label, _least_size(label, step))
    measures = [smallest.natural_width(step)]
    if place.height:
        measures.append(narrowest_measure(label.wording(step), smallest.manner, _MOST_LINES) * smallest.style.size / 1000)
    return min(
        max((measure + _SLACK) / place.width, _ink_height(smallest, measure + _SLACK, step) / place.height if place.height else 0.0)
        for measure in measures
    )


def _least_size(label: Text, step: FitStep) -> float:
    return max(label.floor, label.smallest * step.crowded) if label.floor else label.smallest


def _sized(label: Text, size: float) -> Text:
    """The label at exactly this size, on as many lines as it needs; a name of several words may part, even one kept together in text."""
    language = replace(label.language, type=replace(label.language.type, kept=()))
    style = replace(label.style, size=size)
    return replace(label, style=style, smallest=size, floor=0.0, steady=1.0, one_line=False, balance=True, language=language)


def _fits(label: Text, place: LabelPlace, unit: float, step: FitStep) -> bool:
    width, height = place.width * unit, (place.height or 0.0) * unit
    return label.measure(width, step).excess <= TOLERANCE and _ink_height(label, width, step) <= height + TOLERANCE


def _ink_height(label: Text, width: float, step: FitStep) -> float:
    size = label.measure(width, step)
    return size.over + size.height + size.under
