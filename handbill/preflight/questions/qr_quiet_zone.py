"""Does each QR code have an empty quiet zone?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.measure.qr_codes import find_codes
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for code in file.once(find_codes):
        if code.text is not None and not code.quiet:
            sentence = "the quiet zone of the QR code is not empty: it needs four blank modules on each side (ISO/IEC 18004)"
            hint = "move what is beside the code, or set the code on a light field"
            yield Defect(sentence, code.page, format_place(code.bounds), hint)


QUESTION = Question(
    "qr-quiet-zone",
    "error",
    "Does each QR code have an empty quiet zone?",
    "A phone finds a code by the blank margin around it.",
    _find_defects,
)
