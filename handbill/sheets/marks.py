"""Where to cut: crop marks around one page for a press, cut marks around a grid for an office printer. No mark touches ink. Points."""

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
    """The figures of marks.yaml: `crop_clear` and `cut_clear` are how far a mark stays from ink; shorter than `shortest` is left out.

    `target` is how wide a registration mark is, `scale` how many millimeters its ruler shows, `patch` a side of a color patch, `slug` a
    type size.
    """

    width: float
    length: float
    crop_clear: float
    cut_clear: float
    shortest: float
    target: float
    scale: int
    patch: float
    slug: float


def _mark_style(clear: Mapping[str, float], source: str, **values: Any) -> MarkStyle:
    return MarkStyle(crop_clear=clear["crop"], cut_clear=clear["cut"], **values)


MARK_STYLE = RecordType(
    _mark_style,
    "Lines that tell where to cut and fold, and what else is printed outside the bleed.",
    {
        "width": LengthType("How thick a mark is."),
        "length": LengthType("How long a mark is."),
        "clear": RecordType(
            dict,
            "How far a mark stays away from ink.",
            {"crop": LengthType("A crop mark, from the bleed."), "cut": LengthType("A cut mark, from the artwork.")},
        ),
        "shortest": LengthType("A cut mark with less room than this is left out."),
        "target": LengthType("How wide a registration mark is."),
        "scale": IntegerType("How many millimeters the ruler of a registration mark shows.", 10, 200),
        "patch": LengthType("The side of a color patch."),
        "slug": LengthType("The type size of the slug line."),
        "source": TextType("Where each figure comes from."),
    },
)


@cache
def mark_style() -> MarkStyle:
    """The style of all marks. Raises ProblemsFound when marks.yaml is broken."""
    return parse_data(MARK_STYLE, read(_FILE))


def crop_marks(trim: Box, bleed: Box) -> tuple[Mark, ...]:
    """Two marks at each corner, in line with the trim's edges and outside the bleed."""
    style = mark_style()
    reach = style.crop_clear + style.length
    inner, outer = bleed.inset(-style.crop_clear), bleed.inset(-reach)
    upright = [(x, start, x, end) for x in (trim.x, trim.right) for start, end in ((outer.y, inner.y), (inner.bottom, outer.bottom))]
    level = [(start, y, end, y) for y in (trim.y, trim.bottom) for start, end in ((outer.x, inner.x), (inner.right, outer.right))]
    return tuple(Mark("crop", *ends, style.width) for ends in (*upright, *level))


def fold_marks(trim: Box, clip: Box, folds: Sequence[Fold], clear: float) -> tuple[Mark, ...]:
    """A dashed mark at each end of each fold, `clear` points away from the artwork. Folds count from the trim's left or top edge."""
    style = mark_style()
    across = ((clip.x - clear - style.length, clip.x - clear), (clip.right + clear, clip.right + clear + style.length))
    down = ((clip.y - clear - style.length, clip.y - clear), (clip.bottom + clear, clip.bottom + clear + style.length))
    marks = []
    for fold in folds:
        if fold.axis == "y":
            marks += [Mark("fold", start, trim.y + fold.at, end, trim.y + fold.at, style.width) for start, end in across]
        else:
            marks += [Mark("fold", trim.x + fold.at, start, trim.x + fold.at, end, style.width) for start, end in down]
    return tuple(marks)


def cut_marks(cards: Sequence[tuple[Box, Box]], printable: Box) -> tuple[Mark, ...]:
    """Marks in line with every edge of every card, wherever paper without ink is wide enough: at the margins and in wide gutters.

    `cards` holds each card's box, and how far its ink reaches.
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
    """Every edge once; cards without a gap share theirs."""
    edges = {round(edge, 3) for span in spans for edge in span}
    return sorted(edge for edge in edges if within[0] <= edge <= within[1])


def _taken(at: float, inked: Sequence[tuple[Span, Span]], clear: float) -> list[Span]:
    """The stretches along a cutting line at `at` that are taken by ink, with room to spare around it, in order.

    `inked` holds a clip's span across the line, then its span along it.
    """
    return sorted((along[0] - clear, along[1] + clear) for across, along in inked if across[0] - clear < at < across[1] + clear)


def _pieces(taken: Sequence[Span], within: Span, style: MarkStyle) -> Iterator[Span]:
    """Marks in the free stretches of a line: each begins where ink ends, so that an eye can lay a ruler from mark to mark."""
    if not taken:
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
