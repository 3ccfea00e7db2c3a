"""What setting text yields: lines of glyph runs, ready to draw at any size. Font units are 1/1000 em here, whatever the font's own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Glyph:
    """One glyph of the full font (not of a subset). `text` is what it stands for: a cluster's text on its first glyph, "" on the others."""

    gid: int
    advance: float
    dx: float
    dy: float
    text: str


@dataclass(frozen=True)
class GlyphRun:
    """Glyphs of one font, weight and direction, in visual order. `font` is the family's id in fonts.yaml."""

    font: str
    weight: int
    rtl: bool
    glyphs: tuple[Glyph, ...]
    language: str
    width: float  # in 1/1000 em


@dataclass(frozen=True)
class Line:
    """One line: runs in visual order, width in 1/1000 em, text in logical order without isolates."""

    runs: tuple[GlyphRun, ...]
    width: float
    text: str
