"""Draws the glyphs of a font with PostScript outlines (CFF, most .otf files) as a TrueType program.

Our files embed TrueType alone, since a cluster of several glyphs becomes a composite glyph there (pdf/truetype.py). Only the glyphs of one
file are drawn. A curve moves by no more than a quarter of a thousandth of the em, which no printer shows.
"""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import uharfbuzz as hb
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

from handbill.typeset.fonts import Font

_UNITS = 2000  # to the em
_TOLERANCE = 0.5  # units
_NOT_DEFINED = 0  # the glyph that every font begins with
_DAY = 2_082_844_800  # 1970-01-01, in seconds since 1904


def truetype_program(font: Font, glyph_ids: Iterable[int]) -> tuple[bytes, dict[int, int]]:
    """A TrueType font of these glyphs at the font's weight, as large as they are drawn, and their ids in it by those in the font."""
    ids = sorted({_NOT_DEFINED, *glyph_ids})
    names = [".notdef", *(f"g{gid}" for gid in ids[1:])]
    drawn = hb.Font(font.face)
    drawn.scale = (_UNITS, _UNITS)
    drawn.set_variations(font.axes)
    glyphs, metrics = {}, {}
    for gid, name in zip(ids, names, strict=True):
        pen = TTGlyphPen(None)
        drawn.draw_glyph_with_pen(gid, Cu2QuPen(pen, _TOLERANCE, reverse_direction=True))
        glyphs[name] = pen.glyph()
        metrics[name] = (drawn.get_glyph_h_advance(gid), 0)
    builder = FontBuilder(_UNITS)
    builder.setupGlyphOrder(names)
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (advance, getattr(table[name], "xMin", 0)) for name, (advance, _) in metrics.items()})
    extents = drawn.get_font_extents("ltr")
    builder.setupHorizontalHeader(ascent=round(extents.ascender), descent=round(extents.descender))
    for unused in ("cmap", "name", "OS/2", "post"):
        if unused in builder.font:
            del builder.font[unused]
    # The day of making would make another file each time.
    builder.font.recalcTimestamp = False
    builder.font["head"].created = builder.font["head"].modified = _DAY
    file = BytesIO()
    builder.font.save(file)
    return file.getvalue(), {gid: index for index, gid in enumerate(ids)}
