"""A font program cut out of a file becomes glyphs that can be compared: outlines, extents and x-height, in 1/1000 em.

Also which of our own fonts it was cut from, so that a glyph can be held against the character it claims to be.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import uharfbuzz as hb

from handbill.typeset.fonts import font, named

Outline = tuple[tuple[float, ...], ...]
_JOINER = "\u200d"  # ZERO WIDTH JOINER: the letter beside it takes the form it has in a word


class Program:
    """One font program at 1000 units an em."""

    def __init__(self, face: hb.Face, own: hb.Font) -> None:
        self.face = face
        self.hb = own

    @property
    def x_height(self) -> float | None:
        """In parts of the em, as the table OS/2 says; None without one."""
        if not self.face.reference_table("OS/2"):
            return None
        value = self.hb.get_metric_position(hb.OTMetricsTag.X_HEIGHT)
        return value / 1000 if value else None

    def extents(self, glyph: int) -> tuple[float, float, float, float] | None:
        """Left, bottom, right and top of the ink; None for a glyph without."""
        found = self.hb.get_glyph_extents(glyph)
        if not found or not found.width:
            return None
        return found.x_bearing, found.y_bearing + found.height, found.x_bearing + found.width, found.y_bearing

    def outline(self, glyph: int) -> Outline:
        return _outline(self.hb, ((glyph, 0, 0),))

    def glyph_of(self, character: str) -> int:
        """The glyph the program itself gives to a character; 0 when it gives none."""
        return self.hb.get_nominal_glyph(ord(character)) or 0


def opened(data: bytes) -> Program | None:
    """A program from an embedded file; None when it is none that HarfBuzz reads (bare CFF, Type 1)."""
    if data[:4] not in (b"\0\1\0\0", b"OTTO", b"true"):
        return None
    face = hb.Face(data)
    own = hb.Font(face)
    own.scale = (1000, 1000)
    return Program(face, own)


def drawings(base: str, text: str) -> tuple[Outline, ...]:
    """How our own fonts of this name ('NotoSans-700') draw a text on its own, and joined to what stands before or after it.

    Nothing when the name is not one of ours.
    """
    stem, _, weight = base.rpartition("-")
    if not weight.isdigit():
        return ()
    joins = any(unicodedata.bidirectional(character) == "AL" for character in text)
    forms = (text, text + _JOINER, _JOINER + text, _JOINER + text + _JOINER) if joins else (text,)
    return tuple(_drawn(name, int(weight), form) for name in named(stem) for form in forms)


def ours(base: str) -> bool:
    """Whether a font of this name is one of our own."""
    stem, _, weight = base.rpartition("-")
    return weight.isdigit() and bool(named(stem))


def same(one: Outline, other: Outline, slack: float = 3.0) -> bool:
    """Whether two outlines agree, point for point, but for the rounding of a pinned weight."""
    if len(one) != len(other):
        return False
    return all(len(a) == len(b) and all(abs(x - y) <= slack for x, y in zip(a, b, strict=True)) for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=4096)
def _drawn(name: str, weight: int, text: str) -> Outline:
    own = font(name, weight).hb
    if len(text) == 1:
        glyph = own.get_nominal_glyph(ord(text))
        return _outline(own, ((glyph, 0, 0),)) if glyph else ()
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(own, buffer)
    pen, glyphs = 0, []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append((info.codepoint, pen + place.x_offset, place.y_offset))
        pen += place.x_advance
    return _outline(own, tuple(glyphs))


def _outline(own: hb.Font, glyphs: tuple[tuple[int, int, int], ...]) -> Outline:
    points: list[tuple[float, ...]] = []
    for glyph, x, y in glyphs:
        start = len(points)
        own.draw_glyph(glyph, _pens(), points)
        points[start:] = [tuple(value + (y if index % 2 else x) for index, value in enumerate(step)) for step in points[start:]]
    return tuple(points)


@cache
def _pens() -> hb.DrawFuncs:
    """Each step of an outline is put down as its points."""
    pens = hb.DrawFuncs()
    pens.set_move_to_func(lambda x, y, points: points.append((x, y)))
    pens.set_line_to_func(lambda x, y, points: points.append((x, y)))
    pens.set_quadratic_to_func(lambda a, b, x, y, points: points.append((a, b, x, y)))
    pens.set_cubic_to_func(lambda a, b, c, d, x, y, points: points.append((a, b, c, d, x, y)))
    pens.set_close_path_func(lambda points: None)
    return pens
