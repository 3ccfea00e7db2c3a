"""The process pool: calls from any thread with time limits and a bounded queue (web), and an ordered map over many items (batch, build).

Why pebble's ProcessPool is not used (5.2.3, spawned workers on Linux, measured): a worker that is killed while idle breaks the whole pool
("Unexpected error within the Pool"); a call too large for the pipe of a worker that hangs never times out (10 MB, 0.5 s allowed: still
waiting after 8 s); and a worker that has done its `max_tasks` ends before its successor is warm (a gap of 1.1 s with 1 s of warming up).
"""

from __future__ import annotations

import logging
import pickle
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing.resource_tracker import ensure_running
from typing import Generic

from handbill.core.executor import R, T, WorkerLost, WorkFunction, pipelined
from handbill.core.problems import ProblemsFound
from handbill.core.process_pool.worker import CallEnding, FormatError, Prepare, WorkerProcess

LOG = logging.getLogger("handbill")
_START_SECONDS = 60.0  # the time limit for a process to start and to prepare itself; it takes about one second
_PAUSE = 1.0  # seconds before another process is started after one that died at its start
_MOST_FAILED_STARTS = 3  # in a row; after that, callers get an error instead of waiting
_CHUNK_SECONDS = 0.1  # of work in a chunk: much longer than sending it takes, but short enough for Ctrl-C to work quickly
_LARGEST_CHUNK = 64  # items
_AHEAD = 8  # chunks for each process that are submitted at a time
_LOST = WorkerLost("there may be too little memory: use fewer --jobs")


class WorkerError(Exception):
    """A call without an answer. Its text names the function, but never contains the arguments."""


class PoolBusy(WorkerError):
    """Too many callers are waiting already, or this one has waited too long; the call was not started."""


class CallTimeout(WorkerError):
    """The call took longer than its time limit, and its process was killed."""


class WorkerDied(WorkerError):
    """The process died during the call, or ran out of memory; or no process could be started."""


class CallFailed(WorkerError):
    """The function raised something other than ProblemsFound. `trace`: the error as `PoolOptions.format_error` wrote it."""

    def __init__(self, function: str, trace: str) -> None:
        super().__init__(f"{function} failed")
        self.trace = trace


def format_error(error: BaseException) -> str:
    """An error with its traceback."""
    return "".join(traceback.format_exception(error))


@dataclass(frozen=True)
class PoolOptions:
    """`seconds`: the time limit of a call; a caller may wait twice that long for a process. None: no limit.

    `waiting`: how many callers may wait; None: any number. `calls`: how many calls a process answers before a new one replaces it;
    with 1, each call has a process of its own.
    `prepare`: run by each process at its start. `format_error`: how an error in a process is described. Both are functions of a module.
    """

    seconds: float | None = None
    waiting: int | None = None
    calls: int | None = None
    prepare: Prepare | None = None
    format_error: FormatError = format_error


class ProcessPool:
    """At most `count` processes. A context manager; `close` kills them, whatever they are doing.

    A process that dies, hangs or fails is replaced at once.
    """

    def __init__(self, count: int, options: PoolOptions | None = None) -> None:
        self.count, self.options = count, options or PoolOptions()
        self._changed = threading.Condition()  # held for everything below
        self._workers: set[WorkerProcess] = set()
        self._idle: list[WorkerProcess] = []
        self._callers: deque[object] = deque()
        self._target = 0  # how many processes there should be
        self._starting = 0
        self._failed_starts = 0
        self._closed = False

    def __enter__(self) -> ProcessPool:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    @property
    def waiting(self) -> int:
        """How many callers wait for a process."""
        with self._changed:
            return len(self._callers)

    def start(self, count: int) -> None:
        """Start processes, until there are `count` or as many as the pool may have. Returns at once."""
        with self._changed:
            self._target = max(self._target, min(count, self.count))
            self._replace_missing()

    def close(self) -> None:
        """Kill all processes: callers whose call runs get WorkerDied, those who wait get PoolBusy. May be called twice."""
        with self._changed:
            self._closed = True
            for worker in self._workers:
                worker.kill()
            for worker in self._idle:
                worker.pipe.close()
            self._idle.clear()
            self._changed.notify_all()
            self._changed.wait_for(lambda: not self._starting)

    def call(self, function: Callable[..., R], *args: object) -> R:
        """The result of a module's function, in one of the processes. It, `args` and the result are pickled.

        A call is never tried twice. Raises the function's own ProblemsFound; PoolBusy, CallTimeout, WorkerDied, or CallFailed for anything
        else the function raised; and what pickle raises when the call cannot be sent.
        """
        name = f"{function.__module__}.{function.__qualname__}"
        packed = pickle.dumps((function, args))
        worker = self._take(name)
        ending: CallEnding = "died"
        try:
            ending, value = worker.ask(packed, self.options.seconds)
        finally:
            # After a failure, the process may be in an inconsistent state: when memory is short, libraries raise all kinds of errors.
            self._give_back(worker, reusable=ending in ("answer", "problems"))
        if ending == "problems":
            raise ProblemsFound(value)
        if ending == "late":
            raise CallTimeout(f"{name} took longer than {self.options.seconds:g} s")
        if ending == "memory":
            raise WorkerDied(f"{name} ran out of memory")
        if ending == "died":
            raise WorkerDied(f"the process died in {name}")
        if ending == "failed":
            raise CallFailed(name, value)
        result: R = value
        return result

    def map(self, work: WorkFunction[T, R], items: Sequence[T]) -> Iterator[R | WorkerLost]:
        """The result for each item, in order, the same whatever the number of processes.

        When a process dies, each item of its chunk is tried once more, alone. Raises RuntimeError with the traceback of a process's error.
        """
        chunks = _Chunks(self, work, items)
        self.start(len(items))
        threads = ThreadPoolExecutor(self.count)
        try:
            calls = (threads.submit(chunks.results, chunk) for chunk in chunks)
            yield from pipelined(calls, _AHEAD * self.count, Future[list[R | WorkerLost]].result)
        except CallFailed as failed:
            raise RuntimeError(f"in a worker process:\n{failed.trace}") from None
        finally:
            threads.shutdown(wait=False, cancel_futures=True)

    def _take(self, name: str) -> WorkerProcess:
        """A process of the caller's own until it is given back; callers are served in the order in which they came."""
        caller = object()
        patience = None if self.options.seconds is None else 2 * self.options.seconds
        with self._changed:
            most = self.options.waiting
            if self._closed or (most is not None and not self._idle and len(self._callers) >= most):
                raise PoolBusy(f"no process is free for {name}")
            self._callers.append(caller)
            try:
                self._changed.wait_for(lambda: self._closed or self._is_hopeless() or self._is_turn_of(caller), patience)
                if not self._closed and self._is_turn_of(caller):
                    return self._idle.pop()  # the one that worked last: its caches are warm
                if not self._closed and self._is_hopeless():
                    raise WorkerDied(f"no process can be started for {name}")
                raise PoolBusy(f"no process came free for {name}")
            finally:
                self._callers.remove(caller)
                self._changed.notify_all()

    def _is_turn_of(self, caller: object) -> bool:
        """Whether the caller is first and there is a process for it, once those that died while idle are replaced."""
        if self._callers[0] is not caller:
            return False
        for worker in [worker for worker in self._idle if not worker.is_alive()]:
            self._idle.remove(worker)
            self._discard(worker)
        return bool(self._idle)

    def _is_hopeless(self) -> bool:
        return self._failed_starts >= _MOST_FAILED_STARTS and not any(worker.ready for worker in self._workers)

    def _give_back(self, worker: WorkerProcess, reusable: bool) -> None:
        with self._changed:
            worker.calls += 1
            if reusable and not worker.killed and not self._closed and self.options.calls != 1:
                self._idle.append(worker)
                self._replace_missing()
                self._retire_worn()
            else:
                self._discard(worker)
            self._changed.notify_all()

    def _discard(self, worker: WorkerProcess) -> None:
        self._workers.discard(worker)
        worker.kill()
        worker.pipe.close()
        self._replace_missing()

    def _is_worn(self, worker: WorkerProcess) -> bool:
        return self.options.calls is not None and worker.calls >= self.options.calls

    def _replace_missing(self) -> None:
        """Start the processes that are missing. A worn one keeps working until its successor is ready."""
        fresh = self._starting + sum(worker.ready and not self._is_worn(worker) for worker in self._workers)
        for _ in range(0 if self._closed else self._target - fresh):
            self._starting += 1
            threading.Thread(target=self._start_one, name="starter of a worker process", daemon=True).start()

    def _retire_worn(self) -> None:
        for worker in [worker for worker in self._idle if self._is_worn(worker)]:
            if sum(worker.ready for worker in self._workers) > self._target:
                self._idle.remove(worker)
                self._discard(worker)

    def _start_one(self) -> None:
        """Start a process, or try again until the pool is closed; runs in a thread of its own."""
        # From a terminal, Ctrl-C reaches every process. Those that this thread starts block the signal from the beginning.
        if hasattr(signal, "pthread_sigmask"):
            ensure_running()  # called first, because starting the resource tracker unblocks the signal
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        while not self._try_to_start():
            with self._changed:
                if self._changed.wait_for(lambda: self._closed, _PAUSE):
                    break
        with self._changed:
            self._starting -= 1
            self._replace_missing()
            self._retire_worn()
            self._changed.notify_all()

    def _try_to_start(self) -> bool:
        try:
            worker = WorkerProcess(self.options.prepare, self.options.format_error)
        except OSError as error:
            return self._note_failed_start(type(error).__name__)
        with self._changed:
            self._workers.add(worker)
            if self._closed:
                worker.kill()
        ending, value = worker.ask(None, _START_SECONDS)
        with self._changed:
            if self._closed or ending not in ("answer", "problems", "failed"):
                self._discard(worker)
                return self._note_failed_start(ending)
            if ending != "answer":
                LOG.warning("a process could not be prepared: %s", [each.code for each in value] if ending == "problems" else value)
            self._failed_starts = 0
            worker.ready = True
            self._idle.append(worker)
            return True

    def _note_failed_start(self, reason: str) -> bool:
        with self._changed:
            if not self._closed:
                LOG.warning("a process could not be started: %s", reason)
                self._failed_starts += 1
                self._changed.notify_all()
        return False


class _Chunks(Generic[T, R]):
    """Splits items into chunks that take about `_CHUNK_SECONDS` each, estimated from the time that earlier ones took."""

    def __init__(self, pool: ProcessPool, work: WorkFunction[T, R], items: Sequence[T]) -> None:
        self.pool, self.work, self.items = pool, work, items
        self.size = 1

    def __iter__(self) -> Iterator[Sequence[T]]:
        start = 0
        while start < len(self.items):
            # Toward the end chunks become smaller, so that all processes finish at about the same time.
            stop = start + max(1, min(self.size, (len(self.items) - start) // (2 * self.pool.count)))
            yield self.items[start:stop]
            start = stop

    def results(self, chunk: Sequence[T]) -> list[R | WorkerLost]:
        try:
            seconds, results = self.pool.call(_work_on, self.work, chunk)
        except WorkerDied:
            return [self._result_alone(item) for item in chunk]
        self.size = max(1, min(_LARGEST_CHUNK, 2 * len(chunk), int(len(chunk) * _CHUNK_SECONDS / max(seconds, 1e-6))))
        return results

    def _result_alone(self, item: T) -> R | WorkerLost:
        try:
            _, (result,) = self.pool.call(_work_on, self.work, [item])
        except WorkerDied:
            return _LOST
        return result


def _work_on(work: WorkFunction[T, R], items: Sequence[T]) -> tuple[float, list[R | WorkerLost]]:
    """The seconds that the items took, and their results."""
    began = time.perf_counter()
    results: list[R | WorkerLost] = list(work(items))
    return time.perf_counter() - began, results
