"""Opens the fonts of a language, each pinned to a weight. Lengths are in 1/1000 of the type size at which a font is set."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

from handbill.i18n.font_sources import FontSource

DOTTED_CIRCLE = "\u25cc"


class InkBounds(NamedTuple):
    """The extent of ink, y upward."""

    left: int
    bottom: int
    right: int
    top: int


class FontFamily:
    """All weights of a font. Each file is mapped into memory once for all the weights that it has."""

    def __init__(self, source: FontSource) -> None:
        self.source = source
        self._faces: dict[Path, hb.Face] = {}
        self._weights: dict[int, Font] = {}

    def at_weight(self, weight: int) -> Font:
        """The font at the nearest weight that it has, the same object each time. Raises ProblemsFound (glyph-font) if it has no file."""
        weight = self.source.nearest_weight(weight)
        if weight not in self._weights:
            self._weights[weight] = Font(self, self._face(self.source.locate(weight)), weight)
        return self._weights[weight]

    def _face(self, path: Path) -> hb.Face:
        if path not in self._faces:
            self._faces[path] = hb.Face(hb.Blob.from_file_path(str(path)))
        return self._faces[path]


class Font:
    """A font at one weight. It hashes by identity, so caches of shaped text can be keyed by it."""

    def __init__(self, family: FontFamily, face: hb.Face, weight: int) -> None:
        self.family = family
        self.id = family.source.id
        self.face = face
        self.weight = weight
        self.hb = hb.Font(face)
        self.scale = family.source.scale
        self.hb.scale = (self.scale, self.scale)
        self.axes = {"wght": weight, "wdth": family.source.width}
        self.hb.set_variations(self.axes)
        self._covers: dict[str, bool] = {}
        self._bounds: dict[int, InkBounds | None] = {}

    def __repr__(self) -> str:
        return f"Font({self.id!r}, {self.weight})"

    @property
    def is_truetype(self) -> bool:
        """Whether its outlines are TrueType's; else they are PostScript's (CFF), as in most .otf files."""
        return "glyf" in self.face.table_tags

    def subset_input(self) -> hb.SubsetInput:
        """A HarfBuzz subset input pinned to this weight and width; the caller adds the glyphs or characters to keep."""
        subset = hb.SubsetInput()
        subset.pin_all_axes_to_default(self.face)
        for axis, position in self.axes.items():
            subset.pin_axis_location(self.face, axis, position)
        return subset

    def covers(self, character: str) -> bool:
        known = self._covers.get(character)
        if known is None:
            known = self._covers[character] = bool(self.hb.get_nominal_glyph(ord(character)))
        return known

    def bounds(self, glyph: int) -> InkBounds | None:
        """Where a glyph's ink is, measured from its origin; None for a glyph without ink."""
        if glyph not in self._bounds:
            self._bounds[glyph] = ink_bounds(self.hb, glyph)
        return self._bounds[glyph]

    @cached_property
    def dotted_circle(self) -> int:
        """The glyph that HarfBuzz puts under a mark that has no letter to stand on; 0 if the font has none, and nothing is put there."""
        return self.hb.get_nominal_glyph(ord(DOTTED_CIRCLE)) or 0

    def is_mark(self, glyph: int) -> bool:
        """Whether a glyph is a mark without a width of its own, which the font places on a letter."""
        return not self.hb.get_glyph_h_advance(glyph) and hb.ot_layout_get_glyph_class(self.face, glyph) == hb.OTLayoutGlyphClass.MARK


def ink_bounds(font: hb.Font, glyph: int) -> InkBounds | None:
    """Where a glyph's ink is in any font that HarfBuzz has opened; None for a glyph without ink."""
    found = font.get_glyph_extents(glyph)
    if not found or not found.width:
        return None
    return InkBounds(found.x_bearing, found.y_bearing + found.height, found.x_bearing + found.width, found.y_bearing)


def open_font(source: FontSource, weight: int) -> Font:
    """The font at the nearest weight that it has. Raises ProblemsFound (glyph-font) when its file is missing."""
    return _family(source).at_weight(weight)


@cache
def _family(source: FontSource) -> FontFamily:
    # By what the source is, so that campaigns share the fonts that they have in common.
    return FontFamily(source)


def find_fallback_font(sources: Iterable[FontSource], character: str, weight: int) -> Font | None:
    """The first of these fonts that has the character."""
    candidates = (open_font(source, weight) for source in sources)
    return next((candidate for candidate in candidates if candidate.covers(character)), None)


def table_tag(table: str) -> int:
    """The name of a font table as the number that HarfBuzz uses for it."""
    return int.from_bytes(table.encode("ascii"), "big")


def describe_character(character: str) -> str:
    """'U+1F600 GRINNING FACE', for a message."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'unnamed character')}"
