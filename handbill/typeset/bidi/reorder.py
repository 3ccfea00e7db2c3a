"""Text in logical order becomes embedding levels, and a line's levels its visual order: the Unicode Bidirectional Algorithm.

UAX #9, revision 46 (https://www.unicode.org/reports/tr9/), without rules L3 and L4: marks and mirrored glyphs are the shaper's work.
Everything counts in characters (code points) of the text given; level 0 reads from the left, odd levels from the right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handbill.typeset.bidi.classes import INITIATORS, PDI, REMOVED, classes, first_strong
from handbill.typeset.bidi.explicit import explicit, run_sequences
from handbill.typeset.bidi.resolve import resolve

# The blocks that hold every R, AL and AN character, and the explicit formatting characters. Wider than need be, so that it stays short;
# a test compares it with the classes of all characters.
_TURNING = re.compile("[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
# Classes that may turn text round, or that X9 removes.
_TURNS = re.compile("[RANjlruvpx]")
_FEW = 60  # isolates: deeper ones overflow (BD2)
_PARAGRAPH = re.compile("[^B]+")
_SEGMENT = re.compile("([^sB]*)[sB]?")
_TRAILING = "wijfq" + REMOVED  # L1: white space and isolates; what X9 removes does not interrupt them (section 5.2)


def base_level(text: str) -> int:
    """P2-P3: 1 when the first strong character outside isolates is R or AL, else 0. Looks no further than a paragraph separator."""
    return first_strong(classes(text).partition("B")[0]) or 0


def levels(text: str, base: int) -> tuple[int, ...]:
    """Level of each character of one paragraph after I1-I2; `base` is 0 or 1. L1 is for `reset_line`, when lines are known.

    Characters that X9 removes take the level of the one before them, `base` at the start. A paragraph separator gets `base` and ends
    every embedding and isolate (X8); text behind it goes on with the same base.
    """
    if base == 0 and (text.isascii() or not _TURNING.search(text)):
        return (0,) * len(text)
    types = classes(text)
    result = [base] * len(text)
    for paragraph in _PARAGRAPH.finditer(types):
        start, end = paragraph.span()
        result[start:end] = _paragraph_levels(text[start:end], paragraph[0], base)
    return tuple(result)


def _paragraph_levels(text: str, types: str, base: int) -> list[int]:
    if base == 0 and not _TURNS.search(types) and types.count("i") + types.count("f") < _FEW:
        return _straight_levels(types)
    embedding, overridden = explicit(types, base)
    result = [-1] * len(text)
    for sequence in run_sequences(types, embedding, base):
        places = sequence.places
        characters = "".join([text[place] for place in places])
        seen = "".join([overridden[place] for place in places])
        for place, level in zip(places, resolve(characters, seen, sequence.level, sequence.sos, sequence.eos), strict=True):
            result[place] = level
    if -1 in result:
        level = base
        for place, own in enumerate(result):
            result[place] = level = level if own < 0 else own
    return result


def _straight_levels(types: str) -> list[int]:
    """Where all runs from the left, an isolate lies two levels deeper (X5a to X6a), and rules W, N and I change nothing."""
    level, result = 0, []
    for letter in types:
        if letter == PDI and level:
            level -= 2
        result.append(level)
        if letter in INITIATORS:
            level += 2
    return result


def reset_line(text: str, levels: Sequence[int], start: int, end: int, base: int) -> tuple[int, ...]:
    """L1 for the line text[start:end] of a paragraph with these levels: the line's own levels, separators and trailing space at `base`."""
    line = list(levels[start:end])
    if line.count(base) == len(line):
        return tuple(line)
    for segment in _SEGMENT.finditer(classes(text[start:end])):
        # A joiner or a PDF right behind a letter stays with it, or the letter would be shaped without it.
        space = segment[1][len(segment[1].rstrip(_TRAILING)) :].lstrip(REMOVED)
        first = segment.end(1) - len(space)
        line[first : segment.end()] = [base] * (segment.end() - first)
    return tuple(line)


def visual_order(levels: Sequence[int]) -> tuple[int, ...]:
    """L2: indexes of a line's characters (or runs) from left to right, from their levels in logical order."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level & 1]
    if not odd:
        return tuple(order)
    for floor in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[end] >= floor:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return tuple(order)
