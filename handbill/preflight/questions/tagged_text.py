"""Is all text tagged?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    if not file.is_tagged:
        return
    for page in file.pages:
        for text in page.texts:
            if text.tag is None and text.text.strip():
                hint = "tag it, or mark it as an artifact if it is decoration"
                yield Defect(f"{quote(text.text)} is in no tag", page.number, format_place(text.bounds), hint)


QUESTION = Question(
    "tagged-text",
    "error",
    "Is all text tagged?",
    "Text outside the tags is not read aloud.",
    _find_defects,
)
