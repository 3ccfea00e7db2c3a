"""Is the smallest type large enough to read?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.geometry import millimeters
from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.marks import seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_ROUND = 0.01  # points


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    least = asked.within.least_x_height
    for sheet in file.sheets:
        for words in sheet.words:
            height = words.size * words.face.x_height
            if height < least - _ROUND and words.paint is not None and words.text.strip() and seen(words, sheet.printed):
                sentence = (
                    f"{shown(words.text)} has small letters {millimeters(height):.2f} mm high ({words.size:.1f} pt); "
                    f"at least {millimeters(least):.2f} mm is wanted"
                )
                yield Found(sentence, sheet.number, where(words.bounds), "make the text larger, or say less")


QUESTION = Question(
    "type-size",
    "error",
    "Is the smallest type large enough to read?",
    "A person in a hurry, in bad light, without glasses, has to make it out.",
    _ask,
)
