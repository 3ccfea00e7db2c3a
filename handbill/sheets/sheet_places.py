"""The places of a sheet that several people share: which copy comes to lie where. They are counted row by row, from the top left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handbill.sheets.grid import Slot

_DIGITS = 2  # of a point, by which slots of one row may differ


@dataclass(frozen=True)
class SheetPlace:
    """One place on one sheet, all counted from 1."""

    sheet: int
    place: int
    row: int
    column: int


def places_from(slots: Sequence[Slot], sheet: int, first: int) -> Iterator[SheetPlace]:
    """The places of the sheets from number `sheet` on, the first of which begins with the place `first`. There is no end to them."""
    rows = sorted({round(slot.card.y, _DIGITS) for slot in slots})
    columns = sorted({round(slot.card.x, _DIGITS) for slot in slots})
    at = [(rows.index(round(slot.card.y, _DIGITS)) + 1, columns.index(round(slot.card.x, _DIGITS)) + 1) for slot in slots]
    start = first - 1
    while True:
        for index in range(start, len(slots)):
            yield SheetPlace(sheet, index + 1, *at[index])
        sheet, start = sheet + 1, 0
