"""Where the ink of set text stands, cluster by cluster, from the fonts' own outlines. Lengths are in 1/1000 em, y upward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from handbill.typeset.fonts import InkBounds
from handbill.typeset.lines import GlyphRun


def ink_of_clusters(runs: Iterable[GlyphRun]) -> Iterator[tuple[str, InkBounds]]:
    """The text and the ink of each cluster of a line, from left to right; a space has no ink and is left out.

    The ink is measured from where the line begins on its baseline.
    """
    pen = 0
    for run in runs:
        for cluster in run.clusters:
            parts = [(found, x, y) for glyph, x, y in cluster.glyphs if (found := run.font.bounds(glyph))]
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
