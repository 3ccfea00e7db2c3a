"""Many jobs become files in a folder: everything is made and checked first, then written under temporary names, then renamed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.build.job import Job
from handbill.build.pipeline import build
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.core.files import check_writable, write_files
from handbill.core.problems import Problem, ProblemsFound, raise_if_any

if TYPE_CHECKING:
    from handbill.build.gang import GangShare
    from handbill.build.resolve import BuildOptions


@dataclass(frozen=True)
class BuiltFile:
    """One file that was written, and the job it was made for."""

    path: Path
    job: Job
    result: Result


@dataclass(frozen=True)
class MixedFile:
    """A file of shared sheets, and what stands on them."""

    made: BuiltFile
    shares: tuple[GangShare, ...]


def publish(
    jobs: Sequence[Job],
    folder: Path,
    report: Callable[[Job], None] = lambda job: None,
    proof: bool = False,
    make: Callable[[Job], Result] = build,
) -> list[BuiltFile]:
    """Build every job and write the files into `folder`/PURPOSE/. `report` is called after each build; `make` is what builds.

    With `proof` each office file gets a page beside it that shows which way up its two sides are.

    Raises ProblemsFound with the problems of all jobs together, or what went wrong in writing; then no file is changed.
    """
    problems: list[Problem] = []
    made: list[BuiltFile] = []
    check_writable(folder)
    for job in jobs:
        try:
            result = make(job)
            made.append(BuiltFile(folder / job.purpose.name / result.name, job, result))
        except ProblemsFound as found:
            problems += found.problems
        report(job)
    raise_if_any(problems)
    files = {each.path: each.result.pdf for each in made}
    if proof:
        from handbill.build.imposition_proof import proof_of

        files |= {_beside(each): proof_of(each.result, each.job) for each in made if each.job.purpose.office_paper}
    # A file that would be the same is let be, so that whoever watches it sees only what is new.
    write_files({path: data for path, data in files.items() if not _stands(path, data)})
    return made


def publish_mixed(campaign: Campaign, fills: Sequence[str], wish: BuildOptions, folder: Path, proof: bool = False) -> MixedFile:
    """Build one file of shared sheets and write it into `folder`/office/. Raises ProblemsFound like `publish`."""
    from handbill.build.gang import fill, shares

    check_writable(folder)
    wanted = shares(campaign, fills, wish)
    result = fill(wanted)
    made = BuiltFile(folder / "office" / result.name, wanted[0].job, result)
    files = {made.path: result.pdf}
    if proof:
        from handbill.build.imposition_proof import proof_of

        files[_beside(made)] = proof_of(result, wanted[0].job)
    write_files(files)
    return MixedFile(made, tuple(wanted))


def _beside(made: BuiltFile) -> Path:
    return made.path.with_name(f"{made.path.stem}-proof.pdf")


def _stands(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
