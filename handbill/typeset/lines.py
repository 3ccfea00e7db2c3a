"""The result of setting text: lines of glyph runs, ready to draw at any size. Lengths are in 1/1000 em; the pen moves right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # Pages are also handled by commands that never open a font.
    from handbill.typeset.fonts import Font


class GlyphCluster(NamedTuple):
    """The smallest unit of text that is drawn as one: a letter with its marks, a ligature, a Khmer stack.

    `glyphs` holds (glyph id in the full font, x, y), measured from the cluster's origin; `text` is what they represent, in logical order.
    """

    glyphs: tuple[tuple[int, int, int], ...]
    advance: int
    text: str


@dataclass(frozen=True)
class GlyphRun:
    """Clusters of one font and direction, in visual order."""

    font: Font
    rtl: bool
    clusters: tuple[GlyphCluster, ...]
    width: int


@dataclass(frozen=True)
class Line:
    """One line: its runs in visual order, and its text in logical order without isolates.

    `above` and `below`: how far its ink reaches from the baseline, both positive.
    """

    runs: tuple[GlyphRun, ...]
    width: int
    text: str
    above: int
    below: int

    @cached_property
    def left(self) -> int:
        """How far its ink stands inside the start of its width; negative where it sticks out."""
        return side_bearings(self.runs[0].font, self.runs[0].clusters[0])[0]

    @cached_property
    def right(self) -> int:
        """How far its ink stands inside the end of its width; negative where it sticks out."""
        return side_bearings(self.runs[-1].font, self.runs[-1].clusters[-1])[1]


def side_bearings(font: Font, cluster: GlyphCluster) -> tuple[int, int]:
    """How far a cluster's ink stands inside the start and the end of its advance, from left to right; negative where it sticks out."""
    inks = [(dx + ink.left, dx + ink.right) for glyph, dx, _ in cluster.glyphs if (ink := font.bounds(glyph))]
    return (min(left for left, _ in inks), cluster.advance - max(right for _, right in inks)) if inks else (0, 0)
