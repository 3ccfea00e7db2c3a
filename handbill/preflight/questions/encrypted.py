"""Can everybody open the file?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if file.objects.is_encrypted:
        yield Found("the file is encrypted", hint="save it again without a password or restrictions")


QUESTION = Question("encrypted", "error", "Can everybody open the file?", "Print shops and screen readers cannot open a locked file.", _ask)
