"""Is any number on the page nearly one of the known help lines?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.as_printed import unprinted_values
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.text.numbers import near_numbers


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for page, lines in zip(file.objects.pages, file.lines, strict=False):
        shown = [*lines, *unprinted_values(file.objects, page, file.on_screen)]
        for printed, known in dict.fromkeys(near_numbers(shown, options.known_numbers)):
            hint = "compare it with its source; it may stay if it is another line's correct number"
            yield Defect(f"the number {printed} is nearly {known}", page.index + 1, hint=hint)


QUESTION = Question(
    "near-numbers",
    "error",
    "Is any number on the page nearly one of the known help lines?",
    "With one wrong digit another phone rings, and the caller will not try again.",
    _find_defects,
)
