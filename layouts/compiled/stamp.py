"""Everything a compiled piece is made of becomes one line of digits, by the sizes and times of its files, as Python does with its bytecode.

The full digest (layouts/batch/digest.py) reads all of them; this one asks the system about them. The time of a file's last change of
any kind (ctime) is asked too, so that a file put back with its old time is noticed.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_ROOMS = ("layouts", "materials")
_BYTECODE = "__pycache__"
_INSTALLED = ".dist-info"  # a package's folder of that name carries its version


def stamp(fonts: Iterable[str] = ()) -> str:
    """64 hexadecimal digits, of the program with its data, Python and the installed packages; or of these font files alone."""
    lines = [_line(path, os.stat(path)) for path in fonts] or [sys.version, ROOT, *_program(), *_packages()]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _program() -> list[str]:
    found = [line for room in _ROOMS for line in _files(os.path.join(ROOT, room))]
    return sorted([*found, _line("generate.py", os.stat(os.path.join(ROOT, "generate.py")))])


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield _line(entry.path, entry.stat())
            elif entry.name != _BYTECODE:
                yield from _files(entry.path)


def _packages() -> Iterator[str]:
    for folder in sys.path:
        if os.path.isdir(folder):
            with os.scandir(folder) as entries:
                yield from sorted(entry.name for entry in entries if entry.name.endswith(_INSTALLED))


def _line(path: str, found: os.stat_result) -> str:
    return f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"
