"""A name is as wide as its pairs of letters, in our fonts: HarfBuzz shapes every three letters as their two pairs say."""

from __future__ import annotations

import string

import pytest
import uharfbuzz as hb

from layouts.text.fonts import font
from layouts.text.pairs import pairs
from layouts.text.shape import RunKey, shape

LETTERS = string.ascii_letters + string.digits + " &,.'/+-"
BAD = -32768


def shaped(text: str, weight: int, language: str) -> list[tuple[int, int, int]]:
    """Of each glyph: which character it begins with, itself, its advance."""
    buffer = hb.Buffer()
    buffer.add_codepoints(list(map(ord, text)))
    buffer.direction, buffer.script, buffer.language = "ltr", "Latn", language
    hb.shape(font("noto-sans", weight).hb, buffer)
    return [(info.cluster, info.codepoint, at.x_advance) for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)]


@pytest.mark.parametrize("weight", [400, 700])
def test_every_three_letters_are_as_wide_as_their_pairs(weight: int) -> None:
    table = pairs(RunKey("noto-sans", weight, LETTERS, False, "Latn", "en"), BAD)
    width = {one + other: table[row * len(LETTERS) + at] for row, one in enumerate(LETTERS) for at, other in enumerate(LETTERS)}
    plain = {letter: shape(RunKey("noto-sans", weight, letter, False, "Latn", "en")).clusters[0].glyphs[0][0] for letter in LETTERS}
    assert {pair for pair, advance in width.items() if advance == BAD} == {"ff", "fi", "fl"}
    for first in LETTERS:
        text = "".join(first + second + third for second in LETTERS for third in LETTERS)
        found = {start: (glyph, advance) for start, glyph, advance in shaped(text, weight, "en")}
        for at in range(1, len(text) - 2):
            around = (width[text[at - 1 : at + 1]], width[text[at : at + 2]], width[text[at + 1 : at + 3]])
            # A word with such a pair anywhere is shaped by HarfBuzz.
            assert BAD in around or found[at] == (plain[text[at]], around[1]), text[at - 1 : at + 3]


def test_kerning_is_in_the_pairs_and_languages_have_their_own() -> None:
    for language in ("en", "es", "fr", "vi", "so"):
        table = pairs(RunKey("noto-sans", 700, "AVo", False, "Latn", language), BAD)
        for one, a in enumerate("AVo"):
            for other, b in enumerate("AVo"):
                assert table[one * 3 + other] == shaped(a + b, 700, language)[0][2]
    table = pairs(RunKey("noto-sans", 700, "AV", False, "Latn", "en"), BAD)
    assert table[1] < table[0]


def test_letters_that_become_one_glyph_are_bad_in_their_pair() -> None:
    """Devanagari has conjuncts, which our Latin has not."""
    table = pairs(RunKey("noto-sans-devanagari", 400, "\u0915\u094d\u0937", False, "Deva", "hi"), BAD)
    assert BAD in table
