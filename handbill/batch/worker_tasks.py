"""What a worker process does with its share of a batch. Functions of a module, so that they can be sent to another process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from handbill.batch.record_job import BatchJob
from handbill.batch.render import check_fit, make
from handbill.batch.staging import StagedFile, stage
from handbill.batch.tasks import Task
from handbill.build.job import Job
from handbill.build.resolve import resolve_job
from handbill.core.executor import WorkerLost, lost_problem
from handbill.core.problems import Problem, ProblemsFound, errors_from


@dataclass(frozen=True)
class TaskResult:
    """What became of a task.

    staged: `file` lies in the staging folder. data: `data` is the file. invalid: `problems` prevent it; the worker's death is one of them.
    disk: the staging folder cannot be written, because of `error`.
    """

    status: Literal["staged", "data", "invalid", "disk"]
    file: StagedFile | None = None
    data: bytes = b""
    problems: tuple[Problem, ...] = ()
    error: OSError | None = None


def prepare() -> None:
    """Load what every task needs, while the parent process is still checking the list."""
    import handbill.pdf.document  # noqa: F401


def find_misfits(jobs: Sequence[BatchJob]) -> Iterator[tuple[Problem, ...]]:
    """What keeps each job's words off its pages."""
    for job in jobs:
        yield tuple(errors_from(partial(check_fit, job)))


def print_records(tasks: Sequence[Task], staging: Path | None = None) -> Iterator[TaskResult]:
    """The file of each task, which holds one record.

    It is written below `staging`; without such a folder, as on another machine, the result holds the file itself.
    """
    for task, made in zip(tasks, make(task.shares[0][0] for task in tasks), strict=True):
        yield TaskResult("invalid", problems=made.problems) if isinstance(made, ProblemsFound) else _store(made, task, staging)


def print_sheets(tasks: Sequence[Task], staging: Path | None = None) -> Iterator[TaskResult]:
    """The shared sheets of each task, like `print_records`."""
    from handbill.build.gang import GangShare, fill

    for task in tasks:
        try:
            data = fill([GangShare(_resolve(job, task), count) for job, count in task.shares], task.sheet).pdf
        except ProblemsFound as found:
            yield TaskResult("invalid", problems=found.problems)
            continue
        yield _store(data, task, staging)


def _resolve(job: BatchJob, task: Task) -> Job:
    return resolve_job(job.campaign, replace(job.spec, paper=replace(job.spec.paper, first=task.first, sides=task.sides)))


def result_of(answer: TaskResult | WorkerLost) -> TaskResult:
    """The result of a task, also when its worker processes died."""
    return TaskResult("invalid", problems=(lost_problem(answer),)) if isinstance(answer, WorkerLost) else answer


def _store(data: bytes, task: Task, staging: Path | None) -> TaskResult:
    if staging is None:
        return TaskResult("data", data=data)
    try:
        return TaskResult("staged", stage(data, task.name, staging))
    except OSError as error:
        return TaskResult("disk", error=OSError(error.errno, error.strerror))
