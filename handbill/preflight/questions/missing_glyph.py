"""Does every character have a glyph?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for page in file.pages:
        for text in page.texts:
            if text.paint is not None and page.prints(text) and any(text.font.glyph(code) == 0 for code in text.codes):
                sentence = f"the font {text.font.name} lacks a character and shows an empty box (.notdef) in {quote(text.text)}"
                yield Defect(sentence, page.number, format_place(text.bounds), "use a font that has the character")


QUESTION = Question(
    "missing-glyph",
    "error",
    "Does every character have a glyph?",
    "The empty box for a missing character tells readers that nobody checked.",
    _find_defects,
)
