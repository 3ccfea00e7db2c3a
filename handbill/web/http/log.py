"""Log lines that hold nothing a visitor typed: no name, number, address, path or query; and no message of an error, which may quote them.

One line a request: 2027-03-01T09:30:00+00:00 GET /pieces/<name> 200 84 ms fit-height
"""

from __future__ import annotations

import datetime as dt
import logging
import re
import sys
import threading
from collections.abc import Iterable
from typing import TextIO

from handbill.web.http.errors import trace

LOG = logging.getLogger("handbill")  # says only what this house has written: codes, routes, counts, kinds of errors
_OWN_WORDS = {LOG.name, "waitress.queue"}  # waitress.queue tells how many requests wait
_METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")


class Wordless(logging.Formatter):
    """A record as a line: our own words as they are; of others' records only where they come from. Errors as kinds and frames."""

    def format(self, record: logging.LogRecord) -> str:
        when = dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="seconds")
        if record.name in _OWN_WORDS:
            said = record.getMessage()
        else:
            said = f"{record.levelname} of {record.name} at {record.module}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{when} {said}" + (f"\n{trace(error)}" if error else "")


def set_up(stream: TextIO | None = None) -> None:
    """From here on the process logs through Wordless alone, to `stream` or the standard error. Before any app or server is made.

    Errors that end a thread, or that nobody catches, are logged likewise; so are warnings of libraries.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Wordless())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # The request line of its server, with path and query, and tracebacks with their messages in one text.
    logging.getLogger("werkzeug").disabled = True
    logging.captureWarnings(True)
    logging.raiseExceptions = False  # a line that cannot be written is lost, not shown with all that it holds
    threading.excepthook = sys.unraisablehook = _log_stray


def request_line(method: str, route: str | None, status: int, milliseconds: float, codes: Iterable[str] = ()) -> str:
    """'GET /pieces/<name> 200 84 ms fit-height'. `route`: the rule that was met, not the path; None when there is none.

    A method or a code that is none is shown as '?': it may be a visitor's word.
    """
    known = [code if _CODE.fullmatch(code) else "?" for code in codes]
    return " ".join([method if method in _METHODS else "?", route or "-", str(status), f"{milliseconds:.0f} ms", *known])


def log_request(method: str, route: str | None, status: int, milliseconds: float, codes: Iterable[str] = ()) -> None:
    """Log the line of one request."""
    LOG.info("%s", request_line(method, route, status, milliseconds, codes))


def _log_stray(stray: threading.ExceptHookArgs | sys.UnraisableHookArgs) -> None:
    LOG.error("an error that nobody caught", exc_info=stray.exc_value)
