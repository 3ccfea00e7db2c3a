"""The functions that the tests call in workers. This module imports little, because every process loads it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound

SECRET = "Amina 336-555-0142"
_turn = 0
_kept: list[bytearray] = []


def twice(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def turn(number: int) -> tuple[int, int, int]:
    """The number again, which process, and how many turns it has had."""
    global _turn
    _turn += 1
    return number, os.getpid(), _turn


def hold(folder: str) -> int:
    """Create a file named after the process, and work until there is a file named go."""
    (Path(folder) / str(os.getpid())).touch()
    while not (Path(folder) / "go").exists():
        time.sleep(0.002)
    return os.getpid()


def spin() -> None:
    while True:
        pass


def eat() -> None:
    while True:
        _kept.append(bytearray(1 << 24))


def vanish(folder: str) -> None:
    (Path(folder) / str(os.getpid())).touch()
    os._exit(9)


def find_problems(name: str) -> None:
    raise ProblemsFound(
        [Problem("content-name", f"nobody is called {name}", Place("a.yaml", 3, "name"), "ask"), Problem("fit-height", "too high")]
    )


def fail(name: str) -> None:
    try:
        int(name)
    except ValueError as error:
        raise KeyError(name) from error


def leave() -> None:
    sys.exit(SECRET)


def local_function() -> Callable[[], None]:
    return lambda: None


def talk(words: str) -> None:
    print(words, flush=True)
    print(words, file=sys.stderr, flush=True)
    os.write(2, words.encode())


def open_files() -> list[str]:
    return [os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd") if os.path.lexists(f"/proc/self/fd/{fd}")]


def warm_badly() -> None:
    raise ValueError(SECRET)


def die_of_warmth() -> None:
    os._exit(3)
