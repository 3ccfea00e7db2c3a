"""Errors as log lines that hold nothing a visitor typed."""

from __future__ import annotations

import traceback

from handbill.core.process_pool.pool import CallFailed


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
        inner = ["in a worker process:", link.trace] if isinstance(link, CallFailed) else []
        told.append("\n".join([f"{kind.__module__}.{kind.__qualname__}", *frames, *inner]))
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\nbehind it:\n".join(told)
