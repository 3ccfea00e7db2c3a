"""Reads the lines of a page in visual order, by the position of each glyph.

PDFium puts right-to-left lines into logical order by a heuristic, which turns '1-888-373-7888' at the end of an Arabic line into
'7888-373-888-1', and can also make a number look right that is wrong on paper. So lines are put together here from glyph positions: points
from the lower left corner, each line read along its own baseline, however the page is rotated.
"""

from __future__ import annotations

import math
import unicodedata
from ctypes import byref, c_double
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from handbill.preflight.pdf_box import PdfBox
from handbill.preflight.readers import open_in_pdfium

if TYPE_CHECKING:
    import pypdfium2

_SAME_PLACE = 0.01  # points; the characters of one glyph share its origin exactly
_OTHER_LINE = 0.5  # points; our glyphs stand exactly on their line's baseline
_MIRRORED = str.maketrans("()[]{}", ")(][}{")
_WORD_GAP = 0.08  # of a line's height; the narrowest word space of our fonts is a fifth of an em


class _PlacedGlyph(NamedTuple):
    """One glyph: its origin, the width and height of its advance box, and its characters in PDFium's order."""

    x: float
    y: float
    width: float
    height: float
    text: str


def visual_lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page, each from left to right, with a space for each gap. NFKC within a glyph; brackets as they are drawn.

    Raises ProblemsFound: check-unreadable.
    """
    with open_in_pdfium(pdf) as document:
        return [page_lines(page) for page in document]


def page_lines(page: pypdfium2.PdfPage, area: PdfBox | None = None) -> list[str]:
    """The lines of one page; with `area`, of the glyphs that start in it."""
    import pypdfium2.raw as pdfium

    text_page, x, y, box = page.get_textpage(), c_double(), c_double(), pdfium.FS_RECTF()
    text = text_page.raw
    lines: list[str] = []
    glyphs: list[_PlacedGlyph] = []
    angle = 0.0
    for index in range(pdfium.FPDFText_CountChars(text)):
        character = chr(pdfium.FPDFText_GetUnicode(text, index))
        if character in "\r\n":
            lines += _join(glyphs, angle)
            glyphs = []
        # PDFium adds spaces to gaps, in no definite place; so gaps are measured here, and every space is dropped.
        if character.isspace():
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        if area and not (area.left <= x.value <= area.right and area.bottom <= y.value <= area.top):
            continue
        if glyphs and abs(glyphs[-1].x - x.value) < _SAME_PLACE and abs(glyphs[-1].y - y.value) < _SAME_PLACE:
            glyphs[-1] = glyphs[-1]._replace(text=glyphs[-1].text + character)
            continue
        if glyphs and abs(_distance_across(glyphs[-1].x - x.value, glyphs[-1].y - y.value, angle)) > _OTHER_LINE:
            # PDFium reports no line break between two lines that are close together.
            lines += _join(glyphs, angle)
            glyphs = []
        if not glyphs:
            angle = pdfium.FPDFText_GetCharAngle(text, index)
        pdfium.FPDFText_GetLooseCharBox(text, index, byref(box))
        glyphs.append(_PlacedGlyph(x.value, y.value, box.right - box.left, box.top - box.bottom, character))
    text_page.close()
    return lines + _join(glyphs, angle)


def _distance_across(x: float, y: float, angle: float) -> float:
    """How far a step leads away from a line that runs at this angle."""
    return x * math.sin(angle) + y * math.cos(angle)


def _join(glyphs: list[_PlacedGlyph], angle: float) -> list[str]:
    """The line as text, or nothing if there are no glyphs. PDFium's angle is clockwise, in radians."""
    if not glyphs:
        return []
    across, up = math.cos(angle), -math.sin(angle)
    line, end = "", math.inf
    pens = [glyph.x * across + glyph.y * up for glyph in glyphs]
    for pen, glyph in sorted(zip(pens, _as_drawn(glyphs, pens), strict=True)):
        height = abs(glyph.width * up) + abs(glyph.height * across)
        line += " " + _in_visual_order(glyph.text) if pen - end > _WORD_GAP * height else _in_visual_order(glyph.text)
        end = pen + abs(glyph.width * across) + abs(glyph.height * up)
    return [line]


def _as_drawn(glyphs: list[_PlacedGlyph], pens: list[float]) -> list[_PlacedGlyph]:
    """The glyphs with the brackets that PDFium has mirrored turned back: those of what it reads from right to left."""
    steps = [after - before for before, after in pairwise(pens)]
    ahead = [*steps, *steps[-1:]] or [0.0]
    return [glyph._replace(text=glyph.text.translate(_MIRRORED)) if step < 0 else glyph for glyph, step in zip(glyphs, ahead, strict=True)]


def _in_visual_order(text: str) -> str:
    """One glyph's characters from left to right. PDFium has reversed those of right-to-left glyphs together with their line."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        if any(unicodedata.bidirectional(character) in ("R", "AL") for character in text):
            return text[::-1]
    return text
