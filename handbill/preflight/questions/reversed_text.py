"""Is light text on a dark ground large enough?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.contrast_background import stands
from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.marks import seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_NOTABLE = 2.0  # a text that hardly differs from its ground is a matter of contrast


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    limit = asked.within.reversed_text
    for stand in file.once(stands):
        sheet = file.sheets[stand.page - 1]
        if stand.reversed and stand.contrast > _NOTABLE and stand.words.size < limit and seen(stand.words, sheet.printed):
            sentence = f"text of {stand.words.size:.1f} pt is light on dark: {shown(stand.words.text)}"
            yield Found(sentence, stand.page, where(stand.words.bounds), f"print it at {limit:.0f} pt or more, and bold, or dark on light")


QUESTION = Question(
    "reversed-text", "warning", "Is light text on a dark ground large enough?", "Ink spreads on paper and closes thin white strokes.", _ask
)
