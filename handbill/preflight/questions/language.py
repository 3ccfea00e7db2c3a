"""Does the file say which language it speaks?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")  # BCP 47, its outer form


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    said = str(file.catalog.get("/Lang", ""))
    hint = "set the document's language, as in 'en' or 'zh-Hant'"
    if not said:
        yield Found("the file does not say which language it is in", hint=hint)
    elif not _TAG.fullmatch(said):
        yield Found(f"{said!r} is not the name of a language", hint=hint)


QUESTION = Question(
    "language",
    "error",
    "Does the file say which language it speaks?",
    "Without it a screen reader speaks Khmer with an English voice.",
    _ask,
)
