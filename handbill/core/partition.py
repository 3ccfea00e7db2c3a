"""Parts a sequence into consecutive groups of which the largest is as small as it can be."""

from __future__ import annotations

from collections.abc import Callable


def partition(count: int, groups: int, size: Callable[[int, int], float]) -> list[int]:
    """Where each group of `count` things in order begins; `size` is that of the things from one index to before another.

    The largest group is as small as possible; among such ways the first groups are filled first, and the last may be empty.
    """
    best = {(start, 0): (0.0 if start == count else float("inf"), count) for start in range(count + 1)}
    for left in range(1, groups + 1):
        for start in range(count + 1):
            ends = range(start, count + 1)
            sizes = ((max(size(start, end) if end > start else 0.0, best[end, left - 1][0]), -end) for end in ends)
            largest, end = min(sizes)
            best[start, left] = largest, -end
    starts, at = [], 0
    for left in range(groups, 0, -1):
        starts.append(at)
        at = best[at, left][1]
    return starts
