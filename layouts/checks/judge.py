"""The questions asked of every file as soon as it is made: those that PDFium and the boxes alone answer in milliseconds.

All others are asked by `layouts/checks/preflight.py`, in the suite, before a release and on request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from layouts.checks.asked import Asked, Wanted
from layouts.checks.limits import profile_named
from layouts.checks.opened import Opened
from layouts.checks.preflight import answers
from materials.problems import Problem

Purpose = Literal["screen", "office", "press"]
_QUICK = {"screen": ("wanted-numbers",), "office": ("wanted-numbers",), "press": ("wanted-numbers", "boxes")}
SOME = 0.02  # points: any bleed at all


def judge(pdf: bytes, purpose: Purpose, numbers: Sequence[str], bleed: float = SOME) -> list[Problem]:
    """What is wrong at first sight; `bleed` in points is what a press file should have on every side.

    Raises ProblemsFound: check-unreadable.
    """
    file = Opened(pdf)
    try:
        limits = replace(profile_named(purpose).limits, bleed=bleed)
        asked = Asked(purpose, limits, wanted=Wanted(numbers=tuple(numbers)))
        return [finding.problem for finding in answers(_QUICK[purpose], file, asked)]
    finally:
        file.close()
