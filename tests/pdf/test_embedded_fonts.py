"""Every font is in the file as a subset of its own, and its program is a TrueType font that others can read (fontTools)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf
import pytest
from fontTools.ttLib import TTFont

CASES = [
    *(("indicator-card", tag, "screen") for tag in ("en", "ar", "hi", "km", "th", "vi", "zh-Hans")),
    ("help-in-many-languages", "en", "screen"),
    ("know-the-signs", "km", "press"),
    ("indicator-card", "ar", "office"),
]
STACKED = [("ar", "screen"), ("km", "screen"), ("hi", "screen"), ("th", "screen")]


def fonts(pdf: bytes) -> Iterator[pikepdf.Dictionary]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        yield from (item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0")


def programs(pdf: bytes) -> Iterator[tuple[pikepdf.Dictionary, TTFont]]:
    """Each font's CIDFont with its program. Wrong checksums are errors."""
    for font in fonts(pdf):
        carrier = font.DescendantFonts[0]
        yield carrier, TTFont(io.BytesIO(carrier.FontDescriptor.FontFile2.read_bytes()), checkChecksums=2)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_every_font_is_an_embedded_subset(finished, case) -> None:
    pdf = finished(*case).pdf
    names = []
    for font in fonts(pdf):
        carrier = font.DescendantFonts[0]
        assert re.fullmatch(r"/[A-Z]{6}\+[\w-]+-\d+", str(font.BaseFont))
        assert str(font.BaseFont) == str(carrier.BaseFont) == str(carrier.FontDescriptor.FontName)
        assert len(carrier.FontDescriptor.FontFile2.read_bytes()) == int(carrier.FontDescriptor.FontFile2.Length1)
        names.append(str(font.BaseFont))
    assert names
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_no_font_of_the_viewer_is_asked_for(finished, case) -> None:
    with pikepdf.open(io.BytesIO(finished(*case).pdf)) as document:
        every = [item for item in document.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"]
        assert {str(item.Subtype) for item in every} == {"/Type0", "/CIDFontType2"}
        named = {str(item.BaseFont) for item in every}
    assert not [name for name in named if re.search("Helvetica|Times|Courier|Symbol|Dingbats|Vera", name)]


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_widths_in_the_file_are_widths_in_the_font(finished, case) -> None:
    """PDF/UA-1, 7.21.5: the viewer's pen and the font's agree within a thousandth of an em."""
    for carrier, program in programs(finished(*case).pdf):
        start, widths = carrier.W
        mapping = carrier.CIDToGIDMap.read_bytes()
        order, em = program.getGlyphOrder(), program["head"].unitsPerEm
        assert start == 0
        assert len(mapping) == 2 * len(widths)
        for code in range(1, len(widths)):
            glyph = int.from_bytes(mapping[2 * code : 2 * code + 2], "big")
            assert 0 < glyph < len(order)
            assert abs(int(widths[code]) - program["hmtx"][order[glyph]][0] * 1000 / em) <= 1


@pytest.mark.parametrize(("tag", "purpose"), STACKED)
def test_composite_glyphs_are_sound(finished, tag: str, purpose: str) -> None:
    composites = 0
    for _, program in programs(finished("indicator-card", tag, purpose).pdf):
        glyf, order = program["glyf"], program.getGlyphOrder()
        assert program["maxp"].numGlyphs == len(order) == len(program["loca"]) - 1
        assert program["hhea"].numberOfHMetrics <= len(order)
        assert program["loca"][len(order)] == len(program.reader["glyf"])
        for name in order:
            glyph = glyf[name]
            if not glyph.isComposite():
                continue
            composites += 1
            assert all(component.glyphName in order for component in glyph.components)
            assert len(glyph.components) <= program["maxp"].maxComponentElements
            assert depth(glyf, name) <= program["maxp"].maxComponentDepth
            said = (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax)
            glyph.recalcBounds(glyf)
            # Half units of components that are composites themselves may round either way.
            assert all(abs(a - b) <= 1 for a, b in zip(said, (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax), strict=True))
            assert program["hmtx"][name][1] == said[0]
    assert composites > 3


def depth(glyf, name: str) -> int:
    glyph = glyf[name]
    return 1 + max((depth(glyf, part.glyphName) for part in glyph.components), default=0) if glyph.isComposite() else 0


@pytest.mark.parametrize("tag", ["en", "ar", "km", "zh-Hans"])
def test_a_font_holds_no_more_than_the_page_needs(finished, tag: str) -> None:
    for carrier, program in programs(finished("indicator-card", tag).pdf):
        shown = len(carrier.W[1])
        assert len(program.getGlyphOrder()) < 3 * shown + 10
        assert not {"GSUB", "GPOS", "fvar", "gvar", "name", "post", "cmap", "DSIG"} & set(program.keys())
