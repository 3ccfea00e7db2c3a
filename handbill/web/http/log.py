"""Logs without anything that a visitor typed: no name, number, address, path or query, and no error message, which may quote them.

One line for each request: 2027-03-01T09:30:00+00:00 GET /pieces/<name> 200 84 ms fit-height
"""

from __future__ import annotations

import datetime as dt
import logging
import re
import sys
import threading
from collections.abc import Iterable
from typing import TextIO

from handbill.web.error_trace import trace

LOG = logging.getLogger("handbill")  # logs only what this program writes: codes, routes, counts, types of errors
_TRUSTED = {LOG.name, "waitress.queue"}  # waitress.queue says how many requests are waiting
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")


class PrivateFormatter(logging.Formatter):
    """Formats our own records in full, and of other records only where they come from. Errors are types and stack frames."""

    def format(self, record: logging.LogRecord) -> str:
        when = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="seconds")
        origin = f"{record.levelname} of {record.name} at {record.module}:{record.lineno}"
        text = record.getMessage() if record.name in _TRUSTED else origin
        error = record.exc_info[1] if record.exc_info else None
        return f"{when} {text}" + (f"\n{trace(error)}" if error else "")


def set_up_logging(stream: TextIO | None = None) -> None:
    """Log everything in this process through PrivateFormatter, to `stream` or standard error. Call it before an app or server is made.

    This includes uncaught errors, errors that end a thread, and warnings of libraries.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PrivateFormatter())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # It would log the request line with path and query, and tracebacks together with their messages.
    logging.getLogger("werkzeug").disabled = True
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # drop a record that cannot be formatted instead of printing its contents
    threading.excepthook = sys.unraisablehook = _log_uncaught


def format_request(method: str, route: str | None, status: int, milliseconds: float, codes: Iterable[str] = ()) -> str:
    """'GET /pieces/<name> 200 84 ms fit-height'. `route`: the rule that matched, not the path; None where none did.

    An unknown method or a malformed code becomes '?', since a visitor may have sent it.
    """
    known = [code if _CODE.fullmatch(code) else "?" for code in codes]
    return " ".join([method if method in _METHODS else "?", route or "-", str(status), f"{milliseconds:.0f} ms", *known])


def log_request(method: str, route: str | None, status: int, milliseconds: float, codes: Iterable[str] = ()) -> None:
    """Log the line of one request."""
    LOG.info("%s", format_request(method, route, status, milliseconds, codes))


def _log_uncaught(error: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    LOG.error("an uncaught error", exc_info=error.exc_value)
