"""Is the smallest type large enough to read?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.measures import measure
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote

_ROUNDING = 0.01  # points


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    least = options.effective_limits.least_x_height
    for page in file.pages:
        for text in page.texts:
            height = text.size * text.font.x_height
            if height < least - _ROUNDING and text.paint is not None and text.text.strip() and page.prints(text):
                sentence = (
                    f"{quote(text.text)} has an x-height of {measure(height, fine=True)} ({text.size:.1f} pt); "
                    f"it must be at least {measure(least, fine=True)}"
                )
                yield Defect(sentence, page.number, format_place(text.bounds), "set the text larger, or shorten it")


QUESTION = Question(
    "type-size",
    "error",
    "Is the smallest type large enough to read?",
    "It must be legible to a person in a hurry, in bad light, without glasses.",
    _find_defects,
)
