"""Many jobs become files in a folder: everything is made and checked first, then written under temporary names, then renamed."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.build.job import Job
from handbill.build.pipeline import build
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.core.problems import Place, Problem, ProblemsFound, display_path, raise_if_any

if TYPE_CHECKING:
    from handbill.build.gang import GangShare
    from handbill.build.resolve import BuildOptions

PARTIAL = ".partial"  # the end of a name under which a file stands until it is whole


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
    check_folder(folder)
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

    check_folder(folder)
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


def write_files(files: dict[Path, bytes]) -> None:
    """Write all files or none. Raises ProblemsFound (output-folder, output-disk)."""
    partial: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            partial[path] = path.with_name(path.name + PARTIAL)
            partial[path].write_bytes(data)
        for path in files:
            # Found out half way through the renaming, it would leave some files new and some old.
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        for path, temporary in partial.items():
            os.replace(temporary, path)
    except OSError as error:
        _discard(partial.values())
        raise ProblemsFound([unwritable(error, path)]) from None
    except BaseException:
        _discard(partial.values())
        raise


def check_folder(folder: Path) -> None:
    """Say at once that nothing can be written, before minutes of work."""
    try:
        existing = next((path for path in (folder, *folder.absolute().parents) if path.exists()), folder)
    except OSError as error:  # a name that is too long, say
        raise ProblemsFound([unwritable(error, folder)]) from None
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        what = "it is not a folder" if not existing.is_dir() else "no permission"
        hint = "name another folder with --output, or ask for the right to write there"
        raise ProblemsFound(
            [Problem("output-folder", f"cannot write into {display_path(folder)}: {what}", Place(display_path(existing)), hint)]
        )


def _discard(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def unwritable(error: OSError, path: Path) -> Problem:
    # A full disk is noticed in writing, when the system no longer says the name.
    where = display_path(Path(error.filename) if error.filename else path)
    hint = "free some room, or name another folder with --output"
    return Problem("output-disk", f"cannot write {where.removesuffix(PARTIAL)}: {(error.strerror or 'disk error').lower()}", Place(), hint)
