"""Is each QR code large enough?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.measures import measure
from handbill.preflight.finding import Defect, Question
from handbill.preflight.measure.qr_codes import find_codes
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place

_SLACK = 0.03  # of a module, since the code is measured in pixels


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    least = options.effective_limits.code_module
    for code in file.once(find_codes):
        if code.text is not None and code.module < least * (1 - _SLACK):
            sentence = f"the QR code's modules are {measure(code.module, fine=True)} wide; the least is {measure(least, fine=True)}"
            yield Defect(sentence, code.page, format_place(code.bounds), "print the code larger, or shorten its address")


QUESTION = Question(
    "qr-size",
    "error",
    "Is each QR code large enough?",
    "Cheap phone cameras cannot focus on a tiny code.",
    _find_defects,
)
