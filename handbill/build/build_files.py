"""Many jobs become files in a folder, on as many processes as there are: everything is made and checked before any file is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.build.file_summary import FileSummary, summarize
from handbill.build.fingerprint import combine, fingerprints
from handbill.build.manifest import ManifestEntry, read_manifest, sha256_of, write_manifest
from handbill.build.pipeline import JobSpec, Result, build
from handbill.build.publish import check_folder, write_files
from handbill.core.executor import ProgressBar, WorkerLost, WorkFunction, lost_problem, no_progress
from handbill.core.problems import Problem, ProblemsFound, raise_if_any
from handbill.core.process_pool.pool import ProcessPool
from handbill.sheets.paper import PLAIN

if TYPE_CHECKING:
    from handbill.build.expand import BuildOptions
    from handbill.build.gang import GangShare

# Files from which a run uses several processes and the manifest. Starting a process takes as long as making 15 files; finding out whether
# anything has changed as long as making 5.
MANY = 50


@dataclass(frozen=True)
class BuiltFile:
    """One file in its place, made now or by an earlier run."""

    path: Path
    spec: JobSpec
    summary: FileSummary


@dataclass(frozen=True)
class GangFile:
    """A file of shared sheets, and what stands on them."""

    path: Path
    result: Result
    shares: tuple[GangShare, ...]


@dataclass(frozen=True)
class MadeFile:
    """A finished file that is not written yet, by its path below the folder, or the problems that prevent it."""

    file: str = ""
    pdf: bytes = b""
    proof: bytes = b""
    summary: FileSummary | None = None
    problems: tuple[Problem, ...] = ()


def build_files(
    specs: Sequence[JobSpec],
    folder: Path,
    progress: ProgressBar = no_progress,
    jobs: int = 1,
    proof: bool = False,
    make: Callable[[JobSpec], Result] = build,
) -> list[BuiltFile]:
    """Build a file for each job into `folder`/PURPOSE/, or leave it as it is where nothing has changed.

    `make`, a function of a module, builds one. With `proof` each office file gets a page beside it that shows which way up its two sides
    are. Large runs keep a manifest; a file made on another day is made again, so that each number's expiry date is checked every day.

    Raises ProblemsFound with the problems of all jobs together, or what went wrong in writing; then no file is changed.
    """
    check_folder(folder)
    large = len(specs) >= MANY
    manifest = read_manifest(folder) if large and not proof else {}
    # With the day, so that each number's expiry date is checked every day.
    digests = {spec: combine([digest, spec.today]) for spec, digest in zip(specs, fingerprints(specs), strict=True)} if large else {}
    current = {spec: entry for spec in specs if (entry := _current_entry(folder, manifest.get(digests.get(spec, ""))))}
    missing = [spec for spec in specs if spec not in current]
    made = _make(missing, progress, jobs if large else 1, partial(make_files, make=make, proof=proof))
    raise_if_any([problem for file in made.values() for problem in file.problems])
    files = {folder / file.file: file.pdf for file in made.values()}
    files |= {_proof_path(folder / file.file): file.proof for file in made.values() if file.proof}
    # Unchanged files are not touched, so that a program watching them sees only real changes.
    write_files({path: data for path, data in files.items() if not _is_same(path, data)})
    entries = {spec: ManifestEntry(file.file, hashlib.sha256(file.pdf).hexdigest(), file.summary) for spec, file in made.items()} | current
    if large:
        names = {entry.file for entry in entries.values()}
        others = {digest: entry for digest, entry in read_manifest(folder).items() if entry.file not in names}
        write_manifest(folder, others | {digests[spec]: entry for spec, entry in entries.items()})
    return [BuiltFile(folder / entries[spec].file, spec, summary) for spec in specs if (summary := entries[spec].summary)]


def build_gang(fills: Sequence[str], options: BuildOptions, folder: Path, proof: bool = False) -> GangFile:
    """Build one file of shared sheets and write it into `folder`/office/. Raises ProblemsFound like `build_files`."""
    from handbill.build.gang import fill, shares

    check_folder(folder)
    wanted = shares(fills, options)
    result = fill(wanted, options.paper)
    path = folder / "office" / result.name
    files = {path: result.pdf}
    if proof:
        from handbill.build.imposition_proof import proof_of

        files[_proof_path(path)] = proof_of(result, options.paper)
    write_files(files)
    return GangFile(path, result, tuple(wanted))


def make_files(groups: Sequence[tuple[JobSpec, ...]], make: Callable[[JobSpec], Result], proof: bool) -> Iterator[tuple[MadeFile, ...]]:
    """The files of each group of jobs. This is what a worker process does."""
    for specs in groups:
        yield tuple(_make_file(spec, make, proof) for spec in specs)


def _make_file(spec: JobSpec, make: Callable[[JobSpec], Result], proof: bool) -> MadeFile:
    try:
        result = make(spec)
        page = b""
        if proof and spec.purpose == "office":
            from handbill.build.imposition_proof import proof_of

            page = proof_of(result, spec.paper)
        return MadeFile(f"{spec.purpose}/{result.name}", result.pdf, page, summarize(result, spec))
    except ProblemsFound as found:
        return MadeFile(problems=found.problems)


def _make(
    specs: Sequence[JobSpec], progress: ProgressBar, jobs: int, work: WorkFunction[tuple[JobSpec, ...], tuple[MadeFile, ...]]
) -> dict[JobSpec, MadeFile]:
    """The file of each job, in order."""
    groups = _groups(specs)
    made: dict[JobSpec, MadeFile] = {}
    with progress(len(specs), "Printing") as report, ProcessPool(jobs) as pool:
        for group, answer in zip(groups, pool.map(work, groups), strict=True):
            files = (MadeFile(problems=(lost_problem(answer),)),) * len(group) if isinstance(answer, WorkerLost) else answer
            for spec, file in zip(group, files, strict=True):
                made[spec] = file
                report(spec)
    return {spec: made[spec] for spec in specs}


def _groups(specs: Sequence[JobSpec]) -> list[tuple[JobSpec, ...]]:
    """Jobs that share one layout stand together: for the screen, the office and a press the pages of a piece are the same."""
    groups: dict[JobSpec, list[JobSpec]] = {}
    for spec in specs:
        groups.setdefault(replace(spec, purpose="screen", final=False, paper=PLAIN, icc=None, shop="", preflight=False), []).append(spec)
    return [tuple(group) for group in groups.values()]


def _current_entry(folder: Path, entry: ManifestEntry | None) -> ManifestEntry | None:
    """The entry, if its file is still what it was when it was written."""
    return entry if entry and entry.summary and sha256_of(folder / entry.file) == entry.sha256 else None


def _proof_path(path: Path) -> Path:
    return path.with_name(f"{path.stem}-proof.pdf")


def _is_same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
