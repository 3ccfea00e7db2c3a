"""A batch in four steps: check the list, plan the files, make what is missing in a staging folder, and commit it to its place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from handbill.batch.check import CheckedList, check_fit, check_list
from handbill.batch.dask_executor import DaskExecutor
from handbill.batch.file_names import rejected_from
from handbill.batch.merge import bookmarks, merge, merged_metadata
from handbill.batch.options import BatchOptions
from handbill.batch.origin import made_from, overwritten, shared_entries
from handbill.batch.output_store import Archive, Folder, OutputStore
from handbill.batch.records.check_record import at_record
from handbill.batch.rejected_rows import write_rejected
from handbill.batch.shared_sheets import write_occupants
from handbill.batch.staging import StagedFile, StagingFolder, stage
from handbill.batch.tasks import Task, tasks_of
from handbill.batch.worker_tasks import TaskResult, prepare, print_records, print_sheets, result_of
from handbill.build.manifest import ManifestEntry, read_manifest, write_manifest
from handbill.core.executor import Executor, ProgressBar
from handbill.core.files import check_writable, write_problem
from handbill.core.local_executor import SerialExecutor
from handbill.core.problems import Problem, ProblemsFound, beside, errors_from, raise_if_any
from handbill.core.process_pool.pool import PoolOptions, ProcessPool


@dataclass
class Progress:
    """The progress of a run, which is shown if the run is interrupted: all files, files that needed no work, and files made."""

    total: int = 0
    kept: int = 0
    made: int = 0


@dataclass(frozen=True)
class BatchPlan:
    """The files to make. `pending`: tasks whose file is neither in place nor staged. `manifest`: what earlier runs noted."""

    batch: BatchOptions
    checked: CheckedList
    store: OutputStore
    staging: StagingFolder
    manifest: Mapping[str, ManifestEntry]
    tasks: tuple[Task, ...]
    pending: tuple[Task, ...]
    staged: Mapping[str, StagedFile]


@dataclass(frozen=True)
class ExecutedBatch:
    """`tasks`: those that have a file now, each with its entry. `staged`: the files that are not in place, by name. `made`: how many."""

    plan: BatchPlan
    tasks: tuple[tuple[Task, ManifestEntry], ...]
    staged: Mapping[str, StagedFile]
    made: int


@dataclass(frozen=True)
class BatchOutcome:
    """What a run did. `written` counts files. `orphaned_files` belong to no record of the list. `problems`: why rows were left out.

    `rejected`: the list of the rows that were left out. `table`: who is where on shared sheets. `changed`: whether any file was put in
    place.
    """

    checked: CheckedList
    tasks: tuple[Task, ...]
    written: int
    orphaned_files: tuple[str, ...]
    problems: tuple[Problem, ...]
    changed: bool = False
    rejected: Path | None = None
    table: Path | None = None

    @property
    def kept(self) -> int:
        return len(self.tasks) - self.written


class EveryRowRejected(ProblemsFound):
    """Raised where bad rows were to be left out and all are bad. `rejected`: the list of them, with the reasons."""

    def __init__(self, problems: Sequence[Problem], rejected: Path) -> None:
        super().__init__(problems)
        self.rejected = rejected


def run(batch: BatchOptions, progress: Progress, bar: ProgressBar) -> BatchOutcome:
    """Check the list and make the files that are missing. Raises ProblemsFound with everything that is wrong; then nothing is written.

    With `skip_bad`, raises only if every record is invalid (EveryRowRejected), after the list of rejected rows has been written. If
    interrupted, finished files stay in the staging folder and the next run resumes from there.
    """
    check_writable(batch.folder)
    with _executor(batch) as executor:
        checked = check_list(batch)
        with beside(checked.remarks, checked.records.read):
            plan = plan_files(batch, checked, executor, bar)
            raise_if_any(overwritten(batch, plan.manifest, {*plan.staged, *(task.name for task in plan.pending)}))
            executed = execute(plan, executor, bar, progress)
    return commit(executed)


def _executor(batch: BatchOptions) -> Executor:
    if batch.cluster:
        return DaskExecutor(batch.campaign, batch.cluster, batch.common)
    if batch.workers == 1:
        return SerialExecutor()
    pool = ProcessPool(batch.workers, PoolOptions(prepare=prepare))
    # They load the program while this process checks the list.
    pool.start(os.cpu_count() or 1)
    return pool


def plan_files(batch: BatchOptions, checked: CheckedList, executor: Executor, bar: ProgressBar) -> BatchPlan:
    """The tasks, and which of them are pending. Raises ProblemsFound if nothing can be printed.

    Whether the words of a record fit shows when its file is made. It is checked beforehand for files of many records, and for a list that
    will not be printed anyway, so that all its problems are reported.
    """
    store: OutputStore = Archive(batch.archive) if batch.archive else Folder(batch.folder)
    staging = StagingFolder(batch.folder / f".{batch.list.stem}-unfinished")
    # A run that was killed while it put files in place had no time to write the manifest.
    noted = {fingerprint: ManifestEntry(file.name, file.sha256) for fingerprint, file in staging.noted.items()}
    manifest = read_manifest(batch.folder) | noted
    plan = partial(_plan, batch, checked, store, staging, manifest)
    planned = plan(tasks_of(batch, checked.valid_jobs))
    errors = checked.errors
    if batch.output not in ("sheets", "volume") and (batch.skip_bad or not errors):
        return planned
    asked = {id(job): job for task in planned.pending for job, _ in task.shares}
    jobs = check_fit(checked, list(asked.values()), executor, bar)
    unlike = errors_from(partial(merged_metadata, jobs, batch.list.stem)) if batch.output == "volume" and jobs else []
    if unlike:
        raise_if_any([*unlike, *errors.all_problems()])
    if not (batch.skip_bad and jobs):
        _stop_on_errors(batch, checked, staging)
    return plan(tasks_of(batch, jobs))


def _plan(
    batch: BatchOptions,
    checked: CheckedList,
    store: OutputStore,
    staging: StagingFolder,
    manifest: Mapping[str, ManifestEntry],
    tasks: Sequence[Task],
) -> BatchPlan:
    staged: dict[str, StagedFile] = {}
    pending = []
    for task in tasks:
        entry = manifest.get(task.fingerprint)
        if entry and entry.file == task.name and store.sha(task.name) == entry.sha256:
            continue
        if file := staging.find(task.fingerprint, task.name):
            staged[task.name] = file
        else:
            pending.append(task)
    return BatchPlan(batch, checked, store, staging, manifest, tuple(tasks), tuple(pending), staged)


def execute(plan: BatchPlan, executor: Executor, bar: ProgressBar, progress: Progress) -> ExecutedBatch:
    """Make the pending files. Raises ProblemsFound (output-disk), and all problems of the list unless bad rows are to be skipped."""
    progress.total, progress.kept = len(plan.tasks), len(plan.tasks) - len(plan.pending)
    staged = dict(plan.staged)
    made: dict[str, ManifestEntry] = {}
    if plan.batch.output == "volume":
        made = _merge(plan, executor, bar)
        progress.made = len(made)
    else:
        with closing(plan.staging):
            for task, file in _make(plan, executor, bar):
                staged[task.name] = file
                made[task.name] = ManifestEntry(task.name, file.sha256)
                progress.made += 1
    pending = {task.name for task in plan.pending}
    entries = ((task, made.get(task.name) if task.name in pending else _entry(plan, task)) for task in plan.tasks)
    finished = tuple((task, entry) for task, entry in entries if entry)
    if not (plan.batch.skip_bad and finished):
        _stop_on_errors(plan.batch, plan.checked, plan.staging)
    return ExecutedBatch(plan, finished, staged, len(made))


def _entry(plan: BatchPlan, task: Task) -> ManifestEntry:
    """The entry of a task that needed no work."""
    file = plan.staged.get(task.name)
    return ManifestEntry(task.name, file.sha256) if file else plan.manifest[task.fingerprint]


def _make(plan: BatchPlan, executor: Executor, bar: ProgressBar) -> Iterator[tuple[Task, StagedFile]]:
    """Make the pending files in the staging folder; problems of records are added to the errors of the list."""
    # A worker of a cluster may not see our disk: it sends the file.
    staging = None if plan.batch.cluster else plan.staging.path
    work = partial(print_sheets if plan.batch.output == "sheets" else print_records, staging=staging)
    with bar(len(plan.pending), "Printing") as report:
        for task, answer in zip(plan.pending, executor.map(work, plan.pending), strict=True):
            result = result_of(answer)
            if result.status == "invalid":
                _add_errors(plan, task, result)
            else:
                yield task, _note(plan, task, result)
            report(task)


def _note(plan: BatchPlan, task: Task, result: TaskResult) -> StagedFile:
    """Raises ProblemsFound (output-disk)."""
    try:
        if result.error:
            raise result.error
        file = result.file or stage(result.data, task.name, plan.staging.path)
        plan.staging.note(task.fingerprint, file)
    except OSError as error:
        # The problem names the file as the user knows it.
        raise ProblemsFound([write_problem(OSError(error.errno, error.strerror), plan.batch.folder / task.name)]) from None
    return file


def _add_errors(plan: BatchPlan, task: Task, result: TaskResult) -> None:
    for job, _ in task.shares:
        plan.checked.errors.add(job.row, [at_record(problem, plan.checked.records, job.row) for problem in result.problems])


def _merge(plan: BatchPlan, executor: Executor, bar: ProgressBar) -> dict[str, ManifestEntry]:
    """Write the one file of all records into its place, unless it is there; with a problem in any record there is none."""
    made = {}
    for task in plan.pending:
        jobs = [job for job, _ in task.shares]
        with bar(len(jobs), "Printing") as report:
            titled = zip(bookmarks(jobs), _record_files(plan, task, executor, report), strict=True)
            if sha256 := merge(plan.batch.folder / task.name, merged_metadata(jobs, plan.batch.list.stem), titled):
                made[task.name] = ManifestEntry(task.name, sha256)
    return made


def _record_files(plan: BatchPlan, task: Task, executor: Executor, report: Callable[[object], None]) -> Iterator[bytes | None]:
    """The file of each record of a task, as it is made."""
    single = [Task(task.name, "", (share,)) for share in task.shares]
    for one, answer in zip(single, executor.map(print_records, single), strict=True):
        result = result_of(answer)
        if result.status == "invalid":
            _add_errors(plan, one, result)
        yield result.data if result.status == "data" else None
        report(one)


def commit(executed: ExecutedBatch) -> BatchOutcome:
    """Put the files in place and write the manifest and the list of rejected rows. Raises ProblemsFound (output-disk)."""
    plan = executed.plan
    batch, errors = plan.batch, plan.checked.errors
    tasks = tuple(task for task, _ in executed.tasks)
    rejected = None
    if errors:
        rejected = _write_rejected(batch, plan.checked)
    names = [task.name for task in tasks]
    fresh = {name: plan.staging.path / executed.staged[name].path for name in names if name in executed.staged}
    changed = plan.store.publish(names, fresh)
    table = write_occupants(batch, plan.checked.pieces, tasks)
    orphaned = _write_manifest(executed, table)
    plan.staging.remove()
    problems = tuple(errors.all_problems())
    return BatchOutcome(plan.checked, tasks, executed.made, orphaned, problems, changed or bool(executed.made), rejected, table)


def _write_manifest(executed: ExecutedBatch, table: Path | None) -> tuple[str, ...]:
    """Keep the entries of these tasks, and of other files that are still there; returns the names of the latter."""
    plan = executed.plan
    origin = made_from(plan.batch, named=plan.batch.output in ("files", "zip"))
    entries = {task.fingerprint: replace(entry, made_from=origin) for task, entry in executed.tasks}
    entries |= shared_entries(plan.batch, table)
    names = {entry.file for entry in entries.values()}
    others = {key: entry for key, entry in plan.manifest.items() if entry.file not in names}
    orphaned = {entry.file for key, entry in others.items() if plan.store.sha(entry.file) and key != entry.file}
    there = {key: entry for key, entry in others.items() if entry.file in orphaned or (plan.batch.folder / entry.file).is_file()}
    write_manifest(plan.batch.folder, there | entries)
    return () if plan.batch.joined else tuple(sorted(orphaned))


def _write_rejected(batch: BatchOptions, checked: CheckedList) -> Path:
    """The list of the rows that were left out; those of such a list go back to one of the same name. Raises ProblemsFound (output-disk)."""
    stem = rejected_from(batch.list) or batch.list.stem if batch.joined else batch.list.stem
    return write_rejected(checked.records, checked.errors.by_row, batch.folder / f"{stem}-bad.csv")


def _stop_on_errors(batch: BatchOptions, checked: CheckedList, staging: StagingFolder) -> None:
    """Raises ProblemsFound if anything is wrong with the list; what was made is thrown away."""
    if not checked.errors:
        return
    staging.remove()
    problems = checked.errors.all_problems()
    if batch.skip_bad:
        raise EveryRowRejected(problems, _write_rejected(batch, checked))
    raise ProblemsFound(problems)
