"""Is nothing white set to overprint?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.marks import PaintedImage, PaintedShape, PaintedText
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for page in file.pages:
        for mark in page.marks:
            if isinstance(mark, PaintedImage) or not _vanishes(mark) or not page.prints(mark):
                continue
            what = quote(mark.text) if isinstance(mark, PaintedText) else "a shape"
            sentence = f"{what} is white and overprints, so it will not show"
            yield Defect(sentence, page.number, format_place(mark.bounds), "switch overprint off for white")


def _vanishes(mark: PaintedText | PaintedShape) -> bool:
    """With overprint mode 0, white in CMYK still knocks out; with mode 1, or as a spot color, it does not."""
    compositing, fill = mark.compositing, mark.fill
    if isinstance(mark, PaintedText) and (not mark.is_filled or not mark.text.strip()):
        return False
    if fill is None or not compositing.overprint or not fill.is_white():
        return False
    return fill.space.kind == "spot" or (fill.space.kind == "cmyk" and compositing.overprint_mode == 1)


QUESTION = Question(
    "white-overprint",
    "error",
    "Is nothing white set to overprint?",
    "White that overprints does not print at all, because the press has no white ink.",
    _find_defects,
)
