"""Is any number on the page nearly one of the known help lines?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Fault, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.text.numbers import near_numbers


def _find_faults(file: OpenedFile, options: CheckOptions) -> Iterator[Fault]:
    for page, lines in enumerate(file.lines, 1):
        for printed, known in near_numbers(lines, options.known_numbers):
            hint = "compare it with its source; it may stay if it is another line's correct number"
            yield Fault(f"the number {printed} is nearly {known}", page, hint=hint)


QUESTION = Question(
    "near-numbers",
    "error",
    "Is any number on the page nearly one of the known help lines?",
    "With one wrong digit another phone rings, and the caller will not try again.",
    _find_faults,
)
