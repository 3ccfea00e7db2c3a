"""Copies become sheets: pure arithmetic over whole numbers."""

from __future__ import annotations


def sheets_for(copies: int, up: int, each: int = 1, first: int = 1) -> int:
    """How many sheets so many copies take: `up` of them on a sheet, or `each` sheets for one copy; `first` is the place to begin with.

    Raises ValueError: a number below 1, or a first place that a sheet has not.
    """
    if min(copies, up, each, first) < 1 or first > up:
        raise ValueError("copies, copies on a sheet and sheets for a copy are 1 or more, and a sheet begins at one of its places")
    return -(-(copies + first - 1) // up) * each
