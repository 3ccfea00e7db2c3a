"""Where the ink of set text stands, cluster by cluster, from the fonts' own outlines. Lengths are in 1/1000 em, y upward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from handbill.typeset.fonts import Font
from handbill.typeset.lines import GlyphRun


class InkBounds(NamedTuple):
    """The extent of ink, measured from where a line begins on its baseline."""

    left: float
    bottom: float
    right: float
    top: float


def ink_of_clusters(runs: Iterable[GlyphRun]) -> Iterator[tuple[str, InkBounds]]:
    """The text and the ink of each cluster of a line, from left to right; a space has no ink and is left out."""
    pen = 0
    for run in runs:
        for cluster in run.clusters:
            parts = [(found, x, y) for glyph, x, y in cluster.glyphs if (found := _glyph_bounds(run.font, glyph))]
            if parts:
                yield (
                    cluster.text,
                    InkBounds(
                        pen + min(x + found.left for found, x, _ in parts),
                        min(y + found.bottom for found, _, y in parts),
                        pen + max(x + found.right for found, x, _ in parts),
                        max(y + found.top for found, _, y in parts),
                    ),
                )
            pen += cluster.advance


@lru_cache(maxsize=4096)
def _glyph_bounds(font: Font, glyph: int) -> InkBounds | None:
    found = font.hb.get_glyph_extents(glyph)
    if not found or not found.width:
        return None
    return InkBounds(found.x_bearing, found.y_bearing + found.height, found.x_bearing + found.width, found.y_bearing)
