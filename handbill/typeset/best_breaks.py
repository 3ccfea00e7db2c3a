"""Chooses among the possible line breaks so that lines come out even and no short word is left alone. Lengths are in 1/1000 em."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_HYPHEN = 0.6  # cost of a hyphen; an empty line costs 1
_ALONE = 0.8  # cost of a short word alone on the last line
_SHORT = 0.5  # a word narrower than this part of the measure is short
_WEAK = 0.07  # cost of a line that ends in a particle, or in the first word of a sentence
_SLIVER = 0.2  # a last line narrower than this part of the measure costs as much, even if it has several words


class BreakCandidate(NamedTuple):
    """One possible end of a line: the pen there, the pen after the visible text (without trailing spaces), and the hyphen's width or 0.

    `weak` marks an end that separates a word from those it belongs to.
    """

    pen: int
    ink: int
    hyphen: int
    weak: bool = False


def choose_breaks(candidates: Sequence[BreakCandidate], width: float, balance: bool) -> list[int]:
    """The indices of the candidates to break at, always including the last one. The lines are the fewest possible.

    A line costs the square of its empty part; the last line counts only with `balance`, which makes all lines about equally long. A word
    wider than the measure gets its own line and overruns it; the caller checks the line's width.
    """
    if candidates[-1].ink <= width:
        return [len(candidates) - 1]
    greedy = _greedy(candidates, width)
    return _best(candidates, width, len(greedy), balance) or greedy


def _greedy(candidates: Sequence[BreakCandidate], width: float) -> list[int]:
    """Fills each line in turn, which gives the fewest lines."""
    taken: list[int] = []
    start, index = 0, 0
    while index < len(candidates):
        fitting = index
        for later in range(index, len(candidates)):
            if candidates[later].ink + candidates[later].hyphen - start > width:
                break
            fitting = later
        taken.append(fitting)
        start, index = candidates[fitting].pen, fitting + 1
    return taken


def _best(candidates: Sequence[BreakCandidate], width: float, lines: int, balance: bool) -> list[int]:
    """The breaks of least cost with exactly `lines` lines, by dynamic programming; none if a word is too wide."""
    total = len(candidates)
    pens = [0, *(candidate.pen for candidate in candidates)]
    # best[k]: the least cost of reaching break k (0 is the start of the text) with the lines so far
    best: dict[int, float] = {0: 0.0}
    back: list[dict[int, int]] = []
    for number in range(1, lines + 1):
        reached: dict[int, float] = {}
        steps: dict[int, int] = {}
        for start, cost in best.items():
            for end in range(start, total):
                line = candidates[end].ink + candidates[end].hyphen - pens[start]
                if line > width and end > start:
                    break
                last = end == total - 1
                if last != (number == lines):
                    continue
                alone = last and (line < _SLIVER * width or (end == start and line < _SHORT * width))
                price = cost + _price(candidates[end], line / width, alone, balance or not last)
                if price < reached.get(end + 1, float("inf")):
                    reached[end + 1], steps[end + 1] = price, start
        best = reached
        back.append(steps)
    if total not in best:
        return []
    path, at = [], total
    for steps in reversed(back):
        path.append(at - 1)
        at = steps[at]
    return path[::-1]


def _price(candidate: BreakCandidate, filled: float, alone: bool, counts: bool) -> float:
    empty = (1 - min(filled, 1.0)) ** 2 if counts else 0.0
    return empty + (_HYPHEN if candidate.hyphen else 0.0) + (_ALONE if alone else 0.0) + (_WEAK if candidate.weak else 0.0)
