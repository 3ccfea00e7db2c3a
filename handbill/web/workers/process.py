"""One process that answers calls: started, warmed up, limited in memory, silent. Bytes come through its pipe, and bytes go back.

It inherits nothing but its pipe, writes nothing, and ends with the process that started it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Literal

from handbill.core.problems import ProblemsFound
from handbill.web.workers.errors import trace

Warm = Callable[[], object]
# How a call ended. "memory": the process ran out of it, and goes; "problems": ProblemsFound, whose problems are the value.
AnswerKind = Literal["answer", "problems", "memory", "failed"]
_OUT_OF_MEMORY = pickle.dumps(("memory", None))  # made while there is memory


@dataclass(eq=False)
class Process:
    """One process as its keeper sees it. Times are those of time.monotonic()."""

    process: Any
    pipe: Connection
    until: float  # when what it does now (to start, or a call) must be done
    ready: bool = False
    late: bool = False
    died: bool = False  # and the keeper has seen it
    calls: int = 0

    @property
    def dead(self) -> bool:
        return bool(wait([self.process.sentinel], 0))

    def end(self) -> None:
        """At once, whatever it does; waits until it is gone. Its pipe is closed by whoever spoke through it last."""
        self.process.kill()
        self.process.join()
        self.process.close()


def start(megabytes: int, warm: Warm | None, until: float) -> Process:
    """A process that says "answer" once it is warm, or "failed" with a trace when warming failed, and then answers calls."""
    ours, theirs = multiprocessing.Pipe()
    # The interpreter is started anew: a forked one would share sockets, open fonts and locks with this one.
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs, megabytes, warm), daemon=True)
    process.start()
    theirs.close()
    return Process(process, ours, until)


def packed(function: Callable[..., object], args: tuple[object, ...]) -> bytes:
    """A call as bytes."""
    return pickle.dumps((function, args))


def unpacked(answer: bytes) -> tuple[AnswerKind, Any]:
    """How a call ended, and its value."""
    kind, value = pickle.loads(answer)
    return kind, value


def _serve(pipe: Connection, megabytes: int, warm: Warm | None) -> None:
    """What the process does: answer until nothing more comes, or until it has run out of memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches every process of a terminal; the keeper stops this one
    _keep_silent()
    _limit(megabytes)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        pipe.send_bytes(_answer(packed(warm or _nothing, ())))
        answer = b""
        while answer != _OUT_OF_MEMORY:
            answer = _answer(pipe.recv_bytes())
            pipe.send_bytes(answer)


def _answer(call: bytes) -> bytes:
    kind: AnswerKind = "answer"
    value: Any
    try:
        function, args = pickle.loads(call)
        return pickle.dumps((kind, function(*args)))
    except ProblemsFound as found:
        kind, value = "problems", found.problems
    except MemoryError:
        return _OUT_OF_MEMORY
    except BaseException as error:
        kind, value = "failed", trace(error)
    return pickle.dumps((kind, value))


def _nothing() -> None:
    """What warms a process that needs no warming."""


def _keep_silent() -> None:
    """What a library says of a file that a visitor sent may quote it: it goes nowhere."""
    with open(os.devnull, "wb") as nowhere:
        for stream in (1, 2):
            os.dup2(nowhere.fileno(), stream)


def _limit(megabytes: int) -> None:
    """Address space, where the system counts it; and no image of the memory on disk when the process crashes."""
    try:
        import resource
    except ModuleNotFoundError:  # Windows
        return
    # Some systems know the limit, but do not take it.
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_parent() -> None:
    """A process that waits would see its pipe end; one that works would not look."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
