"""What setting text yields: lines of glyph runs, ready to draw at any size. Lengths are in 1/1000 em, the pen moving right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class GlyphCluster(NamedTuple):
    """The smallest piece of text that stands alone on paper: a letter with its marks, a ligature, a Khmer stack.

    `glyphs` holds (glyph id in the full font, x, y) from the cluster's own origin; `text` is what it stands for, in logical order.
    """

    glyphs: tuple[tuple[int, int, int], ...]
    advance: int
    text: str


@dataclass(frozen=True)
class GlyphRun:
    """Clusters of one font, weight and direction, in visual order. `font` is an id of fonts.yaml."""

    font: str
    weight: int
    rtl: bool
    clusters: tuple[GlyphCluster, ...]
    width: int


@dataclass(frozen=True)
class Line:
    """One line: runs in visual order, text in logical order without isolates; the ink's reach above and below the baseline."""

    runs: tuple[GlyphRun, ...]
    width: int
    text: str
    ascent: int
    descent: int
