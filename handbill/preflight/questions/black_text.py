"""Is black text printed in black ink alone?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.content.color import PROCESS_SPACES, Paint
from handbill.preflight.content.marks import paints
from handbill.preflight.finding import Defect, Question
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.wording import format_place, quote

_BLACK = 0.2  # a color is meant as black if its red, green and blue, by the plain formula (1-c)(1-k), are all below this


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    for page in file.pages:
        for text in page.texts:
            if page.prints(text) and any(_is_rich_black(paint) for paint in paints(text)):
                sentence = f"black text is printed in other inks besides black: {quote(text.text)}"
                yield Defect(sentence, page.number, format_place(text.bounds), "set the text in 0 0 0 100")


def _is_rich_black(paint: Paint) -> bool:
    if paint.space.kind not in PROCESS_SPACES:
        return False
    *colored, black = paint.amounts
    return any(colored) and all((1 - amount) * (1 - black) < _BLACK for amount in colored)


QUESTION = Question(
    "black-text",
    "error",
    "Is black text printed in black ink alone?",
    "Four plates never register exactly: small black letters get colored fringes.",
    _find_defects,
)
