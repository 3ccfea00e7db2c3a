"""Is any number on the page almost one of the known help lines?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.numbers import near_numbers
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for number, lines in enumerate(file.lines, 1):
        for printed, known in near_numbers(lines, asked.numbers):
            hint = "compare it with its source; a right number of another line may stay"
            yield Found(f"the number {printed} is almost {known}", number, hint=hint)


QUESTION = Question(
    "near-numbers",
    "error",
    "Is any number on the page almost one of the known help lines?",
    "One wrong digit rings somewhere else, and the person who called will not try again.",
    _ask,
)
