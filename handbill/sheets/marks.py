"""Places crop marks around a page for a press, and cut marks around a grid for an office printer, none of them on ink. Points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from handbill.core.datafile import read
from handbill.core.geometry import Box
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import IntegerType, LengthType, TextType
from handbill.graphics.items import Fold
from handbill.sheets.sheet import Mark

_FILE = Path(__file__).with_name("marks.yaml")

Span = tuple[float, float]


@dataclass(frozen=True)
class MarkStyle:
    """The values of marks.yaml. `crop_clear` and `cut_clear` are the distance of marks from ink; marks under `shortest` are left out.

    `fold_on_ink` is the length of a fold mark on ink, `target` the width of a registration mark, `scale` the length of the ruler in
    millimeters, `patch` the side of a color patch, `slug` a type size.
    """

    width: float
    length: float
    crop_clear: float
    cut_clear: float
    shortest: float
    fold_on_ink: float
    target: float
    scale: int
    patch: float
    slug: float


def _mark_style(clear: Mapping[str, float], source: str, **values: Any) -> MarkStyle:
    return MarkStyle(crop_clear=clear["crop"], cut_clear=clear["cut"], **values)


MARK_STYLE = RecordType(
    _mark_style,
    "Lines that show where to cut and fold, and what else is printed outside the bleed.",
    {
        "width": LengthType("How thick a mark is."),
        "length": LengthType("How long a mark is."),
        "clear": RecordType(
            dict,
            "The distance of a mark from ink.",
            {"crop": LengthType("A crop mark, from the bleed."), "cut": LengthType("A cut mark, from the artwork.")},
        ),
        "shortest": LengthType("A cut mark with less room than this is left out."),
        "fold_on_ink": LengthType("How long a fold mark is where it stands on ink."),
        "target": LengthType("How wide a registration mark is."),
        "scale": IntegerType("How many millimeters the ruler of a registration mark shows.", 10, 200),
        "patch": LengthType("The side of a color patch."),
        "slug": LengthType("The type size of the slug line."),
        "source": TextType("Where each figure comes from."),
    },
)


@cache
def mark_style() -> MarkStyle:
    """The style of all marks. Raises ProblemsFound if marks.yaml is invalid."""
    return parse_data(MARK_STYLE, read(_FILE))


def crop_marks(trim: Box, bleed: Box) -> tuple[Mark, ...]:
    """Two marks at each corner, aligned with the trim's edges, outside the bleed."""
    style = mark_style()
    reach = style.crop_clear + style.length
    inner, outer = bleed.inset(-style.crop_clear), bleed.inset(-reach)
    upright = [(x, start, x, end) for x in (trim.x, trim.right) for start, end in ((outer.y, inner.y), (inner.bottom, outer.bottom))]
    level = [(start, y, end, y) for y in (trim.y, trim.bottom) for start, end in ((outer.x, inner.x), (inner.right, outer.right))]
    return tuple(Mark("crop", *ends, style.width) for ends in (*upright, *level))


def fold_marks(trim: Box, bleed: Box, folds: Sequence[Fold]) -> tuple[Mark, ...]:
    """A dashed mark at each end of each fold, outside the bleed. Folds are measured from the trim's left or top edge."""
    style = mark_style()
    inner, outer = bleed.inset(-style.crop_clear), bleed.inset(-style.crop_clear - style.length)
    across = ((outer.x, inner.x), (inner.right, outer.right))
    down = ((outer.y, inner.y), (inner.bottom, outer.bottom))
    marks = []
    for fold in folds:
        if fold.axis == "y":
            marks += [Mark("fold", start, trim.y + fold.at, end, trim.y + fold.at, style.width) for start, end in across]
        else:
            marks += [Mark("fold", trim.x + fold.at, start, trim.x + fold.at, end, style.width) for start, end in down]
    return tuple(marks)


def cut_marks(cards: Sequence[tuple[Box, Box]], printable: Box) -> tuple[Mark, ...]:
    """Marks aligned with every edge of every card, wherever there is enough bare paper: in the margins and in wide gutters.

    `cards` has each card's box and its clip, beyond which it has no ink.
    """
    style = mark_style()
    across: Span = (printable.x, printable.right)
    down: Span = (printable.y, printable.bottom)
    columns = [((clip.x, clip.right), (clip.y, clip.bottom)) for _, clip in cards]
    rows = [(down_span, across_span) for across_span, down_span in columns]
    marks = []
    for x in _edges([(card.x, card.right) for card, _ in cards], across):
        marks += [Mark("cut", x, start, x, end, style.width) for start, end in _pieces(_taken(x, columns, style.cut_clear), down, style)]
    for y in _edges([(card.y, card.bottom) for card, _ in cards], down):
        marks += [Mark("cut", start, y, end, y, style.width) for start, end in _pieces(_taken(y, rows, style.cut_clear), across, style)]
    return tuple(marks)


def _edges(spans: Sequence[Span], within: Span) -> list[float]:
    """Each edge once; adjoining cards share an edge."""
    edges = {round(edge, 3) for span in spans for edge in span}
    return sorted(edge for edge in edges if within[0] <= edge <= within[1])


def _taken(at: float, inked: Sequence[tuple[Span, Span]], clear: float) -> list[Span]:
    """The spans along a cutting line at `at` that ink and the clearance around it take, in order.

    `inked` has each clip's span across the line and its span along it.
    """
    return sorted((along[0] - clear, along[1] + clear) for across, along in inked if across[0] - clear < at < across[1] + clear)


def _pieces(taken: Sequence[Span], within: Span, style: MarkStyle) -> Iterator[Span]:
    """Marks in the free spans of a line; each begins where ink ends, so that a ruler can be laid from mark to mark.

    A line between pieces that keep their ink away from it has one at both of its ends.
    """
    if not taken:
        yield within[0], within[0] + style.length
        yield within[1] - style.length, within[1]
        return
    free = [(within[0], taken[0][0], False, True)]
    reach = taken[0][1]
    for start, end in taken[1:]:
        free.append((reach, start, True, True))
        reach = end
    free.append((reach, within[1], True, False))
    for start, end, after_ink, before_ink in free:
        if end - start < style.shortest:
            continue
        if after_ink and before_ink and end - start <= 2 * style.length:
            yield start, end
            continue
        if after_ink:
            yield start, min(end, start + style.length)
        if before_ink:
            yield max(start, end - style.length), end
