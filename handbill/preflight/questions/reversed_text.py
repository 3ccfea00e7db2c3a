"""Is light text on a dark background large enough?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.measure.contrast import measure_contrasts
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote

_LEAST_CONTRAST = 2.0  # below this, the question `contrast` reports the text


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    limit = options.effective_limits.reversed_text
    for measured in file.once(measure_contrasts):
        text = measured.text
        if measured.is_reversed and measured.contrast > _LEAST_CONTRAST and text.size < limit and measured.page.prints(text):
            sentence = f"text of {text.size:.1f} pt is light on dark: {quote(text.text)}"
            hint = f"set it in {limit:.0f} pt or more, and bold, or dark on light"
            yield Defect(sentence, measured.page.number, format_place(text.bounds), hint)


QUESTION = Question(
    "reversed-text",
    "warning",
    "Is light text on a dark background large enough?",
    "Ink spreads on paper and fills in thin white strokes.",
    _find_defects,
)
