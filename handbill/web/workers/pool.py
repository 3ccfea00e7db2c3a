"""Processes that stand ready, and callers who wait for one: first come, first served. What is late, dead or worn is replaced.

All times are seconds of time.monotonic().
"""

from __future__ import annotations

import logging
import signal
import threading
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Pipe
from multiprocessing.connection import wait
from typing import Any

from handbill.web.workers.process import Process, Warm, start, unpacked

LOG = logging.getLogger("handbill")
_START = 60.0  # seconds that a process may take to start and warm up; it takes about one
_LONG = 3600.0  # seconds that the keeper sleeps when nothing is under way
_PAUSE = 1.0  # seconds before another is tried, when one has died at its start


@dataclass(frozen=True)
class PoolOptions:
    """What Workers are given; see there."""

    count: int
    seconds: float
    megabytes: int
    waiting: int
    calls: int
    warm: Warm | None


class _Waiter:
    """One who waits; `process` is set when it is its turn."""

    def __init__(self) -> None:
        self.called = threading.Event()
        self.process: Process | None = None


class WorkerPool:
    """The processes, from now until `close`."""

    def __init__(self, means: PoolOptions) -> None:
        self.means = means
        self._lock = threading.Lock()  # held for everything below
        self._all: set[Process] = set()
        self._idle: list[Process] = []
        self._leaving: list[Process] = []
        self._callers: deque[_Waiter] = deque()
        self._closed = False
        self._bell, self._rope = Pipe(duplex=False)
        self._rung = False
        self._rest_until = 0.0  # no process is started before
        self._looks_at = 0.0  # when the keeper looks next by itself
        self._keeper = threading.Thread(target=self._keep, name="keeper of the workers", daemon=True)
        self._keeper.start()

    def close(self) -> None:
        """End all processes, also those at work. May be called twice."""
        with self._lock:
            self._ring()
            self._closed = True
        self._keeper.join()

    def take(self) -> Process | None:
        """A process that is the caller's until it is given back; None when too many wait already, or none came free in time."""
        caller = _Waiter()
        with self._lock:
            if self._closed or (not self._idle and len(self._callers) >= self.means.waiting):
                return None
            self._callers.append(caller)
            self._hand_out()
        try:
            caller.called.wait(2 * self.means.seconds)
        finally:
            with self._lock:
                if caller in self._callers:
                    self._callers.remove(caller)
        return caller.process

    def give_back(self, process: Process, well: bool) -> None:
        """`well`: it has answered, and can go on."""
        with self._lock:
            if well and not (process.late or process.died or self._closed) and not self._replaced(process):
                self._idle.append(process)
                self._hand_out()
            else:
                self._discard(process)

    def _hand_out(self) -> None:
        """Give idle processes to those who came first. What worked last is taken first: it has at hand what it has just used."""
        while self._idle and self._callers:
            process = self._idle.pop()
            if process.dead:
                self._discard(process)
                continue
            process.calls += 1
            process.until = time.monotonic() + self.means.seconds
            if process.calls == self.means.calls or process.until < self._looks_at:
                self._ring()
            caller = self._callers.popleft()
            caller.process = process
            caller.called.set()

    def _replaced(self, process: Process) -> bool:
        """Whether it has done its share, and a fresh one stands ready in its place."""
        return process.calls >= self.means.calls and sum(each.ready and not each.late for each in self._all) > self.means.count

    def _discard(self, process: Process) -> None:
        process.pipe.close()
        self._all.remove(process)
        self._leaving.append(process)
        self._ring()

    def _ring(self) -> None:
        if not self._rung and not self._closed:
            self._rung = True
            self._rope.send_bytes(b"!")

    # What follows is done by the keeper, a thread of its own: it alone starts and ends processes.

    def _keep(self) -> None:
        _deafen()
        while not self._closed:
            with self._lock:
                leaving, self._leaving = self._leaving, []
                for process in self._at_work():
                    if time.monotonic() >= process.until:
                        process.late = True
                        process.process.kill()  # whoever asked it sees its pipe end
            for process in leaving:
                process.end()
            self._start_what_is_wanting()
            self._listen()
        self._end_all()

    def _at_work(self) -> list[Process]:
        """Those that answer a call, or start."""
        return [process for process in self._all if process not in self._idle and not process.late]

    def _start_what_is_wanting(self) -> None:
        while time.monotonic() >= self._rest_until and self._wanting():
            try:
                process = start(self.means.megabytes, self.means.warm, time.monotonic() + _START)
            except OSError as error:
                LOG.warning("no process can be started: %s", type(error).__name__)
                self._rest_until = time.monotonic() + _PAUSE
                return
            with self._lock:
                self._all.add(process)

    def _wanting(self) -> bool:
        with self._lock:
            return sum(process.calls < self.means.calls and not process.late for process in self._all) < self.means.count

    def _listen(self) -> None:
        """Wait until a process is ready or dies, somebody rings, or a time is up."""
        with self._lock:
            now = time.monotonic()
            # The pipe of one that answers a call belongs to its caller.
            watched: dict[Any, Process] = {process.pipe: process for process in self._all if not process.ready}
            watched |= {each.process.sentinel: each for each in self._all if each.ready and not (each.late or each.died)}
            self._looks_at = min([process.until for process in self._at_work()], default=now + _LONG)
            if now < self._rest_until:
                self._looks_at = min(self._looks_at, self._rest_until)
        for heard in wait([self._bell, *watched], max(0.0, self._looks_at - now)):
            with self._lock:
                if heard is self._bell:
                    self._bell.recv_bytes()
                    self._rung = False
                elif not watched[heard].ready:
                    self._begin(watched[heard])
                else:
                    self._bury(watched[heard])

    def _bury(self, process: Process) -> None:
        """A process has died: one at work is given back by its caller, who sees the pipe end."""
        process.died = True
        if process in self._idle:
            self._idle.remove(process)
            self._discard(process)

    def _begin(self, process: Process) -> None:
        """A process has started, or died at it."""
        kind: str = "died"
        value: Any = None
        with suppress(EOFError, OSError):
            kind, value = unpacked(process.pipe.recv_bytes())
        if kind in ("died", "memory"):
            LOG.warning("a process has %s at its start", "run out of memory" if kind == "memory" else "died")
            self._rest_until = time.monotonic() + _PAUSE
            self._discard(process)
            return
        if kind != "answer":
            LOG.warning("a process could not be warmed up: %s", [each.code for each in value] if kind == "problems" else value)
        process.ready = True
        self._idle.append(process)
        for worn in [each for each in self._idle if self._replaced(each)][:1]:
            self._idle.remove(worn)
            self._discard(worn)
        self._hand_out()

    def _end_all(self) -> None:
        with self._lock:
            for caller in self._callers:
                caller.called.set()
            self._callers.clear()
            for process in self._all:
                if process in self._idle or not process.ready:
                    process.pipe.close()
            ending = [*self._all, *self._leaving]
            self._bell.close()
            self._rope.close()
        for process in ending:
            process.end()


def _deafen() -> None:
    """Ctrl-C reaches every process of a terminal. Those that this thread starts are deaf to it from their first moment."""
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing.resource_tracker import ensure_running

        ensure_running()  # it clears the mask again when it starts
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
