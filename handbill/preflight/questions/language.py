"""Does the file give its language?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import quote

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # the outer form of BCP 47


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    language = str(file.catalog.get("/Lang", ""))
    hint = "set the document's language, for example 'en' or 'zh-Hant'"
    if not language:
        yield Defect("the file does not give its language", hint=hint)
    elif not _TAG.fullmatch(language):
        yield Defect(f"{quote(language)} is not a language tag", hint=hint)


QUESTION = Question(
    "language",
    "error",
    "Does the file give its language?",
    "Without it, a screen reader reads Khmer with an English voice.",
    _find_defects,
)
