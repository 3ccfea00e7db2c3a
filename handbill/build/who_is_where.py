"""The list that says which organization is where on shared sheets, for the people who cut and deliver them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from handbill.sheets.sheet_places import SheetPlace

WHO_IS_WHERE = "who-is-where"
_HEADS = ("sheet", "place", "row", "column", "name", "piece", "language", "row of the list", "file")


@dataclass(frozen=True)
class Occupant:
    """One copy. `place`: None where the whole sheet is for one. `list_row`: 0 without a list."""

    sheet: int
    place: SheetPlace | None
    name: str
    piece: str
    language: str
    list_row: int
    file: str


def write_table(occupants: Iterable[Occupant]) -> bytes:
    """CSV, with a byte order mark for spreadsheets."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADS)
    for each in occupants:
        at = (each.place.place, each.place.row, each.place.column) if each.place else ("", "", "")
        writer.writerow([each.sheet, *at, each.name, each.piece, each.language, each.list_row or "", each.file])
    return text.getvalue().encode("utf-8-sig")
