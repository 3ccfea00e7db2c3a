"""The staging folder: a hidden folder for files that are made but not yet in place. A run that was stopped resumes from it.

Each process writes into a folder of its own there, since many files in one folder wait for each other. A file counts from the moment when
the run has noted its fingerprint, one line a file; everything else there is ignored.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from handbill.build.manifest import sha256_of

_NOTES = "notes.txt"


@dataclass(frozen=True)
class StagedFile:
    """A file by its path below the staging folder, and the SHA-256 of its bytes."""

    path: str
    sha256: str

    @property
    def name(self) -> str:
        return self.path.rpartition("/")[2]


class StagingFolder:
    """`noted`: each staged file by the fingerprint of what it was made from."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.noted = _read_notes(path / _NOTES)
        self._notes: TextIO | None = None
        # Folders that do not exist yet are removed again together with what was in them.
        self._new_folders = [folder for folder in path.parents if not folder.exists()]

    def note(self, fingerprint: str, file: StagedFile) -> None:
        """From now on the file counts. Raises OSError."""
        if self._notes is None:
            # Line by line, so that a note survives when the process is killed.
            self._notes = (self.path / _NOTES).open("a", encoding="utf-8", buffering=1)
        self._notes.write(f"{fingerprint} {file.sha256} {file.path}\n")
        self.noted[fingerprint] = file

    def find(self, fingerprint: str, name: str) -> StagedFile | None:
        """The file of this name that was made from this, if it is unchanged."""
        file = self.noted.get(fingerprint)
        return file if file and file.name == name and sha256_of(self.path / file.path) == file.sha256 else None

    def close(self) -> None:
        """Close the notes, until the next one is written."""
        if self._notes:
            self._notes.close()
        self._notes = None

    def remove(self) -> None:
        """Remove the folder and everything in it."""
        self.close()
        shutil.rmtree(self.path, ignore_errors=True)
        for folder in self._new_folders:
            with suppress(OSError):  # it holds finished files now, or was never made
                folder.rmdir()


def stage(data: bytes, name: str, staging: Path) -> StagedFile:
    """Write a file into this process's own folder below `staging`. Raises OSError."""
    process = str(os.getpid())
    folder = staging / process
    try:
        _write(f"{folder}/{name}", data)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        _write(f"{folder}/{name}", data)
    return StagedFile(f"{process}/{name}", hashlib.sha256(data).hexdigest())


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _read_notes(path: Path) -> dict[str, StagedFile]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    notes = [line.split(" ", 2) for line in lines]
    return {note[0]: StagedFile(note[2], note[1]) for note in notes if len(note) == 3}
