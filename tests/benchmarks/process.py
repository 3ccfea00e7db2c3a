"""A command becomes what it cost: seconds on the wall and of processor, bytes of memory at the peak."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_RSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes of one unit of ru_maxrss (getrusage(2) of each system)


@dataclass(frozen=True)
class Cost:
    """`wall` and `cpu` (user and system) in seconds, `peak` in bytes of resident memory."""

    wall: float
    cpu: float
    peak: int


def floor() -> int:
    """Bytes below which no child's peak shows: what this process itself has held, since a child begins as its fork."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT


class Failed(Exception):
    """A command that did not end well; the text is the end of what it said."""


def run(command: tuple[str, ...], folder: Path) -> Cost:
    """Run it to its end. Raises Failed."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=_environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise Failed(said.read().decode(errors="replace").strip()[-2000:])
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT)


def _environment() -> dict[str, str]:
    """The caller's own, but for Python's switches: PYTHONDONTWRITEBYTECODE alone would make every run compile every module anew."""
    return {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
