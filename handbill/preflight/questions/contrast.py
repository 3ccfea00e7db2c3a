"""Does all text stand out from its background?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.measure.contrast import measure_contrasts
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote

_LARGE, _LARGE_BOLD = 18.0, 14.0  # points (WCAG 2.2, large scale text)
_ROUNDING = 0.05  # tools round a ratio of 4.5 to one decimal


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    limits = options.effective_limits
    for measured in file.once(measure_contrasts):
        text = measured.text
        is_large = text.size >= _LARGE or (text.size >= _LARGE_BOLD and text.font.is_bold)
        least = limits.large_contrast if is_large else limits.contrast
        if measured.contrast < least - _ROUNDING and measured.page.prints(text):
            sentence = f"{quote(text.text)} has a contrast of {measured.contrast:.1f}:1 with its background; it needs at least {least:g}:1"
            hint = "make the text darker or its background lighter, or the reverse"
            # WCAG speaks of content, which a footer declared as such is not (ISO 32000-1, 14.8.2.2); people read it all the same.
            is_furniture = text.tag is not None and text.tag.is_declared_artifact
            yield Defect(sentence, measured.page.number, format_place(text.bounds), hint, is_furniture)


QUESTION = Question(
    "contrast",
    "error",
    "Does all text stand out from its background?",
    "People with poor eyesight cannot read text of low contrast (WCAG 2.2, 1.4.3).",
    _find_defects,
)
