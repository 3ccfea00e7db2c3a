"""Does the file have pages?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    if not file.pages:
        yield Defect("the file has no pages", hint="export it again")


QUESTION = Question(
    "pages",
    "error",
    "Does the file have pages?",
    "In a folder, an empty file looks like a finished one.",
    _find_defects,
)
