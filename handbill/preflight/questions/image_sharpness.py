"""Does every image have enough pixels to look sharp?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.measure.resolution import images_below
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    limits = options.effective_limits
    return images_below(file, (limits.good_ppi, limits.good_bitmap_ppi), floors=(limits.least_ppi, limits.least_bitmap_ppi))


QUESTION = Question(
    "image-sharpness",
    "warning",
    "Does every image have enough pixels to look sharp?",
    "A blurred image looks careless beside sharp letters.",
    _find_defects,
)
