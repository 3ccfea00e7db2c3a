"""Is small text printed in one ink?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.marks import paints
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    limit = options.effective_limits.small_text
    for page in file.pages:
        for text in page.texts:
            inks = max((len(paint.inks()) for paint in paints(text)), default=0)
            if inks > 1 and text.size < limit and text.text.strip() and page.prints(text):
                sentence = f"text of {text.size:.1f} pt is printed in {inks} inks: {quote(text.text)}"
                yield Defect(sentence, page.number, format_place(text.bounds), f"print text below {limit:.0f} pt in one ink")


QUESTION = Question(
    "small-text-inks",
    "warning",
    "Is small text printed in one ink?",
    "Plates misregistered by a tenth of a millimeter are half a stroke of a small letter apart.",
    _find_defects,
)
