"""What goes wrong while somebody waits for an answer, told without a word of what they typed."""

from __future__ import annotations

import traceback


class WorkerError(Exception):
    """A call that a worker has not answered. Its text names the function and never what the function was given."""


class Busy(WorkerError):
    """Too many wait already, or this one has waited too long; nothing was begun."""


class RenderTimeout(WorkerError):
    """The call took longer than its limit, and its process was ended."""


class WorkerDied(WorkerError):
    """The process died at the call, or ran out of memory."""


class Failed(WorkerError):
    """The function raised something that it should not. `trace` says what and where: a matter for the log, not for the visitor."""

    def __init__(self, function: str, trace: str) -> None:
        super().__init__(f"{function} failed")
        self.trace = trace


def trace(error: BaseException) -> str:
    """The kinds of an error and of those behind it, each with its frames, the innermost last; no message and no value.

    An error's message may quote a name, a number or an address that a visitor typed; its kind and the lines of our own code do not.
    """
    told, seen = [], set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        kind = type(link)
        codes = [(frame.f_code, line) for frame, line in traceback.walk_tb(link.__traceback__)]
        frames = [f"  {code.co_filename}:{line} in {code.co_qualname}" for code, line in codes]
        inner = ["in a process of its own:", link.trace] if isinstance(link, Failed) else []
        told.append("\n".join([f"{kind.__module__}.{kind.__qualname__}", *frames, *inner]))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\nbehind it:\n".join(told)
