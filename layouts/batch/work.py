"""What a process does with its share: functions of whole modules, so that they can be sent to another one.

Each yields one answer for each item, small enough to be sent back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from layouts.batch.job import Job
from layouts.batch.make import binder, make
from layouts.batch.tasks import Task
from layouts.fill import Share, fill
from materials.problems import Problem, ProblemsFound, problems_of

Answer = bytes | tuple[Problem, ...]


def fit(jobs: Sequence[Job]) -> Iterator[tuple[Problem, ...]]:
    """What keeps each job's words off its pages."""
    for job in jobs:
        yield tuple(problems_of(partial(binder().fits, job.request)))


def print_records(tasks: Sequence[Task]) -> Iterator[Answer]:
    """The file of each task, which holds one record; or what is wrong with it."""
    for _, made in make(task.shares[0][0] for task in tasks):
        yield made.problems if isinstance(made, ProblemsFound) else made.pdf


def print_sheets(tasks: Sequence[Task]) -> Iterator[Answer]:
    """The shared sheets of each task; or what is wrong with them."""
    for task in tasks:
        shares = [Share(job.request, count) for job, count in task.shares]
        answer: Answer
        try:
            answer = fill(shares, replace(shares[0].request.paper, first=task.first)).pdf
        except ProblemsFound as found:
            answer = found.problems
        yield answer
