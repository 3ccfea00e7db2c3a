"""Does each word stand out from its ground?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.contrast_background import stands
from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.marks import seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_LARGE, _LARGE_BOLD = 18.0, 14.0  # points (WCAG 2.2, large scale text)
_ROUND = 0.05  # a ratio of 4.5 is rounded by whoever measures it


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    limits = asked.within
    for stand in file.once(stands):
        words = stand.words
        large = words.size >= _LARGE or (words.size >= _LARGE_BOLD and words.face.bold)
        least = limits.large_contrast if large else limits.contrast
        if stand.contrast < least - _ROUND and seen(words, file.sheets[stand.page - 1].printed):
            sentence = f"{shown(words.text)} has a contrast of {stand.contrast:.1f} : 1 with its ground; {least:g} : 1 is wanted"
            yield Found(sentence, stand.page, where(words.bounds), "make the text darker or its ground lighter (or the other way round)")


QUESTION = Question(
    "contrast", "error", "Does each word stand out from its ground?", "Weak contrast shuts out whoever sees badly (WCAG 2.2, 1.4.3).", _ask
)
