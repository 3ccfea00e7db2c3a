"""Fold marks on the sheets of an office printer: one at both ends of every fold, whatever room there is. Points.

Each stands on bare paper where there is some, otherwise in the bleed, which is cut off, and where a leaf fills the paper just inside
the strip that the printer leaves white. On ink a mark is short and twice as thick, with a white edge, so that it is seen on every
ground.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.core.geometry import TOLERANCE, Box
from handbill.graphics.items import Fold
from handbill.sheets.grid import Slot
from handbill.sheets.leaf import Face
from handbill.sheets.marks import mark_style
from handbill.sheets.rotation import rotate_box, rotated_size
from handbill.sheets.sheet import Mark


def leaf_fold_marks(faces: Sequence[tuple[Slot, Face]], printable: Box) -> tuple[Mark, ...]:
    """The marks of the folds of every leaf on one side of a sheet, from top to bottom."""
    clips = [slot.clip for slot, _ in faces]
    marks = {mark for slot, face in faces for fold in _folds_on_sheet(slot, face) for mark in _both_ends(fold, slot, clips, printable)}
    return tuple(sorted(marks, key=lambda mark: (mark.y1, mark.x1)))


def sheet_fold_marks(fold: Fold, clips: Sequence[Box], printable: Box) -> tuple[Mark, ...]:
    """The marks of a fold through the whole sheet, whose art keeps to `clips`."""
    style = mark_style()
    start, end = _span(printable, fold)
    marks = []
    for edge, inward in ((start, 1), (end, -1)):
        long, short = (_mark(fold, edge, edge + inward * length) for length in (style.length, style.fold_on_ink))
        bare = next((mark for mark in (long, short) if _is_bare(mark.box, clips)), None)
        marks.append(bare or _mark(fold, edge, edge + inward * style.fold_on_ink, on_ink=True))
    return tuple(marks)


def _is_bare(line: Box, clips: Sequence[Box]) -> bool:
    """Whether a line touches none of the areas that art is printed in, not even an edge."""
    near = [clip.inset(-TOLERANCE) for clip in clips]
    return all(line.right < clip.x or line.x > clip.right or line.bottom < clip.y or line.y > clip.bottom for clip in near)


def _folds_on_sheet(slot: Slot, face: Face) -> Iterator[Fold]:
    """The folds of a face as it lies on the sheet, measured from the sheet's left or top edge."""
    upright = rotated_size(slot.trim.width, slot.trim.height, slot.turn)
    for fold in face.folds:
        line = Box(fold.at, 0, 0, upright[1]) if fold.axis == "x" else Box(0, fold.at, upright[0], 0)
        lies = rotate_box(line, upright, slot.turn)
        yield Fold("x", slot.trim.x + lies.x) if lies.width == 0 else Fold("y", slot.trim.y + lies.y)


def _both_ends(fold: Fold, slot: Slot, clips: Sequence[Box], printable: Box) -> Iterator[Mark]:
    style = mark_style()
    for side, outward in ((0, -1), (1, 1)):
        card, clip, paper = (_span(box, fold)[side] for box in (slot.card, slot.clip, printable))
        inside = min((card, clip), key=lambda edge: edge * outward)
        start = clip + outward * style.cut_clear
        end = min(start + outward * style.length, paper, key=lambda edge: edge * outward)
        in_bleed = card + outward * style.cut_clear
        if (end - start) * outward >= style.shortest and _is_bare((outside := _mark(fold, start, end)).box, clips):
            yield outside
        elif (clip - in_bleed) * outward >= style.shortest:
            yield _mark(fold, in_bleed, clip, on_ink=True)
        else:
            yield _mark(fold, inside, inside - outward * style.fold_on_ink, on_ink=True)


def _span(box: Box, fold: Fold) -> tuple[float, float]:
    """From where to where a box reaches along a fold."""
    return (box.y, box.bottom) if fold.axis == "x" else (box.x, box.right)


def _mark(fold: Fold, start: float, end: float, on_ink: bool = False) -> Mark:
    first, last = sorted((start, end))
    line = (fold.at, first, fold.at, last) if fold.axis == "x" else (first, fold.at, last, fold.at)
    return Mark("fold", *line, mark_style().width * (2 if on_ink else 1), on_ink)
