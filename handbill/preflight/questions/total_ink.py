"""Does the paper get no more ink than it can take?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.measure.ink_coverage import area_over, most_possible_ink
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    limits = options.effective_limits
    for page in file.pages:
        if 100 * most_possible_ink(page) <= limits.total_ink:
            continue
        area, most = area_over(file, page, limits.total_ink / 100)
        if area > limits.total_ink_area:
            sentence = f"{area:.0f} square mm carry up to {100 * most:.0f} percent of ink; the limit is {limits.total_ink:.0f} percent"
            yield Defect(sentence, page.number, hint="lighten the darkest parts, or convert the images for the shop's paper")


QUESTION = Question(
    "total-ink",
    "error",
    "Does the paper get no more ink than it can take?",
    "Too much ink does not dry: it smears, and sheets print on the backs of those above them.",
    _find_defects,
)
