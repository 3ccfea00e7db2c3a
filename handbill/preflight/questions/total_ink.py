"""Does the paper get no more ink than it can take?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.separations import area_over, most_ink


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    limits = asked.within
    for sheet in file.sheets:
        if 100 * most_ink(sheet) <= limits.total_ink:
            continue
        area, most = area_over(file, sheet, limits.total_ink / 100)
        if area > limits.total_ink_area:
            sentence = f"{area:.0f} square mm carry up to {100 * most:.0f} percent of ink; the limit is {limits.total_ink:.0f}"
            yield Found(sentence, sheet.number, hint="take color out of the darkest parts, or convert pictures for the shop's paper")


QUESTION = Question(
    "total-ink",
    "error",
    "Does the paper get no more ink than it can take?",
    "Too much ink does not dry: it smears, and the back of one sheet prints on the next.",
    _ask,
)
