"""The server's worker processes: a render that never ends or uses all memory costs one of them, not the server. No file is written."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

from handbill.core.process_pool.limits import limit_memory
from handbill.core.process_pool.pool import PoolOptions, ProcessPool
from handbill.web.error_trace import trace

CALLS = 500  # calls that a process answers before a new one replaces it, because its caches must not grow forever


def start_workers(
    count: int,
    seconds: float,
    megabytes: int = 1024,
    waiting: int = 40,
    warm: Callable[[], object] | None = None,
    calls: int = CALLS,
) -> ProcessPool:
    """Start `count` processes that answer one call at a time.

    `seconds`: the time limit of a call, on every system; a caller may wait twice that long for its turn. `megabytes`: the address space of
    a process where the system limits it (Linux; not Windows or macOS, where only the time limit applies). Address space counts fonts mapped
    from disk and reserved memory; every piece in every size, in five languages and for all uses, in one process one after the other, came
    to 454. `waiting`: how many callers may wait. `warm`: a function of a module that each process runs at its start.
    """
    pool = ProcessPool(count, PoolOptions(seconds, waiting, calls, partial(_prepare, megabytes, warm), trace))
    pool.start(count)
    return pool


def _prepare(megabytes: int, warm: Callable[[], object] | None) -> None:
    _silence()
    limit_memory(megabytes)
    if warm:
        warm()


def _silence() -> None:
    """Discard all output, because a library's message about a file that a visitor sent may quote it."""
    with open(os.devnull, "wb") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)
