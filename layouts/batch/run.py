"""A list becomes files: everything is checked, what has changed is made, and the manifest says what each file was made from."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from layouts.batch.check import Bar, Checked, check_fit, check_values, lost
from layouts.batch.cluster import Cluster
from layouts.batch.hands import Hands, Lost
from layouts.batch.leftover import write_leftover
from layouts.batch.manifest import Entry, read_manifest, write_manifest
from layouts.batch.merge import about_all, bookmarks, merge
from layouts.batch.order import Batch
from layouts.batch.pool import Pool
from layouts.batch.shelf import Archive, Folder, Shelf
from layouts.batch.tasks import Task, tasks_of
from layouts.batch.work import print_records, print_sheets
from layouts.pdf.metadata import About
from layouts.publish import check_folder
from materials.problems import Problem, stop_on, take
from materials.record_check import at_record

_OFTEN = 1.0  # seconds between two writings of the manifest: the work that a run may have to do again after it was killed


@dataclass
class Tally:
    """How far a run is, for whoever stops it: files in all, those that were there already, and those that it has written."""

    total: int = 0
    kept: int = 0
    made: int = 0


@dataclass(frozen=True)
class Outcome:
    """What a run did. `written` and `kept` count files, `strange` names those that belong to no record, `leftover` is the list of bad rows.

    `problems`: why rows were left out, and what went wrong in printing. `packed`: a ZIP was written.
    """

    checked: Checked
    tasks: tuple[Task, ...]
    written: int
    strange: tuple[str, ...]
    problems: tuple[Problem, ...]
    packed: bool = False
    leftover: Path | None = None

    @property
    def kept(self) -> int:
        return len(self.tasks) - self.written


def run(batch: Batch, tally: Tally, bar: Bar) -> Outcome:
    """Check the list, and make what is not there yet. Raises ProblemsFound with all that is wrong with it; then nothing is written.

    With `skip_bad` only when no record is left. Interrupted, it leaves whole files and a manifest that names them.
    """
    check_folder(batch.folder)
    checked = check_values(batch)
    desk = _Desk(batch, checked, _shelf(batch), read_manifest(batch.folder), tally)
    with _hands(batch) as hands:
        asked = {job.row: job for task in desk.pending(tasks_of(batch, checked.jobs)) for job, _ in task.shares}
        jobs = check_fit(checked, list(asked.values()), hands, bar)
        unlike: list[Problem] = []
        about = take(partial(about_all, jobs, batch.list.stem), unlike) if batch.output == "volume" and jobs else None
        bad = [*unlike, *checked.flaws.told()]
        if unlike or not (batch.skip_bad and jobs):
            stop_on(bad)
        leftover = _leave(batch, checked)
        tasks = tasks_of(batch, jobs)
        failures = _print_volume(desk, tasks, hands, bar, about) if about else _print(desk, tasks, hands, bar)
    packed = not failures and desk.shelf.finish([task.name for task in tasks])
    strange = desk.tidy(tasks)
    return Outcome(checked, tuple(tasks), tally.made, strange, (*bad, *failures), packed, leftover)


@dataclass
class _Desk:
    """What a run works with."""

    batch: Batch
    checked: Checked
    shelf: Shelf
    known: dict[str, Entry]
    tally: Tally
    noted: float = field(default_factory=time.monotonic)

    def pending(self, tasks: Sequence[Task]) -> list[Task]:
        """Those whose file is not there, or is not what it was when it was written."""
        return [task for task in tasks if not self._stands(task)]

    def keep(self, task: Task, data: bytes) -> None:
        self.shelf.put(task.name, data)
        self.note(task, hashlib.sha256(data).hexdigest())

    def note(self, task: Task, sha: str) -> None:
        """A file that stands there now."""
        self.known[task.digest] = Entry(task.name, sha)
        self.tally.made += 1
        if time.monotonic() - self.noted > _OFTEN:
            write_manifest(self.batch.folder, self.known)
            self.noted = time.monotonic()

    def tidy(self, tasks: Sequence[Task]) -> tuple[str, ...]:
        """Keep only what is true in the manifest; returns the files there that belong to none of these tasks."""
        own, names = {task.digest for task in tasks}, {task.name for task in tasks}
        strange = {each.file for each in self.known.values() if each.file not in names and self.shelf.sha(each.file)}
        true = {made_from: each for made_from, each in self.known.items() if made_from in own or each.file in strange}
        write_manifest(self.batch.folder, true)
        return tuple(sorted(strange))

    def _stands(self, task: Task) -> bool:
        entry = self.known.get(task.digest)
        return entry is not None and entry.file == task.name and self.shelf.sha(task.name) == entry.sha256


def _print(desk: _Desk, tasks: Sequence[Task], hands: Hands, bar: Bar) -> list[Problem]:
    """Make what is not there; what went wrong is returned, and the other files are written all the same."""
    pending = desk.pending(tasks)
    desk.tally.total, desk.tally.kept = len(tasks), len(tasks) - len(pending)
    work = print_sheets if desk.batch.output == "sheets" else print_records
    failures: list[Problem] = []
    try:
        with bar(len(pending), "Printing") as report:
            for task, answer in zip(pending, hands.each(work, pending), strict=True):
                if isinstance(answer, bytes):
                    desk.keep(task, answer)
                else:
                    failures += _failed(desk, task, answer)
                report(task)
    finally:
        if desk.tally.made:
            write_manifest(desk.batch.folder, desk.known)
    return failures


def _print_volume(desk: _Desk, tasks: Sequence[Task], hands: Hands, bar: Bar, about: About) -> list[Problem]:
    """Make the one file of all records, unless it is there; with what went wrong in any of them there is none."""
    failures: list[Problem] = []

    def files(task: Task, report: Callable[[object], None]) -> Iterator[bytes | None]:
        alone = [Task(task.name, "", (share,)) for share in task.shares]
        for each, answer in zip(alone, hands.each(print_records, alone), strict=True):
            if not isinstance(answer, bytes):
                failures.extend(_failed(desk, each, answer))
            yield answer if isinstance(answer, bytes) else None
            report(each)

    for task in desk.pending(tasks):
        jobs = [job for job, _ in task.shares]
        with bar(len(jobs), "Printing") as report:
            titled = zip(bookmarks(jobs), files(task, report), strict=True)
            if sha := merge(desk.batch.folder / task.name, about, titled):
                desk.note(task, sha)
    return failures


def _failed(desk: _Desk, task: Task, answer: Lost | tuple[Problem, ...]) -> list[Problem]:
    problems = (lost(answer),) if isinstance(answer, Lost) else answer
    return [at_record(problem, desk.checked.list, task.shares[0][0].row) for problem in problems]


def _hands(batch: Batch) -> Hands:
    return Cluster(batch.cluster, batch.common) if batch.cluster else Pool(batch.workers)


def _shelf(batch: Batch) -> Shelf:
    return Archive(batch.folder / f"{batch.list.stem}.zip") if batch.output == "zip" else Folder(batch.folder)


def _leave(batch: Batch, checked: Checked) -> Path | None:
    """Write the rows that are left out; None when there are none."""
    if not checked.flaws.by_row:
        return None
    path = batch.folder / f"{batch.list.stem}-bad.csv"
    write_leftover(checked.list, checked.flaws.by_row, path)
    return path
