"""Does every glyph stand for text?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.fonts.used_codes import used_codes
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    hint = "export the file from a program that writes ToUnicode, and with its text as text"
    for font, codes in file.once(used_codes).items():
        if font.to_unicode is None:
            if not font.knows_its_text:
                yield Defect(f"the font {font.name} has no ToUnicode: its text cannot be copied or read aloud", hint=hint)
        elif unmapped := len(codes - font.to_unicode.keys()):
            yield Defect(f"the font {font.name} shows {_count_glyphs(unmapped)} that ToUnicode does not map to text", hint=hint)
        elif unreadable := sum(_is_unreadable(font.to_unicode[code]) for code in codes):
            sentence = f"the font {font.name} maps {_count_glyphs(unreadable)} to private-use or invalid characters"
            yield Defect(sentence, hint=hint)


def _count_glyphs(count: int) -> str:
    return "1 glyph" if count == 1 else f"{count} glyphs"


def _is_unreadable(text: str) -> bool:
    """U+0000, the private use areas, and the replacement character."""
    return any(character in "\0\ufeff\ufffd" or "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000" for character in text)


QUESTION = Question(
    "text-unicode",
    "error",
    "Does every glyph stand for text?",
    "Glyphs without text cannot be copied, searched or read aloud (PDF/UA-1, 7.21.7).",
    _find_defects,
)
