"""A font of squares: every letter is one em wide, so that what is set in it can be counted."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
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


def draw_family_file(
    path: Path,
    family: str,
    weight: int = 400,
    letters: Iterable[int] = ASCII,
    height: int = 536,
    units: int = 1000,
    permission: int = 0,
    postscript: bool = False,
) -> None:
    """One weight of a family: each letter is half an em wide and `height` thousandths of the em high, with a round top if `postscript`."""
    glyphs = {".notdef": _half_square(height, units, postscript), "letter": _half_square(height, units, postscript)}
    glyphs["space"] = T2CharStringPen(units // 2, None).getCharString() if postscript else TTGlyphPen(None).glyph()
    builder = FontBuilder(units, isTTF=not postscript)
    builder.setupGlyphOrder([".notdef", "letter", "space"])
    builder.setupCharacterMap({letter: "space" if letter in (0x20, 0xA0) else "letter" for letter in letters})
    if postscript:
        builder.setupCFF("Drawn", {}, glyphs, {})
    else:
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (units // 2, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": f"{family} {weight}", "styleName": "Regular", "typographicFamily": family})
    builder.setupOS2(usWeightClass=weight, fsType=permission)
    builder.setupPost()
    builder.save(path)


def _half_square(height: int, units: int, postscript: bool) -> object:
    pen = T2CharStringPen(units // 2, None) if postscript else TTGlyphPen(None)
    top, right = height * units // 1000, units // 2
    pen.moveTo((0, 0))
    pen.lineTo((0, top // 2))
    if postscript:
        pen.curveTo((0, top * 3 // 4), (right // 4, top), (right // 2, top))
        pen.curveTo((right * 3 // 4, top), (right, top * 3 // 4), (right, top // 2))
    else:
        pen.lineTo((0, top))
        pen.lineTo((right, top))
    pen.lineTo((right, 0))
    pen.closePath()
    return pen.getCharString() if postscript else pen.glyph()
