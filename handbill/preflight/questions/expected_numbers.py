"""Is each of the piece's phone numbers in the file, digit for digit?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from handbill.preflight.finding import Defect, Question
from handbill.preflight.text.numbers import missing_numbers

if TYPE_CHECKING:
    from handbill.preflight.opened_file import OpenedFile
    from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    return find_missing_numbers(file.lines, options.expected.numbers)


def find_missing_numbers(pages: Sequence[Sequence[str]], numbers: Sequence[str]) -> Iterator[Defect]:
    """The numbers that are on no line of any page."""
    hint = "do not print the file; the number must be whole, on one line, and read from left to right"
    for number in missing_numbers(pages, numbers):
        yield Defect(f"the number {number} is not in the finished file as it should be printed", hint=hint)


QUESTION = Question(
    "expected-numbers",
    "error",
    "Is each of the piece's phone numbers in the file, digit for digit?",
    "A card with a wrong number cannot be recalled.",
    _find_defects,
)
