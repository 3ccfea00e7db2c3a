"""Does each number that should be on the piece stand there, digit for digit?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from handbill.preflight.finding import Found, Question
from handbill.preflight.numbers import missing_numbers

if TYPE_CHECKING:
    from handbill.preflight.opened import OpenedFile
    from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if asked.wanted and asked.wanted.numbers:
        yield from not_there(file.lines, asked.wanted.numbers)


def not_there(pages: list[list[str]], numbers: Sequence[str]) -> Iterator[Found]:
    """The numbers that no line of any page holds."""
    hint = "look at the page: the number must be whole, on one line, and read from left to right; do not print the file"
    for number in missing_numbers(pages, numbers):
        yield Found(f"the number {number} does not stand in the finished file as it should be printed", hint=hint)


QUESTION = Question(
    "wanted-numbers",
    "error",
    "Does each number that should be on the piece stand there, digit for digit?",
    "A card with a wrong number cannot be called back.",
    _ask,
)
