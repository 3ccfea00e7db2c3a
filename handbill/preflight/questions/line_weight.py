"""Are lines thick enough to print?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.color import Paint
from handbill.preflight.content.marks import PaintedShape
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place

_ROUNDING = 0.005  # points; files carry two or three decimals
_LONG = 8  # times its width: from here on a filled rectangle is a line


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    limits = options.effective_limits
    for page in file.pages:
        for shape in page.shapes:
            line = _as_line(shape)
            if line is None or not page.prints(shape):
                continue
            width, paint = line
            least, condition = (limits.least_line, "") if _is_solid(paint) else (limits.least_tint_line, " if it is tinted or white")
            if width < least - _ROUNDING:
                sentence = f"a line is {width:.2f} pt thick; it must be at least {least:.2f} pt{condition}"
                yield Defect(sentence, page.number, format_place(shape.bounds), "make the line thicker")


def _as_line(shape: PaintedShape) -> tuple[float, Paint] | None:
    """The width and color of a stroked line, or of a rectangle that is drawn as one."""
    if shape.stroke is not None:
        return shape.line_width, shape.stroke
    thickness, length = sorted((shape.bounds.width, shape.bounds.height))
    return (thickness, shape.fill) if shape.fill and shape.is_rectangle and length > _LONG * thickness else None


def _is_solid(paint: Paint) -> bool:
    """Whether it is at least half of one ink; for a color of light, whether it is dark."""
    inks = paint.inks()
    return max(paint.amounts, default=0) < 0.5 if paint.is_light else len(inks) == 1 and max(inks.values()) >= 0.5


QUESTION = Question(
    "line-weight",
    "error",
    "Are lines thick enough to print?",
    "A line that is too thin breaks up on one press and vanishes on another.",
    _find_defects,
)
