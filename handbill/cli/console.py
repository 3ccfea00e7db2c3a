"""Prints what a command reports: sentences, problems on the error stream, and a progress bar on a terminal."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from handbill.cli.program_name import as_called
from handbill.core.problems import Problem, ProblemsFound


@contextmanager
def exit_on_problems() -> Iterator[None]:
    """Turn problems into sentences on the error stream and the exit code of their class."""
    interrupted = False

    def stop(number: int, frame: object) -> None:
        nonlocal interrupted
        interrupted = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    except ProblemsFound as found:
        print_read(found)
        print_problems(found.problems)
        sys.exit(found.exit_code)
    except Exception:
        # ctypes turns an interruption in the middle of a call into an error of its own.
        if interrupted:
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGINT, before)


def print_problems(problems: tuple[Problem, ...] | list[Problem], end: str = "nothing was written") -> None:
    """Print each problem on a line. A hint that several in a row share is printed once, after the last of them. `end`: what was done."""
    for index, problem in enumerate(problems):
        echo(click.style("problem", fg="red", bold=True) + f" [{problem.code}] {problem.statement}", err=True)
        if problem.hint and (index + 1 == len(problems) or problems[index + 1].hint != problem.hint):
            echo(f"    hint: {problem.hint}", err=True)
    if len(problems) > 1:
        echo(f"{len(problems)} problems; {end}.", err=True)


def print_read(found: ProblemsFound) -> None:
    """Print how much was read before problems were found, with the remarks on it."""
    if found.read:
        echo(found.read, err=True)
    print_remarks(found.remarks)


def print_remarks(remarks: Iterable[Problem]) -> None:
    """Print what does not stop a run on the error stream, each with its hint."""
    for remark in remarks:
        echo(f"warning [{remark.code}] {remark.statement}" + (f"\n    hint: {remark.hint}" if remark.hint else ""), err=True)


def echo(text: str = "", err: bool = False) -> None:
    """Print a line, with commands in it as they were called. `err`: on the error stream."""
    click.echo(as_called(text), err=err, color=False if os.environ.get("NO_COLOR") else None)


@contextmanager
def progress(quiet: bool, count: int, label: str) -> Iterator[Callable[[Any], None]]:
    """A progress bar that advances by one with each call, with the rate and the time left; nothing if stderr is no terminal."""
    if quiet or not count or not sys.stderr.isatty():
        yield lambda one: None
        return
    start = time.monotonic()
    with click.progressbar(length=count, label=label, file=sys.stderr, show_pos=True, show_eta=True, item_show_func=_rate) as bar:

        def report(one: Any) -> None:
            bar.update(1, (bar.pos + 1) / max(time.monotonic() - start, 0.001))

        yield report


def _rate(a_second: float | None) -> str | None:
    return None if a_second is None else f"{a_second:.1f} a second"
