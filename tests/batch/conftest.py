"""A short list of schools, and the command that prints it, in this process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from handbill.__main__ import commands

main = commands()

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

    @property
    def list(self) -> Path:
        return self.folder / "schools.csv"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def write(self, text: str) -> None:
        self.list.write_text(text, encoding="utf-8")

    def run(self, *words: str, list_: Path | None = None, material: str = "help-is-here") -> Answer:
        given = ["batch", str(list_ or self.list), "--material", material, "--for", "screen", "--output", str(self.out), *words]
        result = CliRunner().invoke(main, given)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

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
