"""Shapes a run of one font, direction and script into clusters with HarfBuzz, once for each distinct run. Lengths are in 1/1000 em."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import uharfbuzz as hb

from handbill.typeset.fonts import DOTTED_CIRCLE, Font
from handbill.typeset.lines import GlyphCluster

_FIRST = itemgetter(0)
_HYPHENS = frozenset("-\u2010\u2011\u2013")
_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)


class RunKey(NamedTuple):
    """Everything that determines how a run of text is shaped.

    `tracking` is added to every advance. With `raised`, hyphens stand at half the height of the digits, as in a phone number.
    """

    font: Font
    text: str
    rtl: bool
    script: str
    language: str
    tracking: int = 0
    raised: bool = False


class ShapedRun(NamedTuple):
    """Clusters in visual order; `starts` holds, for each cluster, the index of its first character in the run."""

    clusters: tuple[GlyphCluster, ...]
    starts: tuple[int, ...]


@lru_cache(maxsize=6_000)
def shape(key: RunKey) -> ShapedRun:
    """Shape one run. The text must hold no bidi control characters."""
    buffer = _shape_buffer(key)
    glyphs = [
        (info.cluster, info.codepoint, position.x_advance, position.x_offset, position.y_offset)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    cluster_starts = sorted({glyph[0] for glyph in glyphs})
    ends = dict(zip(cluster_starts, [*cluster_starts[1:], len(key.text)], strict=True))
    clusters, starts = [], []
    for start, group in groupby(glyphs, key=_FIRST):
        text = key.text[start : ends[start]]
        clusters.append(_make_cluster(group, text, key.tracking, _hyphen_rise(key.font) if key.raised and text in _HYPHENS else 0))
        starts.append(start)
    return ShapedRun(tuple(clusters), tuple(starts))


@lru_cache(maxsize=6_000)
def unsafe_starts(key: RunKey) -> frozenset[int]:
    """The first characters of the clusters before which the run cannot be cut without shaping it again.

    Not part of `shape`: reading every glyph's flags takes as long as the rest, and most runs are never cut.
    """
    return frozenset(info.cluster for info in _shape_buffer(key).glyph_infos if int(info.flags) & _UNSAFE)


def _shape_buffer(key: RunKey) -> hb.Buffer:
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in key.text])
    buffer.direction = "rtl" if key.rtl else "ltr"
    buffer.script = key.script
    buffer.language = key.language
    # Figures of one width suit columns; in a phone number they would leave a hole beside each 1.
    hb.shape(key.font.hb, buffer, {"pnum": True} if key.raised else None)
    return buffer


def _make_cluster(glyphs: Iterable[tuple[int, int, int, int, int]], text: str, tracking: int, rise: int) -> GlyphCluster:
    pen, placed = 0, []
    for _, glyph, advance, dx, dy in glyphs:
        placed.append((glyph, pen + dx, dy + rise))
        pen += advance
    return GlyphCluster(tuple(placed), pen + tracking, text)


def _hyphen_rise(font: Font) -> int:
    """From the middle of the hyphen, which suits small letters, to the middle of the digits."""
    digit, hyphen = (font.bounds(font.hb.get_nominal_glyph(ord(character))) for character in "8-")
    return round((digit.top + digit.bottom - hyphen.top - hyphen.bottom) / 2) if digit and hyphen else 0


def is_stray(font: Font, cluster: GlyphCluster) -> bool:
    """Whether HarfBuzz has put a dotted circle into a cluster."""
    circle = font.dotted_circle
    return bool(circle) and DOTTED_CIRCLE not in cluster.text and any(glyph == circle for glyph, _, _ in cluster.glyphs)


def ink_extent(font: Font, clusters: tuple[GlyphCluster, ...]) -> tuple[int, int]:
    """How far the clusters' ink extends above and below the baseline; both count as positive."""
    above = below = 0
    for glyph, dy in {(glyph, dy) for cluster in clusters for glyph, _, dy in cluster.glyphs}:
        if ink := font.bounds(glyph):
            above, below = max(above, ink.top + dy), max(below, -ink.bottom - dy)
    return above, below
