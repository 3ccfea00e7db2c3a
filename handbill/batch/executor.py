"""Whoever does the work, processes here or a cluster: a list of items goes to them, and one answer for each comes back, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
WorkFunction = Callable[[Sequence[T]], Iterable[R]]


@dataclass(frozen=True)
class WorkerLost:
    """What stands for a result when everyone who tried the item died. `hint`: what may help."""

    hint: str


class Executor(Protocol):
    """A context: at its end nothing is left running that was started for it."""

    def __enter__(self) -> Executor: ...

    def __exit__(self, *error: object) -> None: ...

    def each(self, work: WorkFunction[T, R], items: Sequence[T]) -> Iterator[R | WorkerLost]:
        """The result for each item, in order. `work` is a function of a module that yields one result for each item of a sequence."""
