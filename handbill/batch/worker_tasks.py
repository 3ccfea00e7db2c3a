"""What a process does with its share: functions of whole modules, so that they can be sent to another one.

Each yields one answer for each item, small enough to be sent back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from handbill.batch.record_job import BatchJob
from handbill.batch.render import check_fit, make
from handbill.batch.staging import StagedFile, put
from handbill.batch.tasks import Task
from handbill.build.job import Job
from handbill.build.resolve import resolve_job
from handbill.core.problems import Problem, ProblemsFound, errors_from

TaskOutput = StagedFile | bytes
TaskAnswer = TaskOutput | tuple[Problem, ...] | OSError


def fit(jobs: Sequence[BatchJob]) -> Iterator[tuple[Problem, ...]]:
    """What keeps each job's words off its pages."""
    for job in jobs:
        yield tuple(errors_from(partial(check_fit, job)))


def print_records(tasks: Sequence[Task], parts: Path | None = None) -> Iterator[TaskAnswer]:
    """The file of each task, which holds one record; or what is wrong with it.

    It is put below `parts`, and the answer says where; without such a folder, on another machine, the answer is the file itself.
    """
    for task, made in zip(tasks, make(task.shares[0][0] for task in tasks), strict=True):
        yield made.problems if isinstance(made, ProblemsFound) else _put(made, task, parts)


def print_sheets(tasks: Sequence[Task], parts: Path | None = None) -> Iterator[TaskAnswer]:
    """The shared sheets of each task, like `print_records`; or what is wrong with them."""
    from handbill.build.gang import GangShare, fill

    for task in tasks:
        try:
            shares = [GangShare(_resolved(job, task.first), count) for job, count in task.shares]
            data = fill(shares).pdf
        except ProblemsFound as found:
            yield found.problems
            continue
        yield _put(data, task, parts)


def _resolved(job: BatchJob, first: int) -> Job:
    return resolve_job(job.campaign, replace(job.spec, paper=replace(job.spec.paper, first=first)))


def _put(data: bytes, task: Task, parts: Path | None) -> TaskOutput | OSError:
    if parts is None:
        return data
    try:
        return put(data, task.name, parts)
    except OSError as error:
        return error
