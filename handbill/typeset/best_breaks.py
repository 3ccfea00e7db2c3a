"""Which of the possible breaks to take: the lines' widths come out even, and no short word is left alone. Lengths in 1/1000 em."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_HYPHEN = 0.6  # cost of a hyphen, in lines left wholly empty
_ALONE = 0.8  # cost of a short word alone on the last line
_SHORT = 0.5  # part of the measure under which a word counts as short
_WEAK = 0.07  # cost of a line that ends in a little word, or in the first word of a sentence
_SLIVER = 0.2  # a last line narrower than this part of the measure is as bad, whatever stands on it


class Candidate(NamedTuple):
    """One possible end of a line: the pen there, the pen after the visible text (trailing spaces off), and the hyphen's width if any.

    `weak` marks an end that leaves a word away from those it belongs to.
    """

    pen: int
    ink: int
    hyphen: int
    weak: bool = False


def choose(candidates: Sequence[Candidate], width: float, balance: bool) -> list[int]:
    """Indices of the candidates to break at, the last one always among them.

    Costs are squares of each line's empty part; the last line counts only when `balance` asks for lines of one length, which then
    keeps to the fewest lines. A word wider than the measure gets a line of its own and sticks out: the caller sees that in its width.
    """
    if candidates[-1].ink <= width:
        return [len(candidates) - 1]
    count = _fewest(candidates, width)
    return _best(candidates, width, count, balance) or _greedy(candidates, width)


def _greedy(candidates: Sequence[Candidate], width: float) -> list[int]:
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


def _fewest(candidates: Sequence[Candidate], width: float) -> int:
    return len(_greedy(candidates, width))


def _best(candidates: Sequence[Candidate], width: float, lines: int, balance: bool) -> list[int]:
    """Least cost with exactly `lines` lines, by dynamic programming over (lines so far, break)."""
    total = len(candidates)
    pens = [0, *(candidate.pen for candidate in candidates)]
    # best[k] = (cost, break before it) of reaching break k (0 is the start of the text) with the lines so far
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


def _price(candidate: Candidate, filled: float, alone: bool, counts: bool) -> float:
    empty = (1 - min(filled, 1.0)) ** 2 if counts else 0.0
    return empty + (_HYPHEN if candidate.hyphen else 0.0) + (_ALONE if alone else 0.0) + (_WEAK if candidate.weak else 0.0)
