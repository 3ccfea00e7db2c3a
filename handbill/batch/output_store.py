"""Where finished files are put: a folder or a ZIP."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from handbill.batch.archive import pack, read_members
from handbill.build.manifest import sha256_of
from handbill.build.publish import unwritable
from handbill.core.problems import ProblemsFound


class OutputStore(Protocol):
    """`sha`: the SHA-256 of a file in it; empty if there is none. `publish`: put the `fresh` files in place, so that it holds these names.

    `publish` returns whether it changed anything, and raises ProblemsFound (output-disk).
    """

    def sha(self, name: str) -> str: ...

    def publish(self, names: Sequence[str], fresh: Mapping[str, Path]) -> bool: ...


class Folder:
    """A folder of files."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sha(self, name: str) -> str:
        return sha256_of(self.path / name)

    def publish(self, names: Sequence[str], fresh: Mapping[str, Path]) -> bool:
        path = self.path
        try:
            for name, staged in fresh.items():
                path = self.path / name
                if path.is_dir():  # systems differ in whether a file may replace it
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
                os.replace(staged, path)
        except OSError as error:
            raise ProblemsFound([unwritable(error, path)]) from None
        return bool(fresh)


class Archive:
    """A ZIP file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._packed = read_members(path)

    def sha(self, name: str) -> str:
        return self._packed.get(name, "")

    def publish(self, names: Sequence[str], fresh: Mapping[str, Path]) -> bool:
        if list(self._packed) == list(names) and not fresh:
            return False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            pack(self.path, names, lambda name: fresh[name].read_bytes() if name in fresh else None)
        except OSError as error:
            raise ProblemsFound([unwritable(error, self.path)]) from None
        self._packed = read_members(self.path)
        return True
