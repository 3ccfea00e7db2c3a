"""The date of a build."""

from __future__ import annotations

import datetime as dt
import os

from handbill.core.problems import Problem, ProblemsFound


def today() -> dt.date:
    """The date in UTC of SOURCE_DATE_EPOCH (seconds; reproducible-builds.org) when set, else the real one. Raises ProblemsFound."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.date.today()
    try:
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        hint = "give whole seconds since 1970, or unset it"
        problem = Problem("usage-date", f"SOURCE_DATE_EPOCH is {epoch!r}, which is not a time", hint=hint)
        raise ProblemsFound([problem]) from None
