"""Composites appended to small fonts drawn here: square glyphs, so every box can be counted."""

from __future__ import annotations

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from handbill.pdf.truetype import Composite, add_composites

NOTDEF, BASE, DOT, SPACE = range(4)


def square(left: int, bottom: int, side: int):
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for x, y in ((left, bottom + side), (left + side, bottom + side), (left + side, bottom)):
        pen.lineTo((x, y))
    pen.closePath()
    return pen.glyph()


def font(monospaced: bool = False) -> bytes:
    """.notdef, a base of 400 units, a dot of 100, a space. Monospaced, hmtx holds one advance for all (hhea.numberOfHMetrics 1)."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "base", "dot", "space"])
    builder.setupCharacterMap({65: "base"})
    glyphs = {".notdef": square(0, 0, 10), "base": square(50, 0, 400), "dot": square(0, 0, 100), "space": TTGlyphPen(None).glyph()}
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (500 if monospaced or name != "dot" else 0, 50 if name == "base" else 0) for name in glyphs})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    stream = io.BytesIO()
    builder.save(stream)
    return stream.getvalue()


def read(data: bytes) -> TTFont:
    return TTFont(io.BytesIO(data), checkChecksums=2)


@pytest.mark.parametrize("monospaced", [False, True])
def test_a_composite_is_drawn_from_its_parts_where_they_are_put(monospaced: bool) -> None:
    made = read(add_composites(font(monospaced), [Composite(((BASE, 0, 0), (DOT, 200, 450)), 510), Composite(((DOT, -30, -120),), 0)]))
    order = made.getGlyphOrder()
    assert len(order) == made["maxp"].numGlyphs == 6
    first, second = made["glyf"][order[4]], made["glyf"][order[5]]
    assert (first.xMin, first.yMin, first.xMax, first.yMax) == (50, 0, 450, 550)
    assert (second.xMin, second.yMin, second.xMax, second.yMax) == (-30, -120, 70, -20)
    assert [made["hmtx"][order[gid]] for gid in (4, 5)] == [(510, 50), (0, -30)]
    pen = DecomposingRecordingPen(made.getGlyphSet())
    made.getGlyphSet()[order[4]].draw(pen)
    starts = [points[0] for operator, points in pen.value if operator == "moveTo"]
    assert starts == [(50, 0), (200, 450)]


@pytest.mark.parametrize("monospaced", [False, True])
def test_the_old_glyphs_stay_as_they_were(monospaced: bool) -> None:
    before, after = read(font(monospaced)), read(add_composites(font(monospaced), [Composite(((BASE, 0, 0),), 500)]))
    for name, other in zip(before.getGlyphOrder(), after.getGlyphOrder(), strict=False):
        assert before["glyf"][name].getCoordinates(before["glyf"])[0] == after["glyf"][other].getCoordinates(after["glyf"])[0]
        assert before["hmtx"][name] == after["hmtx"][other]


def test_no_composites_leave_a_font_that_can_be_read() -> None:
    assert read(add_composites(font(), [])).getGlyphOrder()[1:] == read(font()).getGlyphOrder()[1:]


def test_a_composite_of_spaces_has_no_ink() -> None:
    made = read(add_composites(font(), [Composite(((SPACE, 0, 0), (SPACE, 500, 0)), 1000)]))
    glyph = made["glyf"][made.getGlyphOrder()[4]]
    assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == (0, 0, 0, 0)
    assert made["hmtx"][made.getGlyphOrder()[4]][0] == 1000


def test_the_font_s_limits_cover_the_composites() -> None:
    """maxp, or a viewer that trusts it allocates too little."""
    made = read(add_composites(font(), [Composite(((BASE, 0, 0), (DOT, 0, 500), (DOT, 200, 500)), 500)]))
    limits = made["maxp"]
    assert limits.maxComponentElements == 3
    assert limits.maxComponentDepth >= 1
    assert limits.maxCompositePoints >= 12
    assert limits.maxCompositeContours >= 3


def test_many_composites_outgrow_short_offsets() -> None:
    """More than 128 kB of glyphs cannot be counted in 16 bits (loca, short form)."""
    parts = tuple((DOT, x, 0) for x in range(300))
    made = read(add_composites(font(), [Composite(parts, index) for index in range(100)]))
    assert made["head"].indexToLocFormat == 1
    assert made["loca"][104] > 131_072
    last = made["glyf"][made.getGlyphOrder()[103]]
    assert len(last.components) == 300
    assert (last.xMin, last.xMax) == (0, 399)
