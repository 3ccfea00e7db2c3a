"""The executor interface: maps items to results, in order, in this process, in others, or on a Dask cluster."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Protocol, TypeVar

from handbill.core.problems import Problem

T = TypeVar("T")
R = TypeVar("R")
C = TypeVar("C")
# A function of a module, so that it can be sent to another process; it returns one result for each item.
WorkFunction = Callable[[Sequence[T]], Iterable[R]]
# `with progress(count, label) as report:`; report is called once an item.
ProgressBar = Callable[[int, str], AbstractContextManager[Callable[[object], None]]]


@contextmanager
def no_progress(count: int, label: str) -> Iterator[Callable[[object], None]]:
    """Shows nothing."""
    yield lambda item: None


@dataclass(frozen=True)
class WorkerLost:
    """Takes the place of a result when every worker process that tried the item died. `hint`: what may help."""

    hint: str


class Executor(Protocol):
    """A context manager: on exit nothing that was started for it is left running."""

    def __enter__(self) -> Executor: ...

    def __exit__(self, *error: object) -> None: ...

    def map(self, work: WorkFunction[T, R], items: Sequence[T]) -> Iterator[R | WorkerLost]:
        """The result for each item, in order."""


def pipelined(calls: Iterator[C], ahead: int, results: Callable[[C], Iterable[R]]) -> Iterator[R]:
    """The results of each call, in order. `calls` starts a call whenever one is taken from it; `ahead` of them run at a time.

    Results that arrive early wait in memory, so `ahead` bounds what a run needs of it.
    """
    running = deque(islice(calls, ahead))
    while running:
        yield from results(running.popleft())
        running.extend(islice(calls, ahead - len(running)))


def lost_problem(lost: WorkerLost) -> Problem:
    """The problem of an item whose processes died."""
    return Problem("output-worker", "the worker process crashed twice on this", hint=lost.hint)
