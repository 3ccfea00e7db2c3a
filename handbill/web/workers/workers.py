"""Calls from many threads become answers from a few processes, first come, first served, each within its time and memory.

A page that never ends, or that eats all memory, takes one process with it and not the server. Nothing passes through a file.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar

from handbill.core.problems import ProblemsFound
from handbill.web.workers.errors import Busy, Failed, RenderTimeout, WorkerDied
from handbill.web.workers.pool import PoolOptions, WorkerPool
from handbill.web.workers.process import Process, Warm, packed, unpacked

R = TypeVar("R")


class Workers:
    """`count` processes that answer one call at a time. A context; `close` ends them, and whatever they do.

    `seconds`: what a call may take from when it is begun, on every system; twice that is what a caller may wait for its turn.
    `megabytes`: the address space of a process where the system limits it (Linux; not Windows or macOS, where the time limit holds alone).
    Address space counts fonts mapped from disk and room only set aside; every piece in every size, in five languages and for all uses,
    in one process one after the other, came to 454. `waiting`: how many callers may wait. `warm`: a function of a module that each process
    runs at its start.
    """

    calls = 500  # what a process answers before a fresh one takes its place: what it keeps for later must not grow forever

    def __init__(self, count: int = 2, seconds: float = 20, megabytes: int = 1024, waiting: int = 40, warm: Warm | None = None) -> None:
        self.seconds = seconds
        self._crew = WorkerPool(PoolOptions(count, seconds, megabytes, waiting, self.calls, warm))
        atexit.register(self.close)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes, also those at work: their callers get Died, those who wait get Busy. May be called twice."""
        self._crew.close()
        atexit.unregister(self.close)

    def ask(self, function: Callable[..., R], *args: object) -> R:
        """What a function of a module answers. It, `args` and the answer go through pickle.

        Raises the function's own ProblemsFound; Busy, when nothing was begun; TooLong, Died, or Failed for anything else that the function
        raised, and then a fresh process takes the place of that one. A call is never tried twice. Raises what pickle raises when the call
        cannot be sent.
        """
        name = f"{function.__module__}.{function.__qualname__}"
        call = packed(function, args)
        process = self._crew.take()
        if process is None:
            raise Busy(f"no process is free for {name}")
        kind, value = self._answer(process, call)
        if kind == "problems":
            raise ProblemsFound(value)
        if kind == "memory":
            raise WorkerDied(f"{name} ran out of memory")
        if kind == "failed":
            raise Failed(name, value)
        if kind == "died":
            raise RenderTimeout(f"{name} took longer than {self.seconds:g} s") if process.late else WorkerDied(f"a process died in {name}")
        result: R = value
        return result

    def _answer(self, process: Process, call: bytes) -> tuple[str, Any]:
        kind: str = "died"
        value: Any = None
        try:
            with suppress(EOFError, OSError):
                process.pipe.send_bytes(call)
                kind, value = unpacked(process.pipe.recv_bytes())
            return kind, value
        finally:
            # After a fault nobody knows what is half done in it: short of memory, libraries raise all kinds of errors.
            self._crew.give_back(process, well=kind in ("answer", "problems"))
