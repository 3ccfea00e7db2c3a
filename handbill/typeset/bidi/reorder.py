"""The Unicode Bidirectional Algorithm: embedding levels of a text in logical order, and the visual order of a line.

UAX #9, revision 46 (https://www.unicode.org/reports/tr9/), without rules L3 and L4: the shaper handles marks and mirrored glyphs.
Positions are code points of the given text; even levels read from the left, odd levels from the right. icu4py does not expose ICU's
ubidi, and python-bidi returns reordered text instead of levels.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from handbill.typeset.bidi.classes import INITIATORS, PDI, REMOVED, bidi_classes, first_strong
from handbill.typeset.bidi.explicit import explicit_levels, run_sequences
from handbill.typeset.bidi.resolve import resolve_levels

# The blocks that hold every R, AL and AN character, and the explicit formatting characters. Wider than necessary, to keep it short;
# a test compares it with the classes of all characters.
_REORDERED = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Classes that may change a level, or that X9 removes.
_MAY_CHANGE_LEVELS = re.compile("[RANjlruvpx]")
_MAX_ISOLATES = 60  # more may overflow (BD2)
_PARAGRAPH = re.compile("[^B]+")
_SEGMENT = re.compile("([^sB]*)[sB]?")
_TRAILING = "wijfq" + REMOVED  # L1: white space and isolates; characters that X9 removes do not interrupt them (section 5.2)


def base_level(text: str) -> int:
    """P2-P3: 1 if the first strong character outside isolates is R or AL, else 0. Stops at the first paragraph separator."""
    return first_strong(bidi_classes(text).partition("B")[0]) or 0


def embedding_levels(text: str, base: int) -> tuple[int, ...]:
    """The level of each character after I1-I2; `base` is 0 or 1. `reset_line` applies L1 once lines are known.

    Characters that X9 removes take the level of the character before them, or `base` at the start. A paragraph separator gets `base` and
    ends every embedding and isolate (X8); the text after it has the same base.
    """
    if base == 0 and (text.isascii() or not _REORDERED.search(text)):
        return (0,) * len(text)
    types = bidi_classes(text)
    result = [base] * len(text)
    for paragraph in _PARAGRAPH.finditer(types):
        start, end = paragraph.span()
        result[start:end] = _paragraph_levels(text[start:end], paragraph[0], base)
    return tuple(result)


def _paragraph_levels(text: str, types: str, base: int) -> list[int]:
    if base == 0 and not _MAY_CHANGE_LEVELS.search(types) and types.count("i") + types.count("f") < _MAX_ISOLATES:
        return _isolate_levels(types)
    embedding, overridden = explicit_levels(types, base)
    result = [-1] * len(text)
    for sequence in run_sequences(types, embedding, base):
        places = sequence.places
        characters = "".join([text[place] for place in places])
        seen = "".join([overridden[place] for place in places])
        for place, level in zip(places, resolve_levels(characters, seen, sequence.level, sequence.sos, sequence.eos), strict=True):
            result[place] = level
    if -1 in result:
        level = base
        for place, resolved in enumerate(result):
            result[place] = level = level if resolved < 0 else resolved
    return result


def _isolate_levels(types: str) -> list[int]:
    """The levels where everything reads from the left: isolates lie two levels deeper (X5a to X6a), and rules W, N and I change nothing."""
    level, result = 0, []
    for letter in types:
        if letter == PDI and level:
            level -= 2
        result.append(level)
        if letter in INITIATORS:
            level += 2
    return result


def reset_line(text: str, levels: Sequence[int], start: int, end: int, base: int) -> tuple[int, ...]:
    """L1: the levels of the line text[start:end], with separators and trailing space set to `base`."""
    line = list(levels[start:end])
    if line.count(base) == len(line):
        return tuple(line)
    for segment in _SEGMENT.finditer(bidi_classes(text[start:end])):
        # A joiner or a PDF directly after a letter stays with it; otherwise the letter would be shaped without it.
        space = segment[1][len(segment[1].rstrip(_TRAILING)) :].lstrip(REMOVED)
        first = segment.end(1) - len(space)
        line[first : segment.end()] = [base] * (segment.end() - first)
    return tuple(line)


def visual_order(levels: Sequence[int]) -> tuple[int, ...]:
    """L2: the indices of a line's characters (or runs) from left to right, given their levels in logical order."""
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
