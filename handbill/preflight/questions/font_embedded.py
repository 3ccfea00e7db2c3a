"""Is every font in the file?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        for face in sheet.faces:
            if not face.embedded:
                yield Found(f"the font {face.plain_name} is not embedded", sheet.number, hint="embed all fonts when the file is exported")


QUESTION = Question(
    "font-embedded",
    "error",
    "Is every font in the file?",
    "A font that is not embedded is replaced by another, without a word: other widths, other letters, no Khmer at all.",
    _ask,
)
