"""Has every letter a glyph?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        for words in sheet.words:
            if words.paint is not None and any(words.face.glyph(code) == 0 for code in words.codes):
                sentence = (
                    f"the font {words.face.plain_name} shows the glyph .notdef in {shown(words.text)}: a character is missing from it"
                )
                yield Found(sentence, sheet.number, where(words.bounds), "choose a font that has the character")


QUESTION = Question(
    "missing-glyph",
    "error",
    "Has every letter a glyph?",
    "The empty box that stands for a missing letter tells the reader that nobody looked.",
    _ask,
)
