"""Chooses among the possible line breaks so that lines come out even and no short word is left alone. Lengths are in 1/1000 em."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_HYPHEN = 0.6  # cost of a hyphen; an empty line costs 1
_ALONE = 0.8  # cost of a short word alone on the last line
_SHORT = 0.5  # a word narrower than this part of the measure is short
# A last line costs nothing if it is as long as this, or fills this part of a wide measure, or of a narrow one.
_END, _WIDE_END, _NARROW_END = 8_000, 0.45, 2 / 3
_STUB = 4.5  # times the square of what it lacks: three lines that go down like stairs cost more than three even, shorter ones


class BreakCandidate(NamedTuple):
    """One possible end of a line: the pen there, the pen after the visible text (without trailing spaces), and the hyphen's width or 0.

    `cost` is that of a line that ends badly here: 0.04 is about as much as leaving 15 % more of it empty.
    `leaves_word`: only one word follows.
    """

    pen: int
    ink: int
    hyphen: int
    cost: float = 0.0
    leaves_word: bool = False


def choose_breaks(candidates: Sequence[BreakCandidate], width: float, balance: bool) -> list[int]:
    """The indices of the candidates to break at, always including the last one. The lines are the fewest possible.

    A line costs the square of its empty part. The last line counts like the others with `balance`, which makes all lines about equally
    long; otherwise it only counts if it is short. A word wider than the measure gets its own line and overruns it; the caller checks the
    line's width.
    """
    if candidates[-1].ink <= width:
        return [len(candidates) - 1]
    greedy = fill_lines(candidates, width)
    return _best(candidates, width, len(greedy), balance) or greedy


def fill_lines(candidates: Sequence[BreakCandidate], width: float) -> list[int]:
    """The indices of the candidates to break at when each line in turn is filled, which gives the fewest lines."""
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


def measure_lines(candidates: Sequence[BreakCandidate], ends: Sequence[int]) -> list[int]:
    """The widths of the lines that end at the candidates of these indices."""
    starts = [0, *(candidates[end].pen for end in ends)]
    return [candidates[end].ink + candidates[end].hyphen - start for start, end in zip(starts, ends, strict=False)]


def narrowest(candidates: Sequence[BreakCandidate], lines: int) -> int:
    """The narrowest measure at which text without hyphens takes no more than so many lines, none of which overruns it."""
    low = max(measure_lines(candidates, range(len(candidates))))  # the widest word
    high = max(low, candidates[-1].ink)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(fill_lines(candidates, middle)) <= lines else (middle + 1, high)
    return low


def _best(candidates: Sequence[BreakCandidate], width: float, lines: int, balance: bool) -> list[int]:
    """The breaks of least cost with exactly `lines` lines, by dynamic programming; none if a word is too wide."""
    total = len(candidates)
    enough, steep = (1.0, 1.0) if balance else (min(_NARROW_END, max(_WIDE_END, _END / width)), _STUB)
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
                if candidates[end].ink - pens[start] > width and end > start:
                    break
                last = end == total - 1
                # A line may be too wide for its hyphen, but not for the next letters.
                if last != (number == lines) or (line > width and end > start):
                    continue
                filled = min(line / width, 1.0)
                alone = candidates[start - 1].leaves_word
                price = cost + (_last_price(filled, alone, enough, steep) if last else _price(candidates[end], filled))
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


def _price(candidate: BreakCandidate, filled: float) -> float:
    return (1 - filled) ** 2 + (_HYPHEN if candidate.hyphen else 0.0) + candidate.cost


def _last_price(filled: float, one_word: bool, enough: float, steep: float) -> float:
    return steep * max(0.0, enough - filled) ** 2 + (_ALONE if one_word and filled < _SHORT else 0.0)
