"""Can a phone read each QR code, and does it lead to the stated address?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.measure.qr_codes import find_codes
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for code in file.once(find_codes):
        if code.text is None:
            target = f" for {code.expected}" if code.expected else ""
            hint = "make it larger or darker, keep its background light, and put nothing over it"
            yield Defect(f"the QR code{target} cannot be read from the page", code.page, format_place(code.bounds), hint)
        elif code.expected and code.text != code.expected:
            sentence = f"the QR code leads to {code.text}, but its alternative text says {code.expected}"
            yield Defect(sentence, code.page, format_place(code.bounds), "make the code again")


QUESTION = Question(
    "qr-readable",
    "error",
    "Can a phone read each QR code, and does it lead to the stated address?",
    "A code that cannot be read is a closed door, and a wrong one leads somewhere else.",
    _find_defects,
)
