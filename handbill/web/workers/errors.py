"""The errors of calls to workers, and their traces for the log, without anything that a visitor typed."""

from __future__ import annotations

import traceback


class WorkerError(Exception):
    """A call to a worker had no result. The text names the function, and never its arguments."""


class Busy(WorkerError):
    """Too many calls are waiting, or this one has waited too long. It was not started."""


class RenderTimeout(WorkerError):
    """The call took longer than its limit, and its process was ended."""


class WorkerDied(WorkerError):
    """The process died during the call, or ran out of memory."""


class Failed(WorkerError):
    """The function raised an unexpected error. `trace` says which and where, for the log and not for the visitor."""

    def __init__(self, function: str, trace: str) -> None:
        super().__init__(f"{function} failed")
        self.trace = trace


def trace(error: BaseException) -> str:
    """The types of an error and its causes, each with its stack frames, innermost last, without messages and values.

    The message of an error may quote a name, number or address that a visitor typed; types and lines of code cannot.
    """
    parts, seen = [], set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        kind = type(link)
        codes = [(frame.f_code, line) for frame, line in traceback.walk_tb(link.__traceback__)]
        frames = [f"  {code.co_filename}:{line} in {code.co_qualname}" for code, line in codes]
        inner = ["in a worker process:", link.trace] if isinstance(link, Failed) else []
        parts.append("\n".join([f"{kind.__module__}.{kind.__qualname__}", *frames, *inner]))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\ncaused by:\n".join(parts)
