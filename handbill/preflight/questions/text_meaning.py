"""Does each glyph look like the character it stands for?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.fonts import used_codes
from handbill.preflight.glyph_text import mismatched_glyphs
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for face, codes in used_codes(file).items():
        if face.texts is None:
            continue
        for code, claimed, drawn in mismatched_glyphs(face, codes):
            sentence = f"the font {face.plain_name} draws {drawn!r} where the text says {claimed!r} (code {code})"
            yield Found(sentence, hint="do not print or send this file; export it again, and compare the numbers")


QUESTION = Question(
    "text-meaning",
    "error",
    "Does each glyph look like the character it stands for?",
    "A drawn 3 that is copied as 8 is another number to a telephone, and to everybody who listens.",
    _ask,
)
