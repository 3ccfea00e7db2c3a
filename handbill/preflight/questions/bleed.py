"""Does art that touches the cut go on to the edge of the bleed?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.bleed import SCALE, short_sides
from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if not asked.within.bleed:  # a shop that cannot print to the edge, or cuts at the marks
        return
    for sheet in file.sheets:
        if sheet.bleed and sheet.cut != sheet.media:
            for side, width in short_sides(sheet, file.picture(sheet.number, SCALE)):
                sentence = f"on the {side} side {width:.1f} mm of the art stops between the cut and the edge of the bleed"
                yield Found(sentence, sheet.number, side, "let the art reach the edge of the bleed, or keep it off the cut")


QUESTION = Question(
    "bleed",
    "error",
    "Does art that touches the cut go on to the edge of the bleed?",
    "A guillotine is off by a millimeter now and then; where the ink stops at the cut, a white sliver shows.",
    _ask,
)
