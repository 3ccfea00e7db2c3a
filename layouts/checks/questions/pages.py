"""Are there pages?"""

from __future__ import annotations

from collections.abc import Iterator

from layouts.checks.asked import Asked
from layouts.checks.finding import Found, Question
from layouts.checks.opened import Opened


def _ask(file: Opened, asked: Asked) -> Iterator[Found]:
    if not file.sheets:
        yield Found("the file has no pages", hint="export it again")


QUESTION = Question("pages", "error", "Are there pages?", "An empty file looks like a finished one in a folder.", _ask)
