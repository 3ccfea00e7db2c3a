"""Checks a list before anything is printed: its values, the file names, the pieces, and whether every record's words fit."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial

from handbill.batch.file_names import check_template, fields_of, file_name, find_collisions
from handbill.batch.options import BatchOptions
from handbill.batch.plan import check_common, check_use, jobs_of
from handbill.batch.record_job import BatchJob
from handbill.batch.records.check_record import at_record
from handbill.batch.records.columns import FIELDS, unused_problem
from handbill.batch.records.records import Records, read_records
from handbill.batch.row_errors import RowErrors
from handbill.batch.worker_tasks import find_misfits
from handbill.build.file_names import joined
from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out
from handbill.build.pipeline import build
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.build.sides import has_backs, split_sides
from handbill.build.unprinted import sample_of, unprinted_problems
from handbill.campaign.campaign import Campaign
from handbill.core.executor import Executor, ProgressBar, WorkerLost, lost_problem
from handbill.core.problems import ExitCode, Problem, ProblemsFound, beside, collect, errors_from, raise_if_any

_OUR_FIELDS = (*FIELDS, "row")


@dataclass(frozen=True)
class CheckedList:
    """`jobs`: of the records whose values are valid. `pieces`: each piece that they ask for, made once without an organization.

    `remarks` do not stop a run. Problems that show while files are made are added to `errors`.
    """

    records: Records
    jobs: tuple[BatchJob, ...]
    pieces: tuple[Result, ...]
    errors: RowErrors
    remarks: tuple[Problem, ...] = ()

    @property
    def valid_jobs(self) -> tuple[BatchJob, ...]:
        """The jobs of rows without any problem so far."""
        return tuple(job for job in self.jobs if job.row not in self.errors.by_row)


def check_list(batch: BatchOptions) -> CheckedList:
    """Check all that can be checked without laying out each record. Raises ProblemsFound: the list or an option cannot be understood."""
    problems = errors_from(partial(check_common, batch.campaign, batch.defaults))
    try:
        records = read_records(batch.list, batch.columns, batch.hidden_rows)
    except ProblemsFound as found:
        raise ProblemsFound([*problems, *found.problems], found.remarks, found.read) from None
    remarks = (*records.remarks, *_unused(batch, records))
    with beside(remarks, records.read):
        known = tuple(dict.fromkeys([*_OUR_FIELDS, *(name.casefold() for name in records.header if name)]))
        collect(partial(check_template, batch.template, known), problems)
        raise_if_any([*problems, *check_use(records, batch.defaults)])
        errors = RowErrors()
        jobs = jobs_of(batch.campaign, records, batch.defaults, errors)
        _check_backs(batch, jobs)
        if batch.output != "sheets":  # which have records with and without backs on them, and are split as a whole
            jobs = [replace(job, spec=spec) for job in jobs for spec in split_sides(job.campaign, job.spec)]
        jobs = _add_names(batch, records, jobs, errors)
        pieces = _check_pieces(batch.campaign, jobs, errors)
    return CheckedList(records, tuple(jobs), pieces, errors, (*remarks, *_unprinted(batch.campaign, jobs)))


def _check_backs(batch: BatchOptions, jobs: Sequence[BatchJob]) -> None:
    """Raises ProblemsFound (usage-unused): options are given for the backs of sheets, and no record prints any."""
    specs = dict.fromkeys(replace(job.spec, organization=None) for job in jobs) if batch.of_backs else ()
    if specs and not any(has_backs(resolve_job(batch.campaign, spec)) for spec in specs):
        sentence = "{} has no effect: nothing is printed on the back"
        raise ProblemsFound([Problem("usage-unused", sentence.format(option), hint="leave it out") for option in batch.of_backs])


def check_fit(checked: CheckedList, jobs: Sequence[BatchJob], executor: Executor, bar: ProgressBar) -> tuple[BatchJob, ...]:
    """The valid jobs of the list after those of `jobs` whose words do not fit have been added to its errors."""
    with bar(len(jobs), "Checking") as report:
        for job, answer in zip(jobs, executor.map(find_misfits, jobs), strict=True):
            problems = [lost_problem(answer)] if isinstance(answer, WorkerLost) else answer
            checked.errors.add(job.row, [at_record(problem, checked.records, job.row) for problem in problems])
            report(job)
    return checked.valid_jobs


def _unused(batch: BatchOptions, records: Records) -> list[Problem]:
    """A remark on the columns from which nothing is printed."""
    in_names = () if batch.output in ("sheets", "volume") else fields_of(batch.template)
    unused = [head for head in records.unused if head.casefold() not in in_names]
    return [unused_problem(unused, batch.list, records.head_row)] if unused else []


def _add_names(batch: BatchOptions, records: Records, jobs: Sequence[BatchJob], errors: RowErrors) -> list[BatchJob]:
    """The jobs with their file names; on shared sheets and in a merged file no record has a file of its own."""
    if batch.output in ("sheets", "volume"):
        return list(jobs)
    by_row = {record.row: record for record in records.records}
    empty = dict.fromkeys(_OUR_FIELDS, "")
    named = []
    for job in jobs:
        spec = job.spec
        resolved = {"material": spec.material, "language": "+".join(spec.languages), "format": spec.form}
        values = empty | records.values_by_name(by_row[job.row]) | resolved | {"row": str(job.row), "quantity": str(job.copies)}
        suffix = joined((batch.suffix, "" if spec.paper.sides == "together" else spec.paper.sides))
        named.append(replace(job, name=file_name(batch.template, values, suffix)))
    for row, problem in find_collisions([(job.row, job.name) for job in named]):
        errors.add(row, [replace(problem, place=records.place(row))])
    return named


def _check_pieces(campaign: Campaign, jobs: Sequence[BatchJob], errors: RowErrors) -> tuple[Result, ...]:
    """Make each piece once without an organization: what is wrong with the piece itself is reported once, for all of its rows."""
    rows: dict[JobSpec, list[int]] = {}
    for job in jobs:
        rows.setdefault(replace(job.spec, organization=None), []).append(job.row)
    pieces = []
    for spec, rows_of_piece in rows.items():
        try:
            pieces.append(build(resolve_job(campaign, spec)))
        except ProblemsFound as found:
            # Without an organization there is a line to write on, which may need more room than a short name.
            errors.add_shared(rows_of_piece, [problem for problem in found.problems if problem.exit_code != ExitCode.FIT])
    return tuple(pieces)


def _unprinted(campaign: Campaign, jobs: Sequence[BatchJob]) -> tuple[Problem, ...]:
    """A remark for each piece that has no room for something that the list gives: a number, a web address, a logo."""
    specs = (replace(job.spec, organization=sample_of(job.spec.organization)) for job in jobs if job.spec.organization)
    problems: list[Problem] = []
    for spec in dict.fromkeys(specs):
        with suppress(ProblemsFound):  # reported with the record
            resolved = resolve_job(campaign, spec)
            problems += unprinted_problems(lay_out(resolved), resolved)
    return tuple(dict.fromkeys(problems))
