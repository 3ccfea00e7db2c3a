"""Is each QR code large enough?"""

from __future__ import annotations

from collections.abc import Iterator

from layouts.checks.asked import Asked
from layouts.checks.codes import codes
from layouts.checks.finding import Found, Question
from layouts.checks.opened import Opened
from layouts.checks.places import where
from layouts.geometry import millimeters

_SLACK = 0.03  # the code is measured in pixels


def _ask(file: Opened, asked: Asked) -> Iterator[Found]:
    least = asked.within.code_module
    for code in file.once(codes):
        if code.text is not None and code.module < least * (1 - _SLACK):
            sentence = f"a module of the QR code is {millimeters(code.module):.2f} mm wide; at least {millimeters(least):.2f} mm is wanted"
            yield Found(sentence, code.page, where(code.bounds), "print the code larger, or shorten its address")


QUESTION = Question(
    "code-size", "error", "Is each QR code large enough?", "Cheap telephones and tired eyes do not get close enough to a tiny code.", _ask
)
