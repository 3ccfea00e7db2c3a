"""A list becomes files: everything is checked and made aside, then put in its place; the manifest says what each file was made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from handbill.batch.check import Bar, Checked, check_fit, check_values, lost
from handbill.batch.dask_executor import DaskExecutor
from handbill.batch.executor import Executor, WorkerLost
from handbill.batch.manifest import ManifestEntry, read_manifest, write_manifest
from handbill.batch.merge import bookmarks, merge, merged_metadata
from handbill.batch.options import BatchOptions
from handbill.batch.output_store import Archive, Folder, OutputStore
from handbill.batch.process_pool import Pool
from handbill.batch.records.check_record import at_record
from handbill.batch.rejected_rows import write_leftover
from handbill.batch.staging import StagedFile, StagingFolder, put
from handbill.batch.tasks import Task, tasks_of
from handbill.batch.worker_tasks import TaskAnswer, print_records, print_sheets
from handbill.core.files import check_writable, write_problem
from handbill.core.problems import Problem, ProblemsFound, errors_from, raise_if_any


@dataclass
class Progress:
    """How far a run is, for whoever stops it: files in all, those that were there already, and those that it has made."""

    total: int = 0
    kept: int = 0
    made: int = 0


@dataclass(frozen=True)
class BatchOutcome:
    """What a run did. `written` and `kept` count files, `strange` names those that belong to no record, `leftover` is the list of bad rows.

    `problems`: why rows were left out. `changed`: something was put in its place.
    """

    checked: Checked
    tasks: tuple[Task, ...]
    written: int
    strange: tuple[str, ...]
    problems: tuple[Problem, ...]
    changed: bool = False
    leftover: Path | None = None

    @property
    def kept(self) -> int:
        return len(self.tasks) - self.written


def run(batch: BatchOptions, tally: Progress, bar: Bar) -> BatchOutcome:
    """Check the list, and make what is not there yet. Raises ProblemsFound with all that is wrong with it; then nothing is written.

    With `skip_bad` only when no record is left. Interrupted, it leaves what is done aside, and the next run goes on from there.
    """
    check_writable(batch.folder)
    checked = check_values(batch)
    desk = _desk(batch, checked, tally)
    with DaskExecutor(batch.campaign, batch.cluster, batch.common) if batch.cluster else Pool(batch.workers) as hands:
        tasks = _fitting(desk, tasks_of(batch, checked.jobs), hands, bar)
        tasks = (_print_volume if batch.output == "volume" else _print)(desk, tasks, hands, bar)
    if not (batch.skip_bad and tasks):
        desk.stop_on_flaws()
    leftover = _leave(batch, checked)
    changed = desk.shelf.publish([task.name for task in tasks], desk.fresh(tasks))
    strange = desk.tidy(tasks)
    return BatchOutcome(checked, tuple(tasks), tally.made, strange, tuple(checked.flaws.told()), changed or bool(tally.made), leftover)


@dataclass
class _BatchRun:
    """What a run works with. `known`: what the last runs noted. `ready`: what lies aside, by the name that it will have."""

    batch: BatchOptions
    checked: Checked
    shelf: OutputStore
    parts: StagingFolder
    known: dict[str, ManifestEntry]
    tally: Progress
    ready: dict[str, StagedFile] = field(default_factory=dict)

    def pending(self, tasks: Sequence[Task]) -> list[Task]:
        """Those whose file is neither in its place nor aside, or is not what it was when it was written."""
        return [task for task in tasks if not self._stands(task) and not self._waits(task)]

    def take(self, task: Task, answer: TaskAnswer | WorkerLost) -> bool:
        """Note what a process answers: whether there is a file. Raises ProblemsFound (output-disk)."""
        if isinstance(answer, (WorkerLost, tuple)):
            self.blame(task, answer)
            return False
        try:
            if isinstance(answer, OSError):
                raise answer
            part = put(answer, task.name, self.parts.path) if isinstance(answer, bytes) else answer
            self.parts.note(task.digest, part)
        except OSError as error:
            # Said of the file as somebody knows it.
            plain = OSError(error.errno, error.strerror)
            raise ProblemsFound([write_problem(plain, self.batch.folder / task.name)]) from None
        self._keep(task, part)
        self.tally.made += 1
        return True

    def blame(self, task: Task, answer: WorkerLost | tuple[Problem, ...]) -> None:
        """A record has no file, for these reasons."""
        row = task.shares[0][0].row
        found = (lost(answer),) if isinstance(answer, WorkerLost) else answer
        self.checked.flaws.add(row, [at_record(problem, self.checked.list, row) for problem in found])

    def note(self, task: Task, sha: str) -> None:
        """A file that stands in its place already."""
        self.known[task.digest] = ManifestEntry(task.name, sha)
        self.tally.made += 1

    def stop_on_flaws(self) -> None:
        """Raises ProblemsFound when anything is wrong with the list; what was made is thrown away."""
        if self.checked.flaws.by_row:
            self.parts.drop()
        raise_if_any(self.checked.flaws.told())

    def fresh(self, tasks: Sequence[Task]) -> dict[str, Path]:
        """Where the files lie that are not in their place."""
        return {task.name: self.parts.path / self.ready[task.name].where for task in tasks if task.name in self.ready}

    def tidy(self, tasks: Sequence[Task]) -> tuple[str, ...]:
        """Keep only what is true in the manifest, and nothing aside; returns the files there that belong to none of these tasks."""
        own, names = {task.digest for task in tasks}, {task.name for task in tasks}
        strange = {each.file for each in self.known.values() if each.file not in names and self.shelf.sha(each.file)}
        true = {made_from: each for made_from, each in self.known.items() if made_from in own or each.file in strange}
        write_manifest(self.batch.folder, true)
        self.parts.drop()
        return tuple(sorted(strange))

    def _stands(self, task: Task) -> bool:
        entry = self.known.get(task.digest)
        return entry is not None and entry.file == task.name and self.shelf.sha(task.name) == entry.sha256

    def _waits(self, task: Task) -> bool:
        part = self.parts.found(task.digest, task.name)
        if part:
            self._keep(task, part)
        return part is not None

    def _keep(self, task: Task, part: StagedFile) -> None:
        self.ready[task.name] = part
        self.known[task.digest] = ManifestEntry(task.name, part.sha256)


def _desk(batch: BatchOptions, checked: Checked, tally: Progress) -> _BatchRun:
    zipped = batch.output == "zip"
    shelf: OutputStore = Archive(batch.folder / f"{batch.list.stem}.zip") if zipped else Folder(batch.folder)
    parts = StagingFolder(batch.folder / f".{batch.list.stem}-unfinished")
    # A run that was killed while it put files in their places had no time for the manifest.
    noted = {digest: ManifestEntry(part.name, part.sha256) for digest, part in parts.noted.items()}
    return _BatchRun(batch, checked, shelf, parts, read_manifest(batch.folder) | noted, tally)


def _fitting(desk: _BatchRun, tasks: list[Task], hands: Executor, bar: Bar) -> list[Task]:
    """The tasks whose words fit, where that must be known beforehand: files of many records, and a list that will not be printed at all.

    Elsewhere a record that does not fit shows when its file is made. Raises ProblemsFound: nothing can be printed.
    """
    batch, flaws = desk.batch, desk.checked.flaws
    hopeless = bool(flaws.by_row) and not batch.skip_bad
    if batch.output not in ("sheets", "volume") and not hopeless:
        return tasks
    asked = {job.row: job for task in desk.pending(tasks) for job, _ in task.shares}
    jobs = check_fit(desk.checked, list(asked.values()), hands, bar)
    unlike = errors_from(partial(merged_metadata, jobs, batch.list.stem)) if batch.output == "volume" and jobs else []
    if unlike:
        raise_if_any([*unlike, *flaws.told()])
    if not (batch.skip_bad and jobs):
        desk.stop_on_flaws()
    return tasks_of(batch, jobs)


def _print(desk: _BatchRun, tasks: Sequence[Task], hands: Executor, bar: Bar) -> list[Task]:
    """Make what is not there, aside; the tasks that have a file then. What is wrong with the others stands in the flaws."""
    pending = _pending(desk, tasks)
    # A worker of a cluster may not see our disk: it sends the file.
    parts = None if desk.batch.cluster else desk.parts.path
    work = partial(print_sheets if desk.batch.output == "sheets" else print_records, parts=parts)
    failed = set()
    with closing(desk.parts), bar(len(pending), "Printing") as report:
        for task, answer in zip(pending, hands.each(work, pending), strict=True):
            if not desk.take(task, answer):
                failed.add(task.name)
            report(task)
    return [task for task in tasks if task.name not in failed]


def _print_volume(desk: _BatchRun, tasks: Sequence[Task], hands: Executor, bar: Bar) -> list[Task]:
    """Make the one file of all records, unless it is there; with anything wrong in one of them there is none."""
    pending = _pending(desk, tasks)
    failed = set()
    for task in pending:
        jobs = [job for job, _ in task.shares]
        with bar(len(jobs), "Printing") as report:
            titled = zip(bookmarks(jobs), _files(desk, task, hands, report), strict=True)
            if sha := merge(desk.batch.folder / task.name, merged_metadata(jobs, desk.batch.list.stem), titled):
                desk.note(task, sha)
            else:
                failed.add(task.name)
    return [task for task in tasks if task.name not in failed]


def _files(desk: _BatchRun, task: Task, hands: Executor, report: Callable[[object], None]) -> Iterator[bytes | None]:
    """The file of each record of a task, as they come."""
    alone = [Task(task.name, "", (share,)) for share in task.shares]
    for each, answer in zip(alone, hands.each(print_records, alone), strict=True):
        if isinstance(answer, (WorkerLost, tuple)):
            desk.blame(each, answer)
        yield answer if isinstance(answer, bytes) else None
        report(each)


def _pending(desk: _BatchRun, tasks: Sequence[Task]) -> list[Task]:
    """What is to be made, counted."""
    pending = desk.pending(tasks)
    desk.tally.total, desk.tally.kept = len(tasks), len(tasks) - len(pending)
    return pending


def _leave(batch: BatchOptions, checked: Checked) -> Path | None:
    """Write the rows that are left out; None when there are none."""
    if not checked.flaws.by_row:
        return None
    path = batch.folder / f"{batch.list.stem}-bad.csv"
    write_leftover(checked.list, checked.flaws.by_row, path)
    return path
