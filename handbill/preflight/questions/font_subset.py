"""Do the embedded fonts hold only the letters in use?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions

_LARGE = 200_000  # bytes: a whole Latin font may stay, a whole Chinese one has ten million


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for font in file.fonts:
        size = font.program_size
        if not font.is_subset and size > _LARGE:
            sentence = f"the whole font {font.name} is embedded ({size // 1000} kB)"
            yield Defect(sentence, hint="let the program that exports the file embed subsets")


QUESTION = Question(
    "font-subset",
    "warning",
    "Do the embedded fonts hold only the letters in use?",
    "Whole fonts turn a file of a few kilobytes into many megabytes, and some licenses forbid embedding them.",
    _find_defects,
)
