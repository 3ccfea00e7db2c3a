"""Does black text overprint its background?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.marks import PaintedText
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for page in file.pages:
        knocking_out = [text for text in page.texts if _knocks_out(text) and page.prints(text)]
        if knocking_out:
            count = "1 string" if len(knocking_out) == 1 else f"{len(knocking_out)} strings"
            verb = "does" if len(knocking_out) == 1 else "do"
            first = knocking_out[0]
            sentence = f"{count} of black text {verb} not overprint, starting with {quote(first.text)}"
            yield Defect(sentence, page.number, format_place(first.bounds), "set black text to overprint (overprint mode 1)")


def _knocks_out(text: PaintedText) -> bool:
    return text.is_filled and text.fill.is_black_ink_alone() and not text.compositing.overprint and bool(text.text.strip())


QUESTION = Question(
    "black-overprint",
    "warning",
    "Does black text overprint its background?",
    "Where black is knocked out of a tint, the slightest misregistration leaves white slivers around the letters.",
    _find_defects,
)
