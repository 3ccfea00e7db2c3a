"""Work is done by several processes, and comes back in the order in which it was given: the same whatever their number.

A process that dies takes nothing with it: what it had not answered is tried once more, each piece of it alone.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
import traceback
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic

from handbill.batch.executor import R, T, WorkerLost, WorkFunction

_CHUNK = 8  # items a process is given at once: few enough to share the end of a list, enough to hide the way there and back
_AHEAD = 16  # chunks a process may be ahead of the slowest: what is finished early waits in memory
_LOST = WorkerLost("there may be too little memory: use fewer --jobs")


@dataclass
class _Worker:
    process: Any
    pipe: Connection
    waiting: deque[int] = field(default_factory=deque)


class Pool:
    """`count` processes, started when there is work; with 1 everything is done in this one. A context: at its end they are stopped."""

    def __init__(self, count: int) -> None:
        self.count = count
        self._workers: list[_Worker] = []

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *error: object) -> None:
        for worker in self._workers:
            _stop(worker)
        self._workers = []

    def each(self, work: WorkFunction[T, R], items: Sequence[T]) -> Iterator[R | WorkerLost]:
        """The result for each item, in order. `work` is a function of a module that yields one result for each item of a sequence."""
        if self.count == 1:
            yield from work(items)
            return
        if items and not self._workers:
            self._workers = [_start() for _ in range(min(self.count, len(items)))]
        yield from _PoolRun(self._workers, work, items).results()


class _PoolRun(Generic[T, R]):
    """One call of `each`."""

    def __init__(self, workers: list[_Worker], work: WorkFunction[T, R], items: Sequence[T]) -> None:
        self.workers, self.work, self.items = workers, work, items
        size = max(1, min(_CHUNK, len(items) // (2 * len(workers) or 1)))
        self.ahead = _AHEAD * size * len(workers)
        self.queue = deque(range(start, min(start + size, len(items))) for start in range(0, len(items), size))
        self.tried: set[int] = set()
        self.done: dict[int, R | WorkerLost] = {}

    def results(self) -> Iterator[R | WorkerLost]:
        for index in range(len(self.items)):
            while index not in self.done:
                self._hand_out(index)
                self._hear()
            yield self.done.pop(index)

    def _hand_out(self, oldest: int) -> None:
        for worker in self.workers:
            if not worker.waiting and self.queue and self.queue[0].start <= oldest + self.ahead:
                chunk = self.queue.popleft()
                worker.waiting = deque(chunk)
                # A process that has died is noticed when it is listened to.
                with suppress(OSError):
                    worker.pipe.send((self.work, self.items[chunk.start : chunk.stop]))

    def _hear(self) -> None:
        busy = {worker.pipe: at for at, worker in enumerate(self.workers) if worker.waiting}
        for pipe in wait(list(busy)):
            at = busy[pipe]  # type: ignore[index]
            worker = self.workers[at]
            try:
                failed, result = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(at)
                continue
            if failed:
                raise RuntimeError(f"in a process of its own:\n{result}")
            self.done[worker.waiting.popleft()] = result

    def _bury(self, at: int) -> None:
        dead = self.workers[at]
        _stop(dead)
        self.workers[at] = _start()
        for index in reversed(dead.waiting):
            if index in self.tried:
                self.done[index] = _LOST
            else:
                self.tried.add(index)
                self.queue.appendleft(range(index, index + 1))


def _start() -> _Worker:
    ours, theirs = multiprocessing.Pipe()
    # The interpreter is started anew: a forked one would share open fonts and locks with this one.
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    with _deaf():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal; those started here ignore it, and this one stops them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join()


def _serve(pipe: Connection) -> None:
    """What a process does: work on what it is sent until nothing more comes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            work, items = pipe.recv()
            try:
                for result in work(items):
                    pipe.send((False, result))
            except Exception:
                pipe.send((True, traceback.format_exc()))
    except (EOFError, OSError):
        return
