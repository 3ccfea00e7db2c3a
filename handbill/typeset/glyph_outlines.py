"""Reads outlines and metrics from a font program embedded in a file, to compare its glyphs with those of our fonts.

Lengths are in 1/1000 em.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

import uharfbuzz as hb

from handbill.i18n.font_sources import FontSource
from handbill.typeset.fonts import Font, InkBounds, ink_bounds, open_font

Outline = tuple[tuple[float, ...], ...]
_JOINER = "\u200d"  # ZERO WIDTH JOINER: the letter beside it takes the form that it has inside a word
_TOLERANCE = 3.0  # the most that the rounding of a pinned weight moves a point


class FontProgram:
    """An embedded font program, scaled to 1000 units per em."""

    def __init__(self, data: bytes) -> None:
        self.face = hb.Face(data)
        self.hb = hb.Font(self.face)
        self.hb.scale = (1000, 1000)

    @property
    def x_height(self) -> float | None:
        """In parts of the em, from the table OS/2; None if the program has no such table."""
        if not self.face.reference_table("OS/2"):
            return None
        value = self.hb.get_metric_position(hb.OTMetricsTag.X_HEIGHT)
        return value / 1000 if value else None

    def extents(self, glyph: int) -> InkBounds | None:
        """Where a glyph's ink is; None for a glyph without ink."""
        return ink_bounds(self.hb, glyph)

    def outline(self, glyph: int) -> Outline:
        return _outline(self.hb, ((glyph, 0, 0),))

    def glyph_of(self, character: str) -> int:
        """The glyph that the program's own character map gives a character; 0 if none."""
        return self.hb.get_nominal_glyph(ord(character)) or 0


def open_font_program(data: bytes) -> FontProgram | None:
    """The program in these bytes; None for a kind that HarfBuzz does not read (bare CFF, Type 1)."""
    return FontProgram(data) if data[:4] in (b"\0\1\0\0", b"OTTO", b"true") else None


def find_originals(base_font: str, sources: Iterable[FontSource]) -> tuple[Font, ...]:
    """The fonts that a BaseFont name without its subset tag ('NotoSans-700') may stand for, at its weight; none if it is not ours."""
    stem, _, weight = base_font.rpartition("-")
    return tuple(open_font(source, int(weight)) for source in sources if weight.isdecimal() and source.stem(int(weight)) == stem)


def reference_outlines(originals: Iterable[Font], text: str) -> tuple[Outline, ...]:
    """How these fonts draw a text by itself, and joined to letters before or after it."""
    joins = any(unicodedata.bidirectional(character) == "AL" for character in text)
    forms = (text, text + _JOINER, _JOINER + text, _JOINER + text + _JOINER) if joins else (text,)
    return tuple(_text_outline(font, form) for font in originals for form in forms)


def outlines_match(first: Outline, second: Outline) -> bool:
    """Whether two outlines agree point for point, within the rounding of a pinned weight."""
    if len(first) != len(second):
        return False
    steps = zip(first, second, strict=True)
    return all(len(a) == len(b) and all(abs(x - y) <= _TOLERANCE for x, y in zip(a, b, strict=True)) for a, b in steps)


@lru_cache(maxsize=4096)
def _text_outline(original: Font, text: str) -> Outline:
    font = original.hb
    if len(text) == 1:
        glyph = font.get_nominal_glyph(ord(text))
        return _outline(font, ((glyph, 0, 0),)) if glyph else ()
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    pen, glyphs = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append((info.codepoint, pen + position.x_offset, position.y_offset))
        pen += position.x_advance
    return _outline(font, tuple(glyphs))


def _outline(font: hb.Font, glyphs: tuple[tuple[int, int, int], ...]) -> Outline:
    points: list[tuple[float, ...]] = []
    for glyph, x, y in glyphs:
        start = len(points)
        font.draw_glyph(glyph, _draw_functions(), points)
        points[start:] = [tuple(value + (y if index % 2 else x) for index, value in enumerate(step)) for step in points[start:]]
    return tuple(points)


@cache
def _draw_functions() -> hb.DrawFuncs:
    """Callbacks that record each segment of an outline as its points."""
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, points: points.append((x, y)))
    functions.set_line_to_func(lambda x, y, points: points.append((x, y)))
    functions.set_quadratic_to_func(lambda a, b, x, y, points: points.append((a, b, x, y)))
    functions.set_cubic_to_func(lambda a, b, c, d, x, y, points: points.append((a, b, c, d, x, y)))
    functions.set_close_path_func(lambda points: None)
    return functions
