"""Files are written under temporary names and then renamed, all or none."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path

PARTIAL = ".partial"  # the suffix of a file that is still being written


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
    """Raise ProblemsFound (output-folder) before minutes of work if nothing can be written there."""
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
