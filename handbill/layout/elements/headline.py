"""Chooses the size and the lines of a headline together: a little smaller in fewer lines says more from afar than large in many."""

from __future__ import annotations

import math

from handbill.typeset.paragraph import ParagraphStyle, narrowest_measure, set_lines

_LEAST = 0.8  # of the size asked for; below it, another line is better
_GRID = 10  # 1/1000 em


def measure_in_type(width: float, size: float) -> float:
    """A width in 1/1000 em of this type size, rounded down to 1/100 em: so equal paragraphs share cache entries, and none has excess."""
    return width * 1000 / size // _GRID * _GRID


def headline_size(words: str, manner: ParagraphStyle, size: float, smallest: float, floor: float, width: float) -> float:
    """The type size for a headline in a box of this width, in points.

    It is `size`, or the largest that saves a line, if that is no less than `smallest` and not much less than `size`. Words that stand
    together and are wider than the box make it smaller still, down to `floor`.
    """
    size = max(floor, min(size, _fitting(width, words, manner, len(words))))
    lines = len(set_lines(words, manner, measure_in_type(width, size)))
    if lines < 2:
        return size
    fewer = _fitting(width, words, manner, lines - 1)
    return fewer if fewer >= max(_LEAST * size, smallest) else size


def _fitting(width: float, words: str, manner: ParagraphStyle, lines: int) -> float:
    """The largest size at which a headline takes no more than so many lines in a box of this width."""
    measure = math.ceil(narrowest_measure(words, manner, lines) / _GRID) * _GRID
    # Half a step more, so that rounding down again gives this very measure.
    size = width * 1000 / (measure + _GRID / 2)
    # Titles are hung, and the ink of letters such as j reaches over the start of its line.
    inked = (line.width - line.left - line.right for line in set_lines(words, manner, measure_in_type(width, size)))
    return min(size, width * 1000 / max(inked))
