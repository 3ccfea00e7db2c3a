"""Where finished files stand: a folder, or a ZIP."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from handbill.batch.archive import members, pack
from handbill.batch.staging import sha_of
from handbill.build.publish import unwritable
from handbill.core.problems import ProblemsFound


class OutputStore(Protocol):
    """`sha` of a file that stands there, or an empty string. `publish` files by their names: `fresh` says where the new ones lie.

    `publish` says whether it changed anything; it raises ProblemsFound (output-disk).
    """

    def sha(self, name: str) -> str: ...

    def publish(self, names: Sequence[str], fresh: Mapping[str, Path]) -> bool: ...


class Folder:
    """One file beside the other."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sha(self, name: str) -> str:
        return sha_of(self.path / name)

    def publish(self, names: Sequence[str], fresh: Mapping[str, Path]) -> bool:
        path = self.path
        try:
            for name, made in fresh.items():
                path = self.path / name
                if path.is_dir():  # what a file replaces differs from system to system
                    raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
                os.replace(made, path)
        except OSError as error:
            raise ProblemsFound([unwritable(error, path)]) from None
        return bool(fresh)


class Archive:
    """One ZIP file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._packed = members(path)

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
        self._packed = members(self.path)
        return True
