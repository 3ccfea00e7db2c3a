"""Is no real text hidden as decoration?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.marks import PaintedText
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_ASIDE = {"/Pagination", "/Background", "/Page"}  # artifacts that say what they are (ISO 32000-1, 14.8.2.2)
_LEAST = 4  # letters: a bullet or a page's number is decoration


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    if "/StructTreeRoot" not in file.catalog:
        return
    read = {words.text.strip() for sheet in file.sheets for words in sheet.words if words.tag and not words.tag.artifact}
    for sheet in file.sheets:
        for words in sheet.words:
            if words.tag and words.tag.artifact and words.tag.kind not in _ASIDE and _said(words) and words.text.strip() not in read:
                sentence = f"{shown(words.text)} is marked as decoration, and stands in no tag anywhere"
                yield Found(sentence, sheet.number, where(words.bounds), "give it a tag")


def _said(words: PaintedText) -> bool:
    return sum(character.isalnum() for character in words.text) >= _LEAST


QUESTION = Question(
    "artifact-text",
    "error",
    "Is no real text hidden as decoration?",
    "An artifact is passed over in silence; if the words stand nowhere else, nobody hears them.",
    _ask,
)
