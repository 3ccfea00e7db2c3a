"""Where finished files stand: a folder, or a ZIP whose files wait in a folder beside it until all are there."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from layouts.batch.archive import members, pack
from layouts.publish import unwritable, write_files
from materials.problems import ProblemsFound


class Shelf(Protocol):
    """`sha` of a file that stands there, or an empty string; `put` one; `finish` once all of `names` are there, in this order.

    `finish` says whether it wrote anything. Both raise ProblemsFound (output-folder, output-disk).
    """

    def sha(self, name: str) -> str: ...

    def put(self, name: str, data: bytes) -> None: ...

    def finish(self, names: Sequence[str]) -> bool: ...


class Folder:
    """One file beside the other."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sha(self, name: str) -> str:
        try:
            with (self.path / name).open("rb") as file:  # one of all records is large
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return ""

    def put(self, name: str, data: bytes) -> None:
        write_files({self.path / name: data})

    def finish(self, names: Sequence[str]) -> bool:
        return False


class Archive:
    """One ZIP file; what is not in it yet waits in a folder called like it, from which a later run goes on."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.waiting = Folder(path.with_name(f"{path.stem}-unpacked"))
        self._packed = members(path)

    def sha(self, name: str) -> str:
        return self.waiting.sha(name) or self._packed.get(name, "")

    def put(self, name: str, data: bytes) -> None:
        self.waiting.put(name, data)

    def finish(self, names: Sequence[str]) -> bool:
        if list(self._packed) == list(names) and not any(self.waiting.sha(name) for name in names):
            return False
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            pack(self.path, names, lambda name: _bytes(self.waiting.path / name))
        except OSError as error:
            raise ProblemsFound([unwritable(error, self.path)]) from None
        for name in names:
            (self.waiting.path / name).unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # none was needed, or something else lies in it
            self.waiting.path.rmdir()
        self._packed = members(self.path)
        return True


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
