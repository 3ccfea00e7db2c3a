"""A run of one font, direction and script becomes clusters, by HarfBuzz; each distinct run is shaped once. Lengths in 1/1000 em."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import uharfbuzz as hb

from layouts.text.fonts import Font, font
from layouts.text.lines import Cluster

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
    """A shaped run, clusters in visual order. `starts` and `safe` run beside them: the index of a cluster's first character in the run,
    and whether the run may be cut before it without shaping again."""

    clusters: tuple[Cluster, ...]
    starts: tuple[int, ...]
    safe: tuple[bool, ...]


@lru_cache(maxsize=6_000)
def shape(key: RunKey) -> Shaped:
    """Shape one run. The text holds no bidi control characters."""
    chosen = font(key.font, key.weight)
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(character) for character in key.text])
    buffer.direction = "rtl" if key.rtl else "ltr"
    buffer.script = key.script
    buffer.language = key.language
    hb.shape(chosen.hb, buffer)
    glyphs = [
        (info.cluster, info.codepoint, int(info.flags) & _UNSAFE, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    ends = _ends(sorted({glyph[0] for glyph in glyphs}), len(key.text))
    clusters, starts, safe = [], [], []
    for start, group in groupby(glyphs, key=lambda glyph: glyph[0]):
        members = list(group)
        clusters.append(_cluster(members, key.text[start : ends[start]]))
        starts.append(start)
        safe.append(not any(member[2] for member in members))
    return Shaped(tuple(clusters), tuple(starts), tuple(safe))


def _ends(starts: list[int], length: int) -> dict[int, int]:
    return dict(zip(starts, [*starts[1:], length], strict=True))


def _cluster(members: list[tuple[int, int, int, int, int, int]], text: str) -> Cluster:
    pen, glyphs = 0, []
    for _, gid, _, advance, dx, dy in members:
        glyphs.append((gid, pen + dx, dy))
        pen += advance
    return Cluster(tuple(glyphs), pen, text)


def ink_of(chosen: Font, clusters: tuple[Cluster, ...]) -> tuple[int, int]:
    """How far the clusters' ink reaches above and below the baseline."""
    above = below = 0
    for cluster in clusters:
        for gid, _, dy in cluster.glyphs:
            up, down = chosen.ink(gid)
            above, below = max(above, up + dy), max(below, down - dy)
    return above, below
