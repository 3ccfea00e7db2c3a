"""The questions asked of every file as soon as it is made: those that PDFium and the boxes alone answer in milliseconds.

All others are asked by `layouts/checks/preflight.py`, in the suite, before a release and on request.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from layouts.checks.asked import Asked, Wanted
from layouts.checks.opened import Opened
from layouts.checks.preflight import answers
from materials.problems import Problem

Purpose = Literal["screen", "office", "press"]
_QUICK = {"screen": ("wanted-numbers",), "office": ("wanted-numbers",), "press": ("wanted-numbers", "boxes")}


def judge(pdf: bytes, purpose: Purpose, numbers: Sequence[str]) -> list[Problem]:
    """What is wrong at first sight. Raises ProblemsFound: check-unreadable."""
    file = Opened(pdf)
    try:
        asked = Asked(purpose, wanted=Wanted(numbers=tuple(numbers)))
        return [finding.problem for finding in answers(_QUICK[purpose], file, asked)]
    finally:
        file.close()
