"""Is small text printed in one ink?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.marks import paints, seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    limit = asked.within.small_text
    for sheet in file.sheets:
        for words in sheet.words:
            inks = max((len(paint.inks()) for paint in paints(words)), default=0)
            if inks > 1 and words.size < limit and words.text.strip() and seen(words, sheet.printed):
                sentence = f"text of {words.size:.1f} pt is printed in {inks} inks: {shown(words.text)}"
                yield Found(sentence, sheet.number, where(words.bounds), f"print text below {limit:.0f} pt in one ink")


QUESTION = Question(
    "small-text-inks",
    "warning",
    "Is small text printed in one ink?",
    "A slip of the plates by a tenth of a millimeter is half a stroke of a small letter.",
    _ask,
)
