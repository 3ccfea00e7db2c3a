"""Builds many jobs into a folder, on several processes: everything is made and checked before any file is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.build.file_summary import FileSummary, summarize
from handbill.build.job import Job
from handbill.build.job_spec import JobSpec
from handbill.build.manifest import ManifestEntry, read_manifest, sha256_of, write_manifest
from handbill.build.origins import origin_problems, origins_of, write_origins
from handbill.build.pipeline import build
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.core.executor import ProgressBar, WorkerLost, lost_problem, no_progress
from handbill.core.files import check_writable, write_files
from handbill.core.local_executor import local_executor
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.sheets.paper import PLAIN

if TYPE_CHECKING:
    from handbill.build.gang import GangShare

# Files from which a run uses several processes and the manifest. Starting a process takes as long as making 15 files; finding out whether
# anything has changed as long as making 5.
MANY = 50
_GROUPS_PER_PROCESS = 8


@dataclass(frozen=True)
class BuiltFile:
    """One file in its place, made now or by an earlier run. `proof`: whether a page beside it shows which way up its two sides are."""

    path: Path
    job: Job
    summary: FileSummary
    proof: bool = False


@dataclass(frozen=True)
class GangFile:
    """Shared sheets, and what is on them: one file, or one of their fronts and one of their backs.

    `table`: the list of who is where. `proof`: as of a BuiltFile.
    """

    paths: tuple[Path, ...]
    result: Result
    shares: tuple[GangShare, ...]
    table: Path
    proof: bool = False


@dataclass(frozen=True)
class MadeFile:
    """A finished file that is not written yet, by its path below the folder; or the problems that prevent it.

    `beside`: files that go with it, by path: the same picture in another form, and its description.
    """

    file: str = ""
    pdf: bytes = b""
    proof: bytes = b""
    beside: tuple[tuple[str, bytes], ...] = ()
    summary: FileSummary | None = None
    problems: tuple[Problem, ...] = ()


def build_files(
    jobs: Sequence[Job],
    folder: Path,
    progress: ProgressBar = no_progress,
    processes: int = 1,
    proof: bool = False,
    make: Callable[[Job], Result] = build,
) -> list[BuiltFile]:
    """Build a file for each job of a campaign into `folder`/PURPOSE/, or leave it as it is if nothing has changed.

    `make`, a function of a module, builds one. With `proof` each office file gets a page beside it that shows which way up its two sides
    are. Small runs use one process and no manifest.

    Raises ProblemsFound with the problems of all jobs together, or what went wrong in writing; then no file is changed.
    """
    check_writable(folder)
    large = len(jobs) >= MANY
    digests = _digests(jobs) if large else [""] * len(jobs)
    manifest = read_manifest(folder) if large and not proof else {}
    entries = {digest: entry for digest in digests if (entry := manifest.get(digest)) and _is_current(folder, entry)}
    missing = [job for job, digest in zip(jobs, digests, strict=True) if digest not in entries]
    made = dict(zip(map(id, missing), _make(missing, progress, processes if large else 1, proof, make), strict=True))
    raise_if_any([problem for file in made.values() for problem in file.problems])
    raise_if_any(
        _same_files(jobs, [made[id(job)].file if id(job) in made else entries[d].file for job, d in zip(jobs, digests, strict=True)])
    )
    outputs = {made[id(job)].file: origins_of(job) for job in jobs if id(job) in made}
    raise_if_any(list(origin_problems(folder, outputs)))
    files = {folder / file.file: file.pdf for file in made.values()}
    files |= {folder / name: data for file in made.values() for name, data in file.beside}
    files |= {_proof_path(folder / file.file): file.proof for file in made.values() if file.proof}
    # Unchanged files are not touched, so that a program watching them sees only real changes.
    write_files({path: data for path, data in files.items() if not _is_same(path, data)})
    write_origins(folder, outputs)
    placed = [_entry(made[id(job)]) if id(job) in made else entries[digest] for job, digest in zip(jobs, digests, strict=True)]
    if large:
        names = {entry.file for entry in placed}
        others = {digest: entry for digest, entry in read_manifest(folder).items() if entry.file not in names}
        write_manifest(folder, others | dict(zip(digests, placed, strict=True)))
    proven = {folder / file.file for file in made.values() if file.proof}
    files_of_jobs = ((folder / entry.file, job, entry.summary) for job, entry in zip(jobs, placed, strict=True))
    return [BuiltFile(path, job, about, path in proven) for path, job, about in files_of_jobs if about]


def _same_files(jobs: Sequence[Job], names: Sequence[str]) -> list[Problem]:
    """A problem for each file that two jobs of the run would write."""
    first: dict[str, JobSpec] = {}
    return [
        Problem("output-name", f"two files of this run would be written to {name}", hint="make them in two runs, with --output for one")
        for job, name in zip(jobs, names, strict=True)
        if first.setdefault(name, job.spec) != job.spec
    ]


def build_gang(wanted: Sequence[GangShare], folder: Path, proof: bool = False) -> GangFile:
    """Build shared sheets and write them into `folder`/office/. Raises ProblemsFound like `build_files`."""
    from handbill.build.gang import fill, occupants, split_shares
    from handbill.build.who_is_where import WHO_IS_WHERE, write_table

    check_writable(folder)
    results = [fill(each) for each in split_shares(wanted)]
    files = {folder / result.job.purpose.name / result.name: result.pdf for result in results}
    paths = tuple(files)
    table = paths[0].with_name(f"{paths[0].stem.removesuffix('-fronts')}-{WHO_IS_WHERE}.csv")
    outputs = {path.relative_to(folder).as_posix(): origins_of(wanted[0].job) for path in paths}
    raise_if_any(list(origin_problems(folder, outputs)))
    files[table] = write_table(occupants(wanted, paths[0].name))
    if proof:
        files[_proof_path(paths[0])] = _proof(results[0])
    write_files(files)
    write_origins(folder, outputs)
    return GangFile(paths, results[0], tuple(wanted), table, proof)


def make_files(
    groups: Sequence[tuple[JobSpec, ...]], campaign: Campaign, proof: bool, make: Callable[[Job], Result]
) -> Iterator[tuple[MadeFile, ...]]:
    """The files of each group of jobs. This is what a worker process does."""
    for specs in groups:
        yield tuple(_make_file(resolve_job(campaign, spec), proof, make) for spec in specs)


def _make_file(job: Job, proof: bool, make: Callable[[Job], Result]) -> MadeFile:
    try:
        result = make(job)
        if job.purpose.pictures:
            return _made_picture(result)
        page = _proof(result) if proof and job.purpose.office_paper else b""
        return MadeFile(f"{job.purpose.name}/{result.name}", result.pdf, page, summary=summarize(result))
    except ProblemsFound as found:
        return MadeFile(problems=found.problems)


def _made_picture(result: Result) -> MadeFile:
    from handbill.build.social_pictures import social_pictures

    (name, picture), *others = social_pictures(result).items()
    folder = result.job.purpose.name
    beside = tuple((f"{folder}/{other}", data) for other, data in others)
    return MadeFile(f"{folder}/{name}", picture, summary=summarize(result), beside=beside)


def _make(jobs: Sequence[Job], progress: ProgressBar, processes: int, proof: bool, make: Callable[[Job], Result]) -> list[MadeFile]:
    """The files of the jobs, in the same order."""
    if not jobs:
        return []
    work = partial(make_files, campaign=jobs[0].campaign, proof=proof, make=make)
    groups = _groups([job.spec for job in jobs], processes)
    made: dict[JobSpec, MadeFile] = {}
    with progress(len(jobs), "Printing") as report, local_executor(processes) as executor:
        for group, answer in zip(groups, executor.map(work, groups), strict=True):
            files = (MadeFile(problems=(lost_problem(answer),)),) * len(group) if isinstance(answer, WorkerLost) else answer
            for spec, file in zip(group, files, strict=True):
                made[spec] = file
                report(spec)
    return [made[job.spec] for job in jobs]


def _groups(specs: Sequence[JobSpec], processes: int) -> list[tuple[JobSpec, ...]]:
    """Jobs grouped by what they share, so that a process does it once.

    The pages of a piece are the same for the screen, the office and a press; pieces in one language use the same fonts and messages, which
    take 7 percent of a process's time if it works on every language. The groups are small enough to keep all processes busy to the end.
    """
    layouts: dict[JobSpec, list[JobSpec]] = {}
    for spec in specs:
        layouts.setdefault(replace(spec, purpose="", final=False, paper=PLAIN, icc=None, shop="", preflight=False), []).append(spec)
    by_language: dict[tuple[str, ...], list[list[JobSpec]]] = {}
    for layout in layouts.values():
        by_language.setdefault(layout[0].languages, []).append(layout)
    size = max(1, len(layouts) // (_GROUPS_PER_PROCESS * processes))
    return [
        tuple(spec for layout in language[start : start + size] for spec in layout)
        for language in by_language.values()
        for start in range(0, len(language), size)
    ]


def _digests(jobs: Sequence[Job]) -> list[str]:
    """The fingerprint of each job with its day, so that each number's expiry date is checked every day."""
    from handbill.build.fingerprint import combine, fingerprints

    found = fingerprints(jobs[0].campaign, (job.spec for job in jobs))
    return [combine([digest, job.spec.today]) for job, digest in zip(jobs, found, strict=True)]


def _is_current(folder: Path, entry: ManifestEntry) -> bool:
    """Whether the file is still what it was when it was written."""
    return entry.summary is not None and sha256_of(folder / entry.file) == entry.sha256


def _entry(file: MadeFile) -> ManifestEntry:
    return ManifestEntry(file.file, hashlib.sha256(file.pdf).hexdigest(), file.summary)


def _proof(result: Result) -> bytes:
    from handbill.build.imposition_proof import proof_of

    return proof_of(result)


def _proof_path(path: Path) -> Path:
    return path.with_name(f"{path.stem}-proof.pdf")


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
