"""A run of one font, direction and script becomes clusters, by HarfBuzz; each distinct run is shaped once. Lengths in 1/1000 em."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import uharfbuzz as hb

from handbill.typeset.fonts import Font, font
from handbill.typeset.lines import GlyphCluster

_FIRST = itemgetter(0)
_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)


class RunKey(NamedTuple):
    """All that decides how a run of text looks."""

    font: str
    weight: int
    text: str
    rtl: bool
    script: str
    language: str


class Shaped(NamedTuple):
    """A shaped run, clusters in visual order. `starts` runs beside them: the index of a cluster's first character in the run."""

    clusters: tuple[GlyphCluster, ...]
    starts: tuple[int, ...]


@lru_cache(maxsize=6_000)
def shape(key: RunKey) -> Shaped:
    """Shape one run. The text holds no bidi control characters."""
    buffer = _shaped(key)
    glyphs = [
        (info.cluster, info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    ends = _ends(sorted({glyph[0] for glyph in glyphs}), len(key.text))
    clusters, starts = [], []
    for start, group in groupby(glyphs, key=_FIRST):
        clusters.append(_cluster(group, key.text[start : ends[start]]))
        starts.append(start)
    return Shaped(tuple(clusters), tuple(starts))


@lru_cache(maxsize=6_000)
def unsafe_starts(key: RunKey) -> frozenset[int]:
    """Where the run must not be cut without shaping again: the first characters of these clusters.

    Apart from `shape`, since asking every glyph takes as long as all the rest, and most runs are never cut.
    """
    return frozenset(info.cluster for info in _shaped(key).glyph_infos if int(info.flags) & _UNSAFE)


def _shaped(key: RunKey) -> hb.Buffer:
    chosen = font(key.font, key.weight)
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in key.text])
    buffer.direction = "rtl" if key.rtl else "ltr"
    buffer.script = key.script
    buffer.language = key.language
    hb.shape(chosen.hb, buffer)
    return buffer


def _ends(starts: list[int], length: int) -> dict[int, int]:
    return dict(zip(starts, [*starts[1:], length], strict=True))


def _cluster(members: Iterable[tuple[int, int, int, int, int]], text: str) -> GlyphCluster:
    pen, glyphs = 0, []
    for _, gid, advance, dx, dy in members:
        glyphs.append((gid, pen + dx, dy))
        pen += advance
    return GlyphCluster(tuple(glyphs), pen, text)


def ink_of(chosen: Font, clusters: tuple[GlyphCluster, ...]) -> tuple[int, int]:
    """How far the clusters' ink reaches above and below the baseline."""
    above = below = 0
    for gid, dy in {(gid, dy) for cluster in clusters for gid, _, dy in cluster.glyphs}:
        up, down = chosen.ink(gid)
        above, below = max(above, up + dy), max(below, down - dy)
    return above, below
