"""Count the sheets for a number of copies, with overs, and add up totals."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TypeVar

from handbill.sheets.sheet import count_sheets

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Overs:
    """Sheets printed beyond those needed: `percent` of them, but at least `least`."""

    percent: float
    least: int


@dataclass(frozen=True)
class Count:
    """`copies` ordered, `up` of them per sheet; the number of `sheets` they need, and of `overs` in addition."""

    copies: int
    up: int
    sheets: int
    overs: int

    @property
    def total(self) -> int:
        """All sheets to print."""
        return self.sheets + self.overs


def count_with_overs(copies: int, up: int, sheets_per_copy: int, overs: Overs) -> Count:
    """Count sheets where `up` copies share one, or a copy takes several, as a poster in tiles does.

    One of the two numbers is 1 unless the piece has several leaves. Raises ValueError for a number below 1.
    """
    sheets = count_sheets(copies, up, sheets_per_copy)
    return Count(copies, up, sheets, count_overs(sheets, overs))


def count_overs(sheets: int, overs: Overs) -> int:
    """Return how many sheets to print in addition. Computed in fractions: in floating point, 2 percent of 50 may be more than 1."""
    return max(ceil(sheets * Fraction(str(overs.percent)) / 100), overs.least)


def sum_by_key(rows: Iterable[tuple[K, int]]) -> Mapping[K, int]:
    """Return the sum of the numbers for each key, in order of first appearance."""
    sums: dict[K, int] = {}
    for key, number in rows:
        sums[key] = sums.get(key, 0) + number
    return sums
