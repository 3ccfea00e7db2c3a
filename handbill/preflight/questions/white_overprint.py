"""Does nothing white overprint?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.marks import FILLED, PaintedImage, PaintedShape, PaintedText, seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        for mark in sheet.marks:
            if isinstance(mark, PaintedImage) or not _lost(mark) or not seen(mark, sheet.printed):
                continue
            what = shown(mark.text) if isinstance(mark, PaintedText) else "a shape"
            yield Found(
                f"{what} is white and overprints: it will not show", sheet.number, where(mark.bounds), "switch overprinting off for white"
            )


def _lost(mark: PaintedText | PaintedShape) -> bool:
    """With overprint mode 0 white of CMYK still knocks out; with mode 1, or as a spot color, it does not."""
    manner, fill = mark.manner, mark.fill
    if isinstance(mark, PaintedText) and (mark.mode not in FILLED or not mark.text.strip()):
        return False
    if fill is None or not manner.overprint or not fill.white():
        return False
    return fill.space.kind == "spot" or (fill.space.kind == "cmyk" and manner.mode == 1)


QUESTION = Question(
    "white-overprint",
    "error",
    "Does nothing white overprint?",
    "White that overprints is not there at all: the press has no white ink.",
    _ask,
)
