"""Does every glyph stand for a text?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.fonts import used_codes
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

# A simple font with one of these encodings says what its codes mean without ToUnicode.
_ENCODINGS = {"/WinAnsiEncoding", "/MacRomanEncoding", "/StandardEncoding"}


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for face, codes in used_codes(file).items():
        hint = "export the file from a program that writes ToUnicode, and with its text as text"
        if face.texts is None:
            if face.composite or (str(face.font.get("/Encoding")) not in _ENCODINGS and face.kind != "/Type1"):
                yield Found(f"the font {face.plain_name} has no ToUnicode: its text cannot be copied or read aloud", hint=hint)
        elif unmapped := codes - face.texts.keys():
            yield Found(f"the font {face.plain_name} shows {len(unmapped)} glyphs that ToUnicode does not explain", hint=hint)
        elif wrong := [code for code in codes if _private(face.texts[code])]:
            yield Found(f"the font {face.plain_name} gives {len(wrong)} glyphs a text that no reader knows (private use)", hint=hint)


def _private(text: str) -> bool:
    """U+0000, the private use areas, and the sign for what could not be decoded."""
    return any(character in "\0\ufeff\ufffd" or "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000" for character in text)


QUESTION = Question(
    "text-unicode",
    "error",
    "Does every glyph stand for a text?",
    "What has no text cannot be copied, searched or read aloud (PDF/UA-1, 7.21.7).",
    _ask,
)
