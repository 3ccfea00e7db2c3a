"""Are lines thick enough to print?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import where
from handbill.preflight.finding import Found, Question
from handbill.preflight.inks import Paint
from handbill.preflight.marks import PaintedShape, seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_ROUND = 0.005  # points; files carry two or three decimals
_LONG = 8  # times its width: from here on a filled rectangle is a line


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        for shape in sheet.shapes:
            measured = _line(shape)
            if measured is None or not seen(shape, sheet.printed):
                continue
            width, paint = measured
            least = asked.within.least_line if _solid(paint) else asked.within.least_tint_line
            if width < least - _ROUND:
                where_tinted = "" if _solid(paint) else " where it is tinted or white"
                sentence = f"a line is {width:.2f} pt thick; at least {least:.2f} pt is wanted{where_tinted}"
                yield Found(sentence, sheet.number, where(shape.bounds), "make the line thicker")


def _line(shape: PaintedShape) -> tuple[float, Paint] | None:
    """The width and color of a stroked line, or of a rectangle that is drawn as one."""
    if shape.stroke is not None:
        return shape.width, shape.stroke
    sides = sorted((shape.bounds[2] - shape.bounds[0], shape.bounds[3] - shape.bounds[1]))
    return (sides[0], shape.fill) if shape.fill and shape.rectangle and sides[1] > _LONG * sides[0] else None


def _solid(paint: Paint) -> bool:
    """One ink, and all of it or nearly; dark enough where the color is light."""
    inks = paint.inks()
    return max(paint.amounts, default=0) < 0.5 if paint.light else len(inks) == 1 and max(inks.values()) >= 0.5


QUESTION = Question(
    "line-weight",
    "error",
    "Are lines thick enough to print?",
    "A line that is too thin breaks up on one press and vanishes on another.",
    _ask,
)
