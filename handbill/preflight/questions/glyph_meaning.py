"""Does each glyph look like the character it stands for?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.fonts.glyph_meaning import mismatched_glyphs
from handbill.preflight.fonts.used_codes import used_codes
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import quote


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for font, codes in file.once(used_codes).items():
        for mismatch in mismatched_glyphs(font, codes, options.fonts):
            sentence = (
                f"the font {font.name} draws {quote(mismatch.drawn)} where the text has {quote(mismatch.claimed)} (code {mismatch.code})"
            )
            yield Defect(sentence, hint="do not print or send this file; export it again, and check the numbers")


QUESTION = Question(
    "glyph-meaning",
    "error",
    "Does each glyph look like the character it stands for?",
    "A drawn 3 that is copied as 8 is another number to a phone, and to everybody who listens.",
    _find_defects,
)
