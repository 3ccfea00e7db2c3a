"""A list is checked before anything is printed: values, names of files, pieces, and whether every record's words fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial

from handbill.batch.executor import Executor, WorkerLost
from handbill.batch.file_names import check_template, file_name, find_collisions
from handbill.batch.options import BatchOptions
from handbill.batch.plan import check_common, jobs_of
from handbill.batch.record_job import BatchJob
from handbill.batch.records.check_record import at_record
from handbill.batch.records.columns import FIELDS
from handbill.batch.records.records import Records, read_records
from handbill.batch.row_errors import RowErrors
from handbill.batch.worker_tasks import fit
from handbill.build.job_spec import JobSpec
from handbill.build.pipeline import build
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.core.problems import ExitCode, Problem, ProblemsFound, collect, raise_if_any

Bar = Callable[[int, str], AbstractContextManager[Callable[[object], None]]]
_OURS = (*FIELDS, "row")


@dataclass(frozen=True)
class Checked:
    """`jobs`: the records whose values are in order. `pieces`: one finished file without a record's own words of each that they ask for."""

    list: Records
    jobs: tuple[BatchJob, ...]
    pieces: tuple[Result, ...]
    flaws: RowErrors


def check_values(batch: BatchOptions) -> Checked:
    """Everything that can be told without setting each record. Raises ProblemsFound: the list or the command line cannot be understood."""
    problems: list[Problem] = []
    collect(partial(check_common, batch.campaign, batch.common), problems)
    list_ = collect(partial(read_records, batch.list, batch.columns), problems)
    if list_:
        known = tuple(dict.fromkeys([*_OURS, *(name.casefold() for name in list_.header if name)]))
        collect(partial(check_template, batch.template, known), problems)
    raise_if_any(problems)
    assert list_ is not None
    flaws = RowErrors()
    jobs = _named(batch, list_, jobs_of(batch.campaign, list_, batch.common, flaws), flaws)
    pieces = _pieces(batch.campaign, jobs, flaws)
    return Checked(list_, _good(jobs, flaws), pieces, flaws)


def check_fit(checked: Checked, jobs: Sequence[BatchJob], hands: Executor, bar: Bar) -> tuple[BatchJob, ...]:
    """The jobs of `checked` without those of `jobs` whose words do not fit; why, stands in its flaws."""
    with bar(len(jobs), "Checking") as report:
        for job, found in zip(jobs, hands.each(fit, jobs), strict=True):
            wrong = [lost(found)] if isinstance(found, WorkerLost) else found
            checked.flaws.add(job.row, [at_record(problem, checked.list, job.row) for problem in wrong])
            report(job)
    return _good(checked.jobs, checked.flaws)


def lost(answer: WorkerLost) -> Problem:
    """What is said of a record that took its process down, also alone."""
    return Problem("output-worker", "the process that worked on this died, also when it was tried again", hint=answer.hint)


def _good(jobs: Sequence[BatchJob], flaws: RowErrors) -> tuple[BatchJob, ...]:
    return tuple(job for job in jobs if job.row not in flaws.by_row)


def _named(batch: BatchOptions, list_: Records, jobs: Sequence[BatchJob], flaws: RowErrors) -> list[BatchJob]:
    """The jobs with their names; on shared sheets and in one file for all no record has a file of its own."""
    if batch.output in ("sheets", "volume"):
        return list(jobs)
    records = {record.row: record for record in list_.records}
    done = []
    for job in jobs:
        spec, empty = job.spec, dict.fromkeys(_OURS, "")
        own = {"material": spec.material, "language": "+".join(spec.languages), "format": spec.form}
        values = empty | list_.values_by_name(records[job.row]) | own | {"row": str(job.row), "quantity": str(job.copies)}
        done.append(replace(job, name=file_name(batch.template, values)))
    for row, problem in find_collisions({job.row: job.name for job in done}).items():
        flaws.add(row, [replace(problem, place=list_.place(row))])
    return done


def _pieces(campaign: Campaign, jobs: Sequence[BatchJob], flaws: RowErrors) -> tuple[Result, ...]:
    """Each piece made once without a record's own words: what is wrong with it is no record's fault, and is said once."""
    rows: dict[JobSpec, list[int]] = {}
    for job in jobs:
        rows.setdefault(replace(job.spec, organization=None), []).append(job.row)
    made = []
    for spec, own in rows.items():
        try:
            made.append(build(resolve_job(campaign, spec)))
        except ProblemsFound as found:
            # Without an organization there is a line to write on, which may want more room than a short name.
            flaws.share(own, [problem for problem in found.problems if problem.exit_code != ExitCode.FIT])
    return tuple(made)
