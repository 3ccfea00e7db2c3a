"""Can every string of the piece be read back from the file?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.text import missing_strings


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if asked.wanted and asked.wanted.strings:
        hint = "look at the page: the text may be cut off, or its glyphs may stand for something else"
        for missing in missing_strings(file.drawn, file.lines, asked.wanted.strings):
            yield Found(f"this text cannot be read back from the file: {missing}", hint=hint)


QUESTION = Question(
    "wanted-text",
    "error",
    "Can every string of the piece be read back from the file?",
    "Text that is cut off or drawn with wrong glyphs says something else.",
    _ask,
)
