"""The traces of errors for the log, without anything that a visitor typed."""

from __future__ import annotations

import traceback

from handbill.core.process_pool.pool import CallFailed


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
        inner = ["in a worker process:", link.trace] if isinstance(link, CallFailed) else []
        parts.append("\n".join([f"{kind.__module__}.{kind.__qualname__}", *frames, *inner]))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\ncaused by:\n".join(parts)
