"""Does art that touches the trim run to the edge of the bleed?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.measures import measure
from handbill.preflight.finding import Defect, Question
from handbill.preflight.measure.bleed import short_sides
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    if not options.effective_limits.bleed:  # a shop that cannot print to the edge, or trims at the marks
        return
    for page in file.pages:
        if page.bleed_box and page.trimmed_area != page.media_box:
            for side, width in short_sides(file, page):
                sentence = f"on the {side} side, {measure(width)} of the art stops before the edge of the bleed"
                yield Defect(sentence, page.number, side, "extend the art to the edge of the bleed, or keep it off the trim")


QUESTION = Question(
    "bleed",
    "error",
    "Does art that touches the trim run to the edge of the bleed?",
    "A guillotine can be off by a millimeter; where the ink stops at the trim, a white sliver shows.",
    _find_defects,
)
