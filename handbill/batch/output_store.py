"""Where finished files are put: a folder, or a ZIP."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from handbill.batch.archive import member_digests, write_archive
from handbill.build.manifest import sha256_of
from handbill.core.files import move_file


class OutputStore(Protocol):
    """A place for finished files, by their names."""

    def sha(self, name: str) -> str:
        """Return the SHA-256 of a file, or an empty string if there is none."""

    def publish(self, names: Sequence[str], staged: Mapping[str, Path]) -> bool:
        """Make the store hold `names`; those in `staged` are new and taken from there. Return whether anything changed.

        Raises ProblemsFound (output-disk).
        """


class Folder:
    """A folder of single files."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sha(self, name: str) -> str:
        return sha256_of(self.path / name)

    def publish(self, names: Sequence[str], staged: Mapping[str, Path]) -> bool:
        for name, file in staged.items():
            move_file(file, self.path / name)
        return bool(staged)


class Archive:
    """A ZIP file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._digests = member_digests(path)

    def sha(self, name: str) -> str:
        return self._digests.get(name, "")

    def publish(self, names: Sequence[str], staged: Mapping[str, Path]) -> bool:
        if list(self._digests) == list(names) and not staged:
            return False
        write_archive(self.path, names, lambda name: staged[name].read_bytes() if name in staged else None)
        self._digests = member_digests(self.path)
        return True
