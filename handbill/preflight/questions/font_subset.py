"""Are fonts cut down to the letters in use?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_LARGE = 200_000  # bytes: a whole Latin font may stay, a whole Chinese one has ten million


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for face in file.faces:
        size = face.program_size
        if not face.subset and size > _LARGE:
            sentence = f"the font {face.plain_name} is embedded whole ({size // 1000} kB)"
            yield Found(sentence, hint="let the program that exports the file embed subsets")


QUESTION = Question(
    "font-subset",
    "warning",
    "Are fonts cut down to the letters in use?",
    "A whole font makes a file of a few kilobytes one of many megabytes, and some licenses forbid it.",
    _ask,
)
