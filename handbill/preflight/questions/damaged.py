"""Is the file intact?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for problem in dict.fromkeys(str(problem) for problem in file.objects.check_pdf_syntax()):
        yield Defect(f"the file is damaged: {problem}", hint="export or send the file again; it may have been truncated on its way")


QUESTION = Question(
    "damaged",
    "error",
    "Is the file intact?",
    "A damaged file prints half a page or nothing, and the shop calls back a day later.",
    _find_defects,
)
