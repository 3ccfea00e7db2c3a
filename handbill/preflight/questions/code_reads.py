"""Can a telephone read each QR code, and does it lead where it says?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.codes import codes
from handbill.preflight.describe_place import where
from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for code in file.once(codes):
        if code.text is None:
            said = f" that should lead to {code.wanted}" if code.wanted else ""
            hint = "make it larger or darker, leave its ground light, and put nothing over it"
            yield Found(f"the QR code{said} cannot be read from the page", code.page, where(code.bounds), hint)
        elif code.wanted and code.text != code.wanted:
            yield Found(f"the QR code leads to {code.text}, but says {code.wanted}", code.page, where(code.bounds), "make the code again")


QUESTION = Question(
    "code-reads",
    "error",
    "Can a telephone read each QR code, and does it lead where it says?",
    "A dead code is a closed door, and a wrong one leads somewhere else.",
    _ask,
)
