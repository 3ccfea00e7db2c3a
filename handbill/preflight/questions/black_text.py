"""Is black text black ink alone?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import shown, where
from handbill.preflight.finding import Found, Question
from handbill.preflight.inks import Paint
from handbill.preflight.marks import paints, seen
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions

_BLACK = 0.2  # a color whose red, green and blue, by the plain formula (1-c)(1-k), all stay below this is meant as black


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    for sheet in file.sheets:
        for words in sheet.words:
            if seen(words, sheet.printed) and any(_rich(paint) for paint in paints(words)):
                sentence = f"black text is printed in more inks than black: {shown(words.text)}"
                yield Found(sentence, sheet.number, where(words.bounds), "make the text 0 0 0 100")


def _rich(paint: Paint) -> bool:
    if paint.space.kind not in ("cmyk", "profile-4"):
        return False
    *colored, black = paint.amounts
    return any(colored) and all((1 - amount) * (1 - black) < _BLACK for amount in colored)


QUESTION = Question(
    "black-text",
    "error",
    "Is black text black ink alone?",
    "Four plates never fall quite on each other: small black letters get colored fringes.",
    _ask,
)
