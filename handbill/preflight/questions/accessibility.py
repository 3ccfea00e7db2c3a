"""Does the file obey PDF/UA-1?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.accessibility import broken_rules
from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for place, sentence in broken_rules(file.pdf):
        yield Found(sentence, place=place, hint="export the file as PDF/UA, or repair its tags")


QUESTION = Question(
    "accessibility",
    "error",
    "Does the file obey PDF/UA-1?",
    "It is the standard that screen readers build on (ISO 14289-1), as page-validation reads it.",
    _ask,
)
