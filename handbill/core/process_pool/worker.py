"""One worker process: answers calls that come through its pipe, one at a time, and ends with the process that started it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Literal

from handbill.core.garbage import collect_rarely
from handbill.core.problems import ProblemsFound

Prepare = Callable[[], None]
FormatError = Callable[[BaseException], str]
# How a call ended. "memory": the process ran out of it; "failed": the value is the formatted error; "late": killed at its time limit.
CallEnding = Literal["answer", "problems", "memory", "failed", "late", "died"]
_OUT_OF_MEMORY = pickle.dumps(("memory", None))  # made while there is memory
_SPAWN = multiprocessing.get_context("spawn")


class WorkerProcess:
    """One process, and the pipe through which bytes go to it and come back."""

    def __init__(self, prepare: Prepare | None, format_error: FormatError) -> None:
        self.pipe, theirs = multiprocessing.Pipe()
        # A new interpreter: a forked one would share sockets, open fonts and locks with this process.
        self.process = _SPAWN.Process(target=_serve, args=(theirs, prepare, format_error), daemon=True)
        try:
            self.process.start()
        except OSError:
            self.pipe.close()
            raise
        finally:
            theirs.close()
        self.ready = self.killed = self.late = False
        self.calls = 0
        self._killing = threading.Lock()

    def ask(self, call: bytes | None, seconds: float | None) -> tuple[CallEnding, Any]:
        """Send a call and return how it ended, with its value; without a call, how the start ended. After `seconds`, kill the process."""
        timer = threading.Timer(seconds, self.kill, [True]) if seconds is not None else None
        if timer:
            timer.daemon = True
            timer.start()
        answer = b""
        try:
            with suppress(EOFError, OSError):
                if call is not None:
                    self.pipe.send_bytes(call)
                answer = self.pipe.recv_bytes()
        finally:
            if timer:
                timer.cancel()
                timer.join()  # so that it cannot kill the process during its next call
        if not answer:
            return "late" if self.late else "died", None
        ending, value = pickle.loads(answer)
        return ending, value

    def is_alive(self) -> bool:
        return not wait([self.process.sentinel], 0)

    def kill(self, late: bool = False) -> None:
        """End the process at once, whatever it is doing, and wait until it is gone. Its pipe belongs to the thread that calls `ask`."""
        with self._killing:
            if not self.killed:
                self.killed, self.late = True, late
                self.process.kill()
                self.process.join()
                self.process.close()


def _serve(pipe: Connection, prepare: Prepare | None, format_error: FormatError) -> None:
    """The loop of a process: answer calls until the pipe closes or memory runs out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_rarely()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        answer = _answer(pickle.dumps((prepare or _do_nothing, ())), format_error)
        pipe.send_bytes(answer)
        while answer != _OUT_OF_MEMORY:
            answer = _answer(pipe.recv_bytes(), format_error)
            pipe.send_bytes(answer)


def _answer(call: bytes, format_error: FormatError) -> bytes:
    """How a call ended, and its value."""
    ending: CallEnding
    value: Any
    try:
        function, args = pickle.loads(call)
        return pickle.dumps(("answer", function(*args)))
    except ProblemsFound as found:
        ending, value = "problems", found.problems
    except MemoryError:
        return _OUT_OF_MEMORY
    except BaseException as error:
        ending, value = "failed", format_error(error)
    return pickle.dumps((ending, value))


def _do_nothing() -> None:
    """Prepares a process that needs no preparation."""


def _end_with_parent() -> None:
    """End this process when its parent ends. During a call, it would not notice that its pipe is closed."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
