"""A language set in a font of squares: every letter is one em wide and one em is what a test says, so that layouts can be counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbill.i18n.language import Language, Typography
from handbill.typeset.fonts import USER_FONTS, find_font_file

_LETTERS = [*range(0x20, 0x7F), 0xA0]


def _draw(path: Path) -> None:
    """Each letter is a square from 0 to 0.7 em above the baseline, 1 em wide; spaces are as wide and empty."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 700), (1000, 700), (1000, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "square", "space"])
    builder.setupCharacterMap({letter: "space" if letter in (0x20, 0xA0) else "square" for letter in _LETTERS})
    builder.setupGlyf({".notdef": pen.glyph(), "square": pen.glyph(), "space": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "square", "space"), (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)


@pytest.fixture(scope="session")
def square(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """English in squares. A line's ascent and descent are Latin's: 0.74 and 0.22 em."""
    folder = tmp_path_factory.mktemp("fonts")
    _draw(folder / "square.ttf")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(USER_FONTS, str(folder))
        find_font_file("square")
    return Language("en", "Squares", "Squares", "Latn", "ltr", Typography(("square",)))
