"""Letters of one run, shaped in every pair: the advance of each before each other, in 1/1000 em.

Where a font's kerning looks at two letters at a time, words are as wide as their pairs; tests/text/test_pairs.py holds that of ours.
"""

from __future__ import annotations

from array import array

import uharfbuzz as hb

from layouts.text.fonts import font
from layouts.text.lines import Cluster
from layouts.text.shape import RunKey, shape


def lone(key: RunKey) -> Cluster | None:
    """The cluster of a run of one letter; None where that is more than one glyph at its own place."""
    clusters = shape(key).clusters
    simple = len(clusters) == 1 and len(clusters[0].glyphs) == 1 and clusters[0].glyphs[0][1:] == (0, 0)
    return clusters[0] if simple and clusters[0].glyphs[0][0] else None


def pairs(key: RunKey, bad: int) -> array[int]:
    """For each letter of the key's text its advance before each of them, row by row; `bad` where both together are other glyphs."""
    # A space after each pair: three letters in a row may be other glyphs again.
    text = " ".join(one + other for one in key.text for other in key.text)
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(letter) for letter in text])
    buffer.direction, buffer.script, buffer.language = "ltr", key.script, key.language
    hb.shape(font(key.font, key.weight).hb, buffer)
    plain = {letter: cluster.glyphs[0][0] for letter in key.text if (cluster := lone(key._replace(text=letter)))}
    advances = [bad] * len(text)
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        # A letter that became part of another glyph leaves its place empty.
        if plain.get(text[info.cluster]) == info.codepoint and not (place.x_offset or place.y_offset):
            advances[info.cluster] = place.x_advance
    return array("h", [bad if bad in advances[at : at + 2] else advances[at] for at in range(0, len(text), 3)])
