"""The white beside the full-width marks of Chinese and Japanese, whose ink fills half of their em or less. Lengths are in 1/1000 em.

Part of it is removed where two marks meet and at both ends of a line, as JIS X 4051 and the W3C's Requirements for Chinese Text Layout
ask, and beside a letter, where it may be no wider than 0.6 em. The fonts' feature `halt` takes half an em from a mark, whatever stands
beside it: too little between a closing and an opening bracket, and in traditional Chinese a quarter from each side of a centered comma,
which moves it toward the letter before it. So the white is measured from ink to ink.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

from handbill.typeset.fonts import Font
from handbill.typeset.lines import GlyphCluster, side_bearings

_OPENING = frozenset("（「『《〈【〔［｛“‘")
_CLOSING = frozenset("）」』》〉】〕］｝”’，。、．：；！？・·")
_FULL_WIDTH = 900  # the least advance of a full-width mark; Japanese and Korean fonts also have narrow quotation marks
_BESIDE_A_LETTER = 550  # the most white between a mark and a letter, or between a closing and an opening mark
_BETWEEN_MARKS = 250  # the most white where two closing or two opening marks meet
_AT_THE_EDGE = 50  # the most white between a mark and the end of its line: as much as a letter has


class PlacedCluster(NamedTuple):
    """A cluster, its font, and the index of its first character in the paragraph."""

    at: int
    font: Font
    cluster: GlyphCluster

    @property
    def end(self) -> int:
        return self.at + len(self.cluster.text)


class MarkSpacing(NamedTuple):
    """How much white is removed before the character of an index: inside a line, where a line starts with it, or where one ends there."""

    before: Mapping[int, int]
    at_start: Mapping[int, int]
    at_end: Mapping[int, int]


NO_SPACING = MarkSpacing({}, {}, {})


def close_up(clusters: Iterable[PlacedCluster]) -> MarkSpacing:
    """The white to remove from a paragraph, given its clusters from left to right."""
    # A space has no white of its own to remove: it was put there on purpose.
    known = [(placed, _kind(placed.cluster), *side_bearings(placed.font, placed.cluster)) for placed in clusters]
    before = {}
    for (last, kind, _, after), (placed, next_kind, ahead, _) in pairwise(known):
        if (kind or next_kind) and last.end == placed.at:
            most = _BETWEEN_MARKS if kind == next_kind else _BESIDE_A_LETTER
            before[placed.at] = max(0, after + ahead - most)
    return MarkSpacing(
        before,
        {placed.at: max(0, ahead - _AT_THE_EDGE) for placed, kind, ahead, _ in known if kind == "opening"},
        {placed.end: max(0, after - _AT_THE_EDGE) for placed, kind, _, after in known if kind == "closing"},
    )


def _kind(cluster: GlyphCluster) -> str:
    """Whether a cluster is an opening or a closing full-width mark; empty for all others."""
    if cluster.advance < _FULL_WIDTH:
        return ""
    return "opening" if cluster.text in _OPENING else "closing" if cluster.text in _CLOSING else ""
