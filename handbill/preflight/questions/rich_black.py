"""Is black of several inks kept for large areas?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import where
from handbill.preflight.finding import Found, Question
from handbill.preflight.inks import Paint
from handbill.preflight.marks import seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_DEEP = 0.85  # of black ink, from which on color under it makes a rich black


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    least = asked.within.rich_black
    for sheet in file.sheets:
        for shape in sheet.shapes:
            if not seen(shape, sheet.printed):
                continue
            left, bottom, right, top = shape.bounds
            thin = (shape.fill and min(right - left, top - bottom) < least and _rich(shape.fill)) or (
                shape.stroke and shape.width < least and _rich(shape.stroke)
            )
            if thin:
                sentence = "a narrow shape or line is printed in black of several inks"
                yield Found(sentence, sheet.number, where(shape.bounds), "use 0 0 0 100 for what is narrow")


def _rich(paint: Paint) -> bool:
    inks = paint.inks()
    return inks.get("Black", 0) >= _DEEP and len(inks) > 1


QUESTION = Question(
    "rich-black", "warning", "Is black of several inks kept for large areas?", "In a thin rule the plates show beside each other.", _ask
)
