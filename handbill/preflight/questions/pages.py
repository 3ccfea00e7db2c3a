"""Are there pages?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if not file.sheets:
        yield Found("the file has no pages", hint="export it again")


QUESTION = Question("pages", "error", "Are there pages?", "An empty file looks like a finished one in a folder.", _ask)
