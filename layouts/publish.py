"""Many requests become files in a folder: everything is made and checked first, then written under temporary names, then renamed."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from layouts.press import Request, Result, build
from materials.problems import Place, Problem, ProblemsFound, shown, stop_on

_PARTIAL = ".partial"


@dataclass(frozen=True)
class Made:
    """One file that was written, for one request."""

    path: Path
    request: Request
    result: Result


def publish(requests: Sequence[Request], folder: Path, report: Callable[[Request], None] = lambda request: None) -> list[Made]:
    """Build every request and write the files into `folder`/PURPOSE/. `report` is called after each build.

    Raises ProblemsFound with the problems of all requests together, or what went wrong in writing; then no file is changed.
    """
    problems: list[Problem] = []
    made: list[Made] = []
    _check_folder(folder)
    for request in requests:
        try:
            result = build(request)
            made.append(Made(folder / request.purpose / result.name, request, result))
        except ProblemsFound as found:
            problems += found.problems
        report(request)
    stop_on(problems)
    write_files({each.path: each.result.pdf for each in made})
    return made


def write_files(files: dict[Path, bytes]) -> None:
    """Write all files or none. Raises ProblemsFound (output-folder, output-disk)."""
    partial: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            partial[path] = path.with_name(path.name + _PARTIAL)
            partial[path].write_bytes(data)
        for path in files:
            # Found out half way through the renaming, it would leave some files new and some old.
            if path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        for path, temporary in partial.items():
            os.replace(temporary, path)
    except OSError as error:
        _discard(partial.values())
        raise ProblemsFound([_unwritable(error, path)]) from None
    except BaseException:
        _discard(partial.values())
        raise


def _check_folder(folder: Path) -> None:
    """Say at once that nothing can be written, before minutes of work."""
    try:
        existing = next((path for path in (folder, *folder.absolute().parents) if path.exists()), folder)
    except OSError as error:  # a name that is too long, say
        raise ProblemsFound([_unwritable(error, folder)]) from None
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        what = "it is not a folder" if not existing.is_dir() else "no permission"
        hint = "name another folder with --output, or ask for the right to write there"
        raise ProblemsFound([Problem("output-folder", f"cannot write into {shown(folder)}: {what}", Place(shown(existing)), hint)])


def _discard(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _unwritable(error: OSError, path: Path) -> Problem:
    # A full disk is noticed in writing, when the system no longer says the name.
    where = shown(Path(error.filename) if error.filename else path)
    hint = "free some room, or name another folder with --output"
    return Problem("output-disk", f"cannot write {where.removesuffix(_PARTIAL)}: {(error.strerror or 'disk error').lower()}", Place(), hint)
