"""Is rich black used only for large areas?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.color import Paint
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place

_DEEP = 0.85  # of black ink; from this amount on, black with any other ink is a rich black


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    least = options.effective_limits.rich_black
    for page in file.pages:
        for shape in page.shapes:
            narrow_fill = shape.fill and min(shape.bounds.width, shape.bounds.height) < least and _is_rich_black(shape.fill)
            narrow_stroke = shape.stroke and shape.line_width < least and _is_rich_black(shape.stroke)
            if (narrow_fill or narrow_stroke) and page.prints(shape):
                sentence = "a narrow shape or line is printed in rich black (black and other inks)"
                yield Defect(sentence, page.number, format_place(shape.bounds), "use 0 0 0 100 for narrow shapes and lines")


def _is_rich_black(paint: Paint) -> bool:
    inks = paint.inks()
    return inks.get("Black", 0) >= _DEEP and len(inks) > 1


QUESTION = Question(
    "rich-black",
    "warning",
    "Is rich black used only for large areas?",
    "In a thin rule, misregistered plates show side by side.",
    _find_defects,
)
