"""Places and sizes on a page in words, and strings cut to what a sentence can hold."""

from __future__ import annotations

import re
import unicodedata

from handbill.core.geometry import millimeters
from handbill.preflight.matrix import Corners

_LONGEST = 40
_NUMBERS = re.compile(r"[\d./:-]*\d")


def where(box: Corners) -> str:
    """'21 mm from the left, 40 mm from the bottom'; of the sheet, as a ruler on the print finds it."""
    return f"{millimeters(box[0]):.0f} mm from the left, {millimeters(box[1]):.0f} mm from the bottom"


def in_millimeters(width: float, height: float) -> str:
    return f"{millimeters(width):.2f} x {millimeters(height):.2f} mm"


def shown(text: str) -> str:
    """A string in quotation marks, its end left out where it is long. Right-to-left text, which a page holds as seen, is turned round."""
    text = " ".join(text.split())
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        text = _NUMBERS.sub(lambda number: number[0][::-1], text[::-1])
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[: _LONGEST - 1]}…”"
