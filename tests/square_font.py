"""A font of squares: every letter is one em wide, so that what is set in it can be counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

ASCII = (*range(0x20, 0x7F), 0xA0)


def draw_square_font(path: Path, letters: Iterable[int] = ASCII, width: int = 1000) -> None:
    """Each letter is a square from 0 to 0.7 em above the baseline, `width` wide; spaces are as wide and empty."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 700), (width, 700), (width, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "square", "space"])
    builder.setupCharacterMap({letter: "space" if letter in (0x20, 0xA0) else "square" for letter in letters})
    builder.setupGlyf({".notdef": pen.glyph(), "square": pen.glyph(), "space": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "square", "space"), (width, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
