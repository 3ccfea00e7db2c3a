"""A page's text becomes lines as the eye meets them: characters in the order of their places on paper, not in a reader's guess at it.

PDFium puts right-to-left lines into logical order by a rule of thumb that turns '1-888-373-7888' at the end of an Arabic line into
'7888-373-888-1'; and the same rule puts a number right that is wrong on paper. So a number is judged here, by position: points from the
lower left corner, a line read along its own baseline, whichever way the page is turned.
"""

from __future__ import annotations

import math
import unicodedata
from ctypes import byref, c_double
from typing import Any, NamedTuple

from handbill.preflight.document import bare_pages
from handbill.preflight.pdfium import Rectangle, pdfium

_SAME_PLACE = 0.01  # points; the characters of one glyph share its origin exactly
_OTHER_LINE = 0.5  # points; every glyph of ours stands on its line's baseline
_WORD_GAP = 0.08  # of the height of a line; the narrowest word space of our fonts is a fifth of an em


class _Glyph(NamedTuple):
    """One glyph: its origin, what its advance takes up along the axes, and its characters as PDFium lists them."""

    x: float
    y: float
    width: float
    height: float
    text: str


def visual_lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page, each from left to right, a space for each gap; NFKC within a glyph. Brackets stand as PDFium reports them.

    Raises ProblemsFound: check-unreadable.
    """
    with bare_pages(pdf) as pages:
        return [page_lines(page) for page in pages]


def page_lines(page: Any) -> list[str]:
    """The lines of one page: PDFium's own page, or pypdfium2's."""
    library = pdfium()
    text, x, y, box = library.FPDFText_LoadPage(page), c_double(), c_double(), Rectangle()
    places = byref(x), byref(y)
    lines: list[str] = []
    glyphs: list[_Glyph] = []
    angle = 0.0
    for index in range(library.FPDFText_CountChars(text)):
        character = chr(library.FPDFText_GetUnicode(text, index))
        if character in "\r\n":
            lines += _line(glyphs, angle)
            glyphs = []
        # PDFium puts spaces of its own into gaps, at no certain place; so gaps are measured here, and every space goes.
        if character.isspace():
            continue
        library.FPDFText_GetCharOrigin(text, index, *places)
        if glyphs and abs(glyphs[-1].x - x.value) < _SAME_PLACE and abs(glyphs[-1].y - y.value) < _SAME_PLACE:
            glyphs[-1] = glyphs[-1]._replace(text=glyphs[-1].text + character)
            continue
        if glyphs and abs(_across_line(glyphs[-1].x - x.value, glyphs[-1].y - y.value, angle)) > _OTHER_LINE:
            # Two lines that stand close come without a line break between them.
            lines += _line(glyphs, angle)
            glyphs = []
        if not glyphs:
            angle = library.FPDFText_GetCharAngle(text, index)
        library.FPDFText_GetLooseCharBox(text, index, byref(box))
        glyphs.append(_Glyph(x.value, y.value, box.right - box.left, box.top - box.bottom, character))
    library.FPDFText_ClosePage(text)
    return lines + _line(glyphs, angle)


def _across_line(x: float, y: float, angle: float) -> float:
    """How far a step leads away from a line that runs at this angle."""
    return x * math.sin(angle) + y * math.cos(angle)


def _line(glyphs: list[_Glyph], angle: float) -> list[str]:
    """The line as text, if there is one. PDFium's angle runs clockwise, in radians."""
    if not glyphs:
        return []
    across, up = math.cos(angle), -math.sin(angle)
    pens = sorted((glyph.x * across + glyph.y * up, glyph) for glyph in glyphs)
    said, end = "", math.inf
    for pen, glyph in pens:
        tall = abs(glyph.width * up) + abs(glyph.height * across)
        said += " " + _visual(glyph.text) if pen - end > _WORD_GAP * tall else _visual(glyph.text)
        end = pen + abs(glyph.width * across) + abs(glyph.height * up)
    return [said]


def _visual(text: str) -> str:
    """One glyph's characters from left to right. PDFium has turned those of right-to-left glyphs round with their line."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
            return text[::-1]
    return text
