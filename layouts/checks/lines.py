"""A page's text becomes lines as the eye meets them: characters in the order of their places on paper, not in a reader's guess at it.

PDFium puts right-to-left lines into logical order by a rule of thumb that turns '1-888-373-7888' at the end of an Arabic line into
'7888-373-888-1'; and the same rule puts a number right that is wrong on paper. So a number is judged here, by position: points from the
lower left corner, a line read along its own baseline, whichever way the page is turned.
"""

from __future__ import annotations

import math
import unicodedata
from ctypes import byref, c_double
from typing import TYPE_CHECKING, NamedTuple

from layouts.checks.document import rendered

if TYPE_CHECKING:
    import pypdfium2

_SAME_PLACE = 0.01  # points; the characters of one glyph share its origin exactly


class _Group(NamedTuple):
    """The characters of one glyph, as PDFium lists them."""

    x: float
    y: float
    text: str


def visual_lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page, each from left to right (NFKC within a glyph). Brackets stand as the reader reports them."""
    with rendered(pdf) as document:
        return [_page_lines(page) for page in document]


def _page_lines(page: pypdfium2.PdfPage) -> list[str]:
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    lines: list[str] = []
    groups: list[_Group] = []
    angle, x, y = 0.0, c_double(), c_double()
    for index in range(pdfium.FPDFText_CountChars(text)):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if character in "\r\n":
            lines += _line(groups, angle)
            groups = []
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        if not groups:
            angle = pdfium.FPDFText_GetCharAngle(text, index)
        # A space that PDFium puts into a gap has no place of its own; it stays with the glyph before it.
        if groups and (pdfium.FPDFText_IsGenerated(text, index) == 1 or _same(groups[-1], x.value, y.value)):
            groups[-1] = groups[-1]._replace(text=groups[-1].text + character)
        else:
            groups.append(_Group(x.value, y.value, character))
    text.close()
    return lines + _line(groups, angle)


def _same(group: _Group, x: float, y: float) -> bool:
    return abs(group.x - x) < _SAME_PLACE and abs(group.y - y) < _SAME_PLACE


def _line(groups: list[_Group], angle: float) -> list[str]:
    # PDFium measures the angle of a character clockwise or not by version; only its cosine's sign and a quarter turn matter here.
    along = (math.cos(angle), math.sin(angle))
    ordered = sorted(groups, key=lambda group: group.x * along[0] + group.y * along[1])
    return ["".join(_visual(group.text) for group in ordered)] if groups else []


def _visual(text: str) -> str:
    """One glyph's characters from left to right. PDFium has turned those of right-to-left glyphs round with their line."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
            return text[::-1]
    return text
