"""Jobs become finished files, one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layouts.batch.job import Job
from layouts.press import Result, build
from materials.problems import ProblemsFound


def make(jobs: Iterable[Job]) -> Iterator[tuple[Job, Result | ProblemsFound]]:
    """Each job with its file, or with what is wrong with it, in their order."""
    for job in jobs:
        made: Result | ProblemsFound
        try:
            made = build(job.request)
        except ProblemsFound as found:
            made = found
        yield job, made
