"""What is asked of every file as soon as it is made: what PDFium alone answers in milliseconds, and of a press file also its boxes.

All other questions are asked by `layouts/checks/preflight.py`, in the suite, before a release and on request.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from handbill.core.problems import Problem
from handbill.preflight.lines import visual_lines
from handbill.preflight.questions.wanted_numbers import QUESTION, not_there

CheckedPurpose = Literal["screen", "office", "press"]
SOME = 0.02  # points: any bleed at all


def smoke_check(pdf: bytes, purpose: CheckedPurpose, numbers: Sequence[str], bleed: float = SOME) -> list[Problem]:
    """What is wrong at first sight; `bleed` in points is what a press file should have on every side.

    Raises ProblemsFound: check-unreadable.
    """
    # Asked of the lines alone: the house of the other questions takes longer to load than this one to answer.
    found = [QUESTION.finding(each).problem for each in not_there(visual_lines(pdf), numbers)]
    return found + (_boxes(pdf, bleed) if purpose == "press" else [])


def _boxes(pdf: bytes, bleed: float) -> list[Problem]:
    from dataclasses import replace

    from handbill.preflight.limits import profile_named
    from handbill.preflight.opened import OpenedFile
    from handbill.preflight.options import CheckOptions
    from handbill.preflight.preflight import answers

    file = OpenedFile(pdf)
    try:
        asked = CheckOptions("press", replace(profile_named("press").limits, bleed=bleed))
        return [finding.problem for finding in answers(("boxes",), file, asked)]
    finally:
        file.close()
