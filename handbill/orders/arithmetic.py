"""Copies become sheets, and sheets become totals: pure arithmetic over whole numbers."""

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
    """What is printed beyond need: `percent` of the sheets, and at least `least` of them."""

    percent: float
    least: int


@dataclass(frozen=True)
class Count:
    """`copies` ordered, `up` of them on a sheet, so many `sheets` for them, and `overs` more."""

    copies: int
    up: int
    sheets: int
    overs: int

    @property
    def total(self) -> int:
        """Sheets to print."""
        return self.sheets + self.overs


def count(copies: int, up: int, each: int, overs: Overs) -> Count:
    """`up` copies share a sheet, or a copy takes `each` sheets: a poster in tiles. One of the two is 1, unless a piece has several leaves.

    Raises ValueError: a number below 1.
    """
    sheets = count_sheets(copies, up, each)
    return Count(copies, up, sheets, spoiled(sheets, overs))


def spoiled(sheets: int, overs: Overs) -> int:
    """How many more sheets to print. Fractions: 2 percent of 50 is 1, whatever a float makes of it."""
    return max(ceil(sheets * Fraction(str(overs.percent)) / 100), overs.least)


def summed(rows: Iterable[tuple[K, int]]) -> Mapping[K, int]:
    """The sum for each key, in the order in which keys come first."""
    sums: dict[K, int] = {}
    for key, number in rows:
        sums[key] = sums.get(key, 0) + number
    return sums
