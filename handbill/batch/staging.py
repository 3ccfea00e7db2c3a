"""What a run has made and not yet put in its place: a hidden folder beside the finished files, from which a run that was stopped goes on.

Each process writes into a folder of its own there, since many files in one folder wait for each other. A file counts from the moment when
the run has written down what it was made from, a line a file; nothing else there is looked at.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

_NOTES = "notes.txt"


@dataclass(frozen=True)
class StagedFile:
    """A file by its path below the folder, and the SHA-256 of its bytes."""

    where: str
    sha256: str

    @property
    def name(self) -> str:
        return self.where.rpartition("/")[2]


class StagingFolder:
    """`noted`: each part by the digest of what it was made from."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.noted = _read(path / _NOTES)
        self._notes: TextIO | None = None
        # Folders that are not there now go away again with what was in them.
        self._new = [folder for folder in path.parents if not folder.exists()]

    def note(self, digest: str, part: StagedFile) -> None:
        """From now on the part counts. Raises OSError."""
        if self._notes is None:
            # By the line: what was noted stays so when the process is killed.
            self._notes = (self.path / _NOTES).open("a", encoding="utf-8", buffering=1)
        self._notes.write(f"{digest} {part.sha256} {part.where}\n")
        self.noted[digest] = part

    def found(self, digest: str, name: str) -> StagedFile | None:
        """The part of this name that was made from this, if it is still what it was."""
        part = self.noted.get(digest)
        return part if part and part.name == name and sha_of(self.path / part.where) == part.sha256 else None

    def close(self) -> None:
        """Nothing more is noted for now."""
        if self._notes:
            self._notes.close()
        self._notes = None

    def drop(self) -> None:
        """Take the folder away, with what is in it."""
        self.close()
        shutil.rmtree(self.path, ignore_errors=True)
        for folder in self._new:
            with suppress(OSError):  # it holds finished files now, or was never made
                folder.rmdir()


def put(data: bytes, name: str, path: Path) -> StagedFile:
    """Write a part into this process's own folder below `path`. Raises OSError."""
    own = str(os.getpid())
    folder = path / own
    try:
        _write(f"{folder}/{name}", data)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        _write(f"{folder}/{name}", data)
    return StagedFile(f"{own}/{name}", hashlib.sha256(data).hexdigest())


def sha_of(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none."""
    try:
        with path.open("rb") as file:  # one of all records is large
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def _read(path: Path) -> dict[str, StagedFile]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    words = [line.split(" ", 2) for line in lines]
    return {each[0]: StagedFile(each[2], each[1]) for each in words if len(each) == 3}
