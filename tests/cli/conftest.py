"""The program as a person runs it: in a copy of the house whose content may be spoiled, or in this process where that is enough."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from sampled import PACKS

from handbill.__main__ import commands

main = commands()

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Answer:
    """What a command left behind: its exit code and what it said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class House:
    """A copy of the repository's program and content, with no campaign laid over it."""

    root: Path

    def run(self, *words: str, **environment: str) -> Answer:
        command = [sys.executable, "generate.py", *words]
        # No bytecode: a copy lives for one test, and a limit on file sizes would hit it.
        ours = {name: value for name, value in os.environ.items() if name != "HANDBILL_CAMPAIGN"}
        settings = {**ours, "PYTHONDONTWRITEBYTECODE": "1", **environment}
        done = subprocess.run(command, cwd=self.root, env=settings, capture_output=True, text=True, encoding="utf-8", timeout=120)
        return Answer(done.returncode, done.stdout, done.stderr)

    def spoil(self, file: str, old: str, new: str) -> int:
        """Replace the first `old` in a file; returns the line where it was, in a PO file the line where its entry begins."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        before = text[: text.index(old)]
        if path.suffix == ".po":
            before = before[: before.rindex("\n\n") + 2]
        return before.count("\n") + 1

    def keep_languages(self, *tags: str) -> None:
        """Take every other pack out."""
        for pack in (self.root / "materials" / "languages").iterdir():
            if pack.is_dir() and pack.name not in tags:
                shutil.rmtree(pack)


def _copy(target: Path) -> House:
    for name in ("materials", "layouts", "handbill"):
        shutil.copytree(ROOT / name, target / name)
    shutil.copy(ROOT / "generate.py", target)
    return House(target)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A copy that one test may change."""
    return _copy(tmp_path / "house")


@dataclass(frozen=True)
class Evening:
    """The default run, done once."""

    house: House
    answer: Answer


@pytest.fixture(scope="session")
def default_run(tmp_path_factory: pytest.TempPathFactory) -> Evening:
    """`python generate.py` without a word, in a copy with some of the languages that nobody changes."""
    house = _copy(tmp_path_factory.mktemp("default_run") / "house")
    house.keep_languages(*PACKS)
    return Evening(house, house.run())


Command = Callable[[Sequence[str | Path]], Answer]


@pytest.fixture
def command() -> Command:
    """Run a command of this very repository in this process. A traceback fails the test."""

    def run(words: Sequence[str | Path]) -> Answer:
        result = CliRunner().invoke(main, [str(word) for word in words])
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Answer(result.exit_code, result.stdout, result.stderr)

    return run
