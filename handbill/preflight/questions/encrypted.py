"""Can everybody open the file?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    if file.objects.is_encrypted:
        yield Defect("the file is encrypted", hint="save it again without a password or restrictions")


QUESTION = Question(
    "encrypted",
    "error",
    "Can everybody open the file?",
    "Print shops and screen readers cannot open an encrypted file.",
    _find_defects,
)
