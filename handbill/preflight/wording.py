"""Words for findings: places and sizes on a page, and quoted strings."""

from __future__ import annotations

import re
import unicodedata

from handbill.core.measures import measure, measure_size
from handbill.preflight.pdf_box import PdfBox

_LONGEST_QUOTE = 40
_NUMBERS = re.compile(r"[\d./:-]*\d")


def format_place(box: PdfBox) -> str:
    """'0.83 in (21 mm) from the left, 1.57 in (40 mm) from the bottom', as measured with a ruler from the edges of the page."""
    return f"{measure(box.left)} from the left, {measure(box.bottom)} from the bottom"


def format_size(width: float, height: float) -> str:
    """'3.5 x 2 in (88.9 x 50.8 mm)', from points."""
    return measure_size((width, height), fine=True)


def quote(text: str) -> str:
    """The text in quotation marks, cut if it is long. Right-to-left text, which a page holds in visual order, is put in logical order."""
    text = " ".join(text.split())
    if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
        text = _NUMBERS.sub(lambda number: number[0][::-1], text[::-1])
    return f"“{text}”" if len(text) <= _LONGEST_QUOTE else f"“{text[: _LONGEST_QUOTE - 1]}…”"
