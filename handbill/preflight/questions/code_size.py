"""Is each QR code large enough?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.geometry import millimeters
from handbill.preflight.codes import codes
from handbill.preflight.describe_place import where
from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_SLACK = 0.03  # the code is measured in pixels


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    least = asked.within.code_module
    for code in file.once(codes):
        if code.text is not None and code.module < least * (1 - _SLACK):
            sentence = f"a module of the QR code is {millimeters(code.module):.2f} mm wide; at least {millimeters(least):.2f} mm is wanted"
            yield Found(sentence, code.page, where(code.bounds), "print the code larger, or shorten its address")


QUESTION = Question(
    "code-size", "error", "Is each QR code large enough?", "Cheap telephones and tired eyes do not get close enough to a tiny code.", _ask
)
