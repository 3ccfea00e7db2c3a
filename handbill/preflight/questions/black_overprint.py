"""Does black text print over its ground?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.marks import FILLED, PaintedText, seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        spared = [words for words in sheet.words if _knocks_out(words) and seen(words, sheet.printed)]
        if spared:
            strings = "1 string" if len(spared) == 1 else f"{len(spared)} strings"
            sentence = f"{strings} of black text do not overprint, the first of them {shown(spared[0].text)}"
            yield Found(sentence, sheet.number, where(spared[0].bounds), "let black text overprint (overprint mode 1)")


def _knocks_out(words: PaintedText) -> bool:
    return words.mode in FILLED and words.fill.black_alone() and not words.manner.overprint and bool(words.text.strip())


QUESTION = Question(
    "black-overprint",
    "warning",
    "Does black text print over its ground?",
    "Where black is knocked out of a tint, the smallest slip leaves white slivers around the letters.",
    _ask,
)
