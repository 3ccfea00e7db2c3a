"""The quick check of every file as soon as it is written: a few milliseconds. All other questions are preflight.py's."""

from __future__ import annotations

from collections.abc import Sequence

from handbill.core.problems import Problem
from handbill.preflight.questions import expected_numbers
from handbill.preflight.text.lines import visual_lines


def smoke_check(pdf: bytes, numbers: Sequence[str], least_bleed: float | None = None) -> list[Problem]:
    """Check that each number is on a page, digit for digit; with `least_bleed` (points), also the page boxes of a file for the press.

    Raises ProblemsFound: check-unreadable.
    """
    # The numbers need only the text lines; importing the full preflight would take longer than this check.
    defects = expected_numbers.find_missing_numbers(visual_lines(pdf), numbers)
    problems = [expected_numbers.QUESTION.finding(defect).problem for defect in defects]
    return problems if least_bleed is None else problems + _check_boxes(pdf, least_bleed)


def _check_boxes(pdf: bytes, least_bleed: float) -> list[Problem]:
    from handbill.preflight.opened_file import OpenedFile
    from handbill.preflight.questions import boxes

    with OpenedFile(pdf) as file:
        return [boxes.QUESTION.finding(defect).problem for defect in boxes.find_box_defects(file, least_bleed)]
