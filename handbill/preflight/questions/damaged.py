"""Is the file whole?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    hint = "export or send the file again; it may have been cut off on its way"
    for fault in dict.fromkeys(str(each) for each in file.objects.check_pdf_syntax()):
        yield Found(f"the file is damaged: {fault}", hint=hint)


QUESTION = Question(
    "damaged", "error", "Is the file whole?", "A damaged file prints half a page, or nothing, and the shop calls back a day later.", _ask
)
