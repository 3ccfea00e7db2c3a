"""Does every image have enough pixels to be recognizable?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.finding import Defect, Question
from handbill.preflight.measure.resolution import images_below
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions


def _find_defects(file: OpenedFile, options: CheckOptions) -> Iterator[Defect]:
    limits = options.effective_limits
    return images_below(file, (limits.least_ppi, limits.least_bitmap_ppi))


QUESTION = Question(
    "image-resolution",
    "error",
    "Does every image have enough pixels to be recognizable?",
    "Below this resolution, a face is a row of squares.",
    _find_defects,
)
