"""Write files so that no reader ever finds half of one: under a temporary name beside the target, then renamed."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from handbill.core.problems import Place, Problem, ProblemsFound, display_path

_TEMPORARY = ".partial"  # the suffix of a file that is not complete yet


def write_files(files: Mapping[Path, bytes]) -> None:
    """Write all of these files or none, with the folders they need. Raises ProblemsFound (output-disk)."""
    temporary: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary[path] = _temporary(path)
            temporary[path].write_bytes(data)
        for path in files:
            # Discovered halfway through the renaming, it would leave some files new and some old.
            _check_replaceable(path)
        for path, written in temporary.items():
            os.replace(written, path)
    except OSError as error:
        _remove(temporary.values())
        raise ProblemsFound([write_problem(error, path)]) from None
    except BaseException:
        _remove(temporary.values())
        raise


@contextlib.contextmanager
def open_replacement(path: Path) -> Iterator[BinaryIO]:
    """Open a file that takes the place of `path` when the block ends; an exception discards it. Raises ProblemsFound (output-disk)."""
    temporary = _temporary(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w+b") as file:
            yield file
        os.replace(temporary, path)
    except OSError as error:
        raise ProblemsFound([write_problem(error, path)]) from None
    finally:
        _remove([temporary])


def path_from(folder: Path, path: Path) -> str:
    """The way from a folder to a file, with forward slashes, so that both may be moved together; whole if they are on two drives."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:
        return str(path.resolve())


def move_file(source: Path, target: Path) -> None:
    """Rename a finished file, replacing the one at `target`. Raises ProblemsFound (output-disk)."""
    try:
        _check_replaceable(target)
        os.replace(source, target)
    except OSError as error:
        raise ProblemsFound([write_problem(error, target)]) from None


def check_writable(folder: Path) -> None:
    """Check before minutes of work that files can be created in `folder`, existing or not. Raises ProblemsFound (output-folder)."""
    try:
        existing = next((path for path in (folder, *folder.absolute().parents) if path.exists()), folder)
    except OSError as error:  # for example a name that is too long
        raise ProblemsFound([write_problem(error, folder)]) from None
    if not existing.is_dir() or not os.access(existing, os.W_OK):
        reason = "it is not a folder" if not existing.is_dir() else "no permission"
        hint = "name another folder with --output, or ask for permission to write there"
        where = "here" if existing == folder else f"into {display_path(folder)}"
        raise ProblemsFound([Problem("output-folder", f"cannot write {where}: {reason}", Place(display_path(existing)), hint)])


def write_problem(error: OSError, path: Path) -> Problem:
    """Return the problem (output-disk) for an error that occurred while `path` was written."""
    # When a full disk is noticed, during a write, the system no longer names the file.
    name = display_path(Path(error.filename) if error.filename else path).removesuffix(_TEMPORARY)
    if isinstance(error, FileExistsError | NotADirectoryError):
        sentence = f"cannot write {display_path(path)}: part of its path is a file, not a folder"
        return Problem("output-disk", sentence, Place(), "choose another folder")
    if isinstance(error, IsADirectoryError):
        return Problem("output-disk", f"cannot write {name}: it is a folder", Place(), "choose another name, or move the folder")
    hint = "free some space, or check the permissions"
    return Problem("output-disk", f"cannot write {name}: {(error.strerror or 'disk error').lower()}", Place(), hint)


def _temporary(path: Path) -> Path:
    return path.with_name(path.name + _TEMPORARY)


def _check_replaceable(path: Path) -> None:
    # Whether a rename replaces an empty folder differs from system to system.
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def as_it_is_named(path: Path) -> Path:
    """A YAML file under the ending that it has: .yml where there is no .yaml of this name."""
    other = path.with_suffix(".yml")
    return other if path.suffix == ".yaml" and not path.exists() and other.exists() else path
