"""Finds the table in a file: which sheet it is on, which row is its head, and which rows are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from handbill.core.counts import format_rows
from handbill.core.problems import Place, Problem, display_path
from handbill.core.tables.cell_text import clean_rows, column_letters, names_of
from handbill.core.tables.table import HeadScore, Table, TableRows, Worksheet

LOOKED_AT = 25  # rows that may stand above a table: a title, a day, an address
_SHOWN = 60  # characters of them in a sentence


def any_head(cells: Sequence[str]) -> int:
    """The first row is the head, whatever it says."""
    return 1


def find_head(rows: TableRows, score: HeadScore) -> int | None:
    """The index of the row that names most columns; None if there is none.

    Below the first row, a row that names one column only is a head if the rows above are shorter, as titles are, or if the table has one
    column: an organization may be called Clinic.
    """
    best, most = None, 0
    widest = 0
    for index, (_, cells) in enumerate(rows[:LOOKED_AT]):
        filled = sum(map(bool, cells))
        known = score(cells)
        if known > most and (index == 0 or known > 1 or widest < filled or widest == filled == 1):
            best, most = index, known
        widest = max(widest, filled)
    return best


def table_of(sheet: Worksheet, path: Path, score: HeadScore, hidden_rows: bool, remarks: Sequence[Problem] = ()) -> tuple[Table, bool]:
    """The table on a sheet, and whether it has a head that is known; else its first row is taken for the head.

    `hidden_rows`: read them, too. `score` is given cells as they are read, clean.
    """
    place = Place(display_path(path))
    rows, cleaned = clean_rows(sheet.rows, place)
    found = find_head(rows, score)
    above, rows = rows[: found or 0], rows[found or 0 :]
    remarks = [*remarks, *_above(above, rows, path), *cleaned]
    if rows:
        remarks += _unnamed(rows, place)
        remarks += _hidden_columns(rows[0][1], sheet, place)
    if hidden := [number for number, _ in rows[1:] if number in sheet.hidden_rows]:
        rows = rows if hidden_rows else (rows[0], *(row for row in rows[1:] if row[0] not in sheet.hidden_rows))
        said = "printed all the same" if hidden_rows else "not printed"
        hint = "leave out --hidden-rows to print only what the sheet shows" if hidden_rows else "--hidden-rows prints them, too"
        sentence = f"{format_rows(hidden)} {'are' if len(hidden) > 1 else 'is'} hidden in the sheet, and {said}"
        remarks.append(Problem("content-hidden", sentence, place, hint))
    return Table(rows, tuple(remarks), sheet.name), found is not None


def _above(above: TableRows, rows: TableRows, path: Path) -> list[Problem]:
    if not above:
        return []
    text = " ".join(cell for _, cells in above for cell in cells if cell)
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} ..."
    sentence = f"the names of the columns are in row {rows[0][0]}; what stands above them is not read: {shown!r}"
    return [
        Problem("content-head", sentence, Place(display_path(path), rows[0][0]), "if they are in another row, delete the rows above it")
    ]


def _unnamed(rows: TableRows, place: Place) -> list[Problem]:
    """A remark on columns with values and without a name, within the width of the head; values beyond it are reported by row."""
    head = rows[0][1]
    without = [
        index
        for index, name in enumerate(head)
        if not name and any(cells[index : index + 1] != ("",) for _, cells in rows[1:] if len(cells) > index)
    ]
    if not without:
        return []
    letters = ", ".join(map(column_letters, without))
    sentence = (
        f"the columns {letters} have no name, and are not used"
        if len(without) > 1
        else f"the column {letters} has no name, and is not used"
    )
    return [Problem("content-column", sentence, place, "write a name into the row with the names of the columns")]


def _hidden_columns(head: Sequence[str], sheet: Worksheet, place: Place) -> list[Problem]:
    names = [name for index, name in enumerate(head) if name and index in sheet.hidden_columns]
    if not names:
        return []
    many = len(names) > 1
    sentence = f"the column{'s' if many else ''} {names_of(names)} {'are' if many else 'is'} hidden in the sheet, and read all the same"
    return [Problem("content-hidden", sentence, place, "delete what should not be read")]


def first_with_head(tables: Iterable[tuple[Table, bool]]) -> Table | None:
    """The first table whose head is known; else the first that says anything."""
    spare: Table | None = None
    for table, known in tables:
        if known:
            return table
        if spare is None and table.rows:
            spare = table
    return spare
