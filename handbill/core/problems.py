"""Problems as data: a code, a place, a sentence and a hint. Every room collects problems and reports them together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class ExitCode(IntEnum):
    """The exit codes of the command line. The part of a problem's code before the first dash determines its exit code."""

    OK = 0
    USAGE = 2
    CONTENT = 3
    NUMBER = 4
    LANGUAGE = 5
    FIT = 6
    PICTURE = 7
    OUTPUT = 8
    DRAFT = 9


_CLASSES = {
    "usage": ExitCode.USAGE,
    "content": ExitCode.CONTENT,
    "number": ExitCode.NUMBER,
    "language": ExitCode.LANGUAGE,
    "fit": ExitCode.FIT,
    "glyph": ExitCode.FIT,
    "picture": ExitCode.PICTURE,
    "output": ExitCode.OUTPUT,
    "check": ExitCode.OUTPUT,
    "draft": ExitCode.DRAFT,
}


@dataclass(frozen=True, order=True)
class Place:
    """The place of a problem: a file as the user would name it, a line (1 is the first), a dotted key."""

    file: str = ""
    line: int = 0
    key: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where} ({self.key})" if self.key and where else where or self.key


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that stops a build. `code` is stable and begins with its class: number-stale, fit-height.

    `over`: by how many millimeters something is too long, if that is the problem; else 0. `instead`: a value that would do, if known.
    """

    code: str
    sentence: str
    place: Place = field(default_factory=Place)
    hint: str = ""
    over: float = 0.0
    instead: str = ""

    @property
    def exit_code(self) -> ExitCode:
        return _CLASSES[self.code.partition("-")[0]]

    @property
    def statement(self) -> str:
        """The place and the sentence, without the hint."""
        return f"{self.place}: {self.sentence}" if str(self.place) else self.sentence

    def __str__(self) -> str:
        return self.statement + (f"\n    hint: {self.hint}" if self.hint else "")


class ProblemsFound(Exception):
    """Raised when a stage has collected its problems; holds at least one, in order, without repeats.

    `remarks`: on what was read until then. `read`: how much that was, in a sentence, if that was a list.
    """

    def __init__(self, problems: Iterable[Problem], remarks: Iterable[Problem] = (), read: str = "") -> None:
        self.problems: tuple[Problem, ...] = tuple(dict.fromkeys(problems))
        self.remarks = tuple(remarks)
        self.read = read
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @property
    def exit_code(self) -> ExitCode:
        return min(problem.exit_code for problem in self.problems)


def raise_if_any(problems: Sequence[Problem]) -> None:
    """Raise ProblemsFound if there are any problems."""
    if problems:
        raise ProblemsFound(problems)


@contextmanager
def beside(remarks: Iterable[Problem], read: str) -> Iterator[None]:
    """Adds these remarks, and how much was read, to any problems that are raised within."""
    try:
        yield
    except ProblemsFound as found:
        found.remarks = tuple(dict.fromkeys((*remarks, *found.remarks)))
        found.read = found.read or read
        raise


def collect(load: Callable[[], T], problems: list[Problem]) -> T | None:
    """Return what `load` returns; or None, and its problems are added to `problems`, so that all can be reported at once."""
    try:
        return load()
    except ProblemsFound as found:
        problems += found.problems
        return None


def errors_from(load: Callable[[], object]) -> list[Problem]:
    """The problems that `load` raises; its result is dropped."""
    problems: list[Problem] = []
    collect(load, problems)
    return problems


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known words, or all of them if none is near."""
    import difflib  # 6 ms, and only needed if something is wrong

    known = sorted(known)
    near = difflib.get_close_matches(word, known, n=2, cutoff=0.55)
    if near:
        return "did you mean " + " or ".join(near) + "?"
    return "use one of: " + ", ".join(known) if known else ""


def unknown_name(code: str, kind: str, name: str, known: Iterable[str], place: Place | None = None) -> Problem:
    """The problem of a name that is none of the known ones. `kind`: what it should name, as in "theme" or "print shop"."""
    return Problem(code, f"there is no {kind} called {name!r}", place or Place(), did_you_mean(name, known))


def display_path(path: Path) -> str:
    """A path as a person would type it: relative to the working folder if it is below it."""
    return _displayed(path, Path.cwd())


@lru_cache(maxsize=1024)
def _displayed(path: Path, folder: Path) -> str:
    # Kept, because every block of every piece has a place; resolving its path each time took half the time of composing the pieces.
    try:
        return str(path.resolve().relative_to(folder))
    except ValueError:
        return str(path)
