"""Says in plain words why a question about a file cannot be answered."""

from __future__ import annotations

import logging

LOG = logging.getLogger("handbill")
_PLAIN = "the file breaks a rule of PDF in a place that this question depends on"


class CannotAnswer(Exception):
    """A question cannot be answered for a reason that its text gives, as the end of a sentence."""


def reason_in_words(error: Exception) -> str:
    """The end of the sentence 'this cannot be answered: ...'. What the error itself says is for developers, and only logged."""
    import pikepdf
    import pypdfium2

    LOG.debug("a question of preflight is left open", exc_info=error)
    if isinstance(error, CannotAnswer):
        return str(error)
    reasons: tuple[tuple[type[Exception], str], ...] = (
        (MemoryError, "it would take too much memory"),
        (RecursionError, "parts of the file refer to each other without end"),
        (UnicodeError, "a name in the file is written in bytes that no encoding explains"),
        (pypdfium2.PdfiumError, "a page cannot be drawn"),
        (pikepdf.PikepdfError, "an object of the file is not what the format asks for, or its bytes are lost"),
    )
    return next((words for kind, words in reasons if isinstance(error, kind)), _PLAIN)
