"""What a build returns."""

from __future__ import annotations

from dataclasses import dataclass

from handbill.build.job import Job, LaidOutPiece
from handbill.content.piece import Draft
from handbill.core.problems import Problem
from handbill.sheets.sheet import Sheet


@dataclass(frozen=True)
class Result:
    """A finished file. `name`: its file name. `drafts`: what has not been reviewed or confirmed yet; `remarks`: warnings of preflight."""

    job: Job
    name: str
    pdf: bytes
    setting: LaidOutPiece
    sheets: tuple[Sheet, ...]
    drafts: tuple[Draft, ...]
    remarks: tuple[Problem, ...] = ()
