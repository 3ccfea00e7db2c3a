"""Has every picture enough pixels to look sharp?"""

from __future__ import annotations

from collections.abc import Iterator

from handbill.preflight.describe_place import where
from handbill.preflight.finding import Found, Question
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.resolution import resolutions

_ROUND = 0.5


def _ask(file: OpenedFile, asked: CheckOptions) -> Iterator[Found]:
    limits = asked.within
    for sheet in file.sheets:
        for picture, ppi in resolutions(sheet):
            least, bitmap = limits.good_ppi, picture.bits == 1
            if bitmap:
                least = limits.good_bitmap_ppi
            if (limits.least_bitmap_ppi if bitmap else limits.least_ppi) - _ROUND <= ppi < least - _ROUND:
                sentence = f"a picture has {ppi:.0f} pixels an inch at its printed size; at least {least:.0f} is wanted"
                yield Found(sentence, sheet.number, where(picture.bounds), "use a larger original, or print the picture smaller")


QUESTION = Question(
    "image-softness",
    "warning",
    "Has every picture enough pixels to look sharp?",
    "A soft picture looks careless beside sharp letters.",
    _ask,
)
