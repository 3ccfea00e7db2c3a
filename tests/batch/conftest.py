"""A short list of schools, and the command that prints it: in this process, or in another that is interrupted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbill.__main__ import commands

main = commands()
ROOT = Path(__file__).parents[2]
_PATIENCE = 300  # seconds that anything may take on a busy machine
# Runs the command line, and waits for Ctrl-C after so many files have been noted, so that there is a middle to be interrupted in.
_HELD = """
import sys, threading
from handbill.__main__ import commands
from handbill.batch.staging import StagingFolder

note, left = StagingFolder.note, int(sys.argv[1])

def held(*given):
    global left
    note(*given)
    left -= 1
    if not left:
        threading.Event().wait()

StagingFolder.note = held
commands()(sys.argv[2:])
"""

SCHOOLS = """organization,phone,language,quantity,city
Riverside School,336-555-0142,en,12,Salem
Lakeview School,336-555-0143,en,5,Salem
Northgate High,336-555-0144,en,7,Elon
"""


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


@dataclass
class School:
    """A folder with a list and what is printed from it."""

    folder: Path
    material: str = "help-is-here"

    @property
    def list(self) -> Path:
        return self.folder / "schools.csv"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def write(self, text: str) -> None:
        self.list.write_text(text, encoding="utf-8")

    def run(self, *words: str, list_: Path | None = None, material: str | None = None) -> Answer:
        piece = self.material if material is None else material
        return self.call(str(list_ or self.list), "--material", piece, "--for", "screen", "--output", str(self.out), *words)

    def call(self, *words: str) -> Answer:
        result = CliRunner().invoke(main, ["batch", *words])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    def interrupt(self, count: int, *words: str, material: str = "help-is-here") -> Answer:
        """Run the command in another process, and press Ctrl-C once `count` files have been noted."""
        given = ["batch", str(self.list), "--material", material, "--for", "screen", "--output", str(self.out), *words]
        command = [sys.executable, "-c", _HELD, str(count), *given]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            end = time.monotonic() + _PATIENCE
            while len(self.noted()) < count:
                assert process.poll() is None, "the run ended by itself"
                assert time.monotonic() < end, "too few files were noted"
                time.sleep(0.01)
            # As a terminal does it: to the whole group.
            os.killpg(process.pid, signal.SIGINT)
            out, err = process.communicate(timeout=_PATIENCE)
        return Answer(process.returncode, out, err)

    def files(self) -> dict[str, bytes]:
        """Everything below the folder for the files."""
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in self.out.rglob("*") if path.is_file()}

    def times(self) -> dict[str, int]:
        return {path.name: path.stat().st_mtime_ns for path in self.out.rglob("*") if path.is_file()}

    def noted(self) -> dict[Path, str]:
        """What a stopped run has made aside, each with its SHA-256."""
        notes = self.out / f".{self.list.stem}-unfinished" / "notes.txt"
        lines = notes.read_text(encoding="utf-8").splitlines() if notes.is_file() else []
        return {notes.parent / where: sha for _, sha, where in (line.split(" ", 2) for line in lines)}


@pytest.fixture
def school(tmp_path: Path) -> School:
    made = School(tmp_path)
    made.write(SCHOOLS)
    return made
