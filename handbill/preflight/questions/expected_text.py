"""Can all of the piece's text be read back from the file?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.text.strings import missing_strings


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    if options.expected.strings:
        hint = "look at the page: the text may be cut off, or its glyphs may stand for other characters"
        for string in missing_strings(file.rendered, file.lines, options.expected.strings):
            yield Defect(f"this text cannot be read back from the file: {string}", hint=hint)


QUESTION = Question(
    "expected-text",
    "error",
    "Can all of the piece's text be read back from the file?",
    "Text that is cut off, or drawn with the wrong glyphs, says something else.",
    _find_defects,
)
