"""Draws a QR code: a Drawing whose unit is one module, with dark modules only, in the item's color."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from handbill.core.problems import Problem, ProblemsFound
from handbill.graphics.items import Command, Drawing, Shape

QUIET_ZONE = 4  # light modules around the code (ISO/IEC 18004, 5.3.8); part of the drawing
_HINT = "give a short web address"


def make_qr_code(text: str) -> Drawing:
    """The smallest code with error correction level M, or a higher level that fits in the same size.

    Raises ProblemsFound (content-code) if the text is empty or too long.
    """
    import segno

    if not text:
        raise ProblemsFound([Problem("content-code", "there is no text for the QR code", hint=_HINT)])
    try:
        code = segno.make_qr(text, error="m")
    except segno.DataOverflowError as error:
        raise ProblemsFound([Problem("content-code", "the text is too long for a QR code", hint=_HINT)]) from error
    side = len(code.matrix) + 2 * QUIET_ZONE
    path = tuple(command for y, row in enumerate(code.matrix) for command in _row(row, y + QUIET_ZONE))
    return Drawing(side, side, (Shape(path),))


def _row(row: Iterable[int], y: int) -> Iterable[Command]:
    """One rectangle for each run of dark modules; all are in one path, so that no viewer shows gaps between the rows."""
    x = QUIET_ZONE
    for dark, run in groupby(row):
        end = x + len(list(run))
        if dark:
            yield from (("M", (x, y)), ("L", (end, y)), ("L", (end, y + 1)), ("L", (x, y + 1)), ("Z", ()))
        x = end
