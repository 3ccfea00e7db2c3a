"""Read a list of organizations (CSV or XLSX) into records: one row for each organization, with what to print for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from handbill.batch.records.columns import find_columns, known_columns, read_column_map
from handbill.core.names import folded
from handbill.core.problems import Place, Problem, ProblemsFound, beside, display_path
from handbill.core.tables.read_table import read_table
from handbill.core.tables.table import holds_no_value


@dataclass(frozen=True)
class Record:
    """One row, with its number in the spreadsheet. `cells` are all its cells in order, `values` the non-empty ones by field."""

    row: int
    cells: tuple[str, ...]
    values: Mapping[str, str]

    def value(self, field: str) -> str:
        """Return the value of a field; empty if it has none, or holds a formula instead."""
        value = self.values.get(field, "")
        return "" if holds_no_value(value) else value


@dataclass(frozen=True)
class Records:
    """A list that was read. `columns`: the column of each field, as an index into `header`. `remarks` do not stop a run.

    `unused`: the heads of the columns that hold no field. `read`: how many rows were read, in a sentence. `head_row`: where the header is.
    """

    path: Path
    header: tuple[str, ...]
    columns: Mapping[str, int]
    records: tuple[Record, ...]
    remarks: tuple[Problem, ...]
    unused: tuple[str, ...] = ()
    read: str = ""
    head_row: int = 1

    @property
    def understood(self) -> tuple[tuple[str, str], ...]:
        """(head, field) of the columns that people call something else than the field."""
        named = ((self.header[index], field) for field, index in self.columns.items())
        return tuple((head, field) for head, field in named if folded(head) != folded(field))

    def place(self, row: int, field: str = "") -> Place:
        """Return the place of a cell: file, row and the column's name in the header."""
        return Place(display_path(self.path), row, self.header[self.columns[field]] if field in self.columns else field)

    def values_by_name(self, record: Record) -> dict[str, str]:
        """Return all cells of a record by the names in the header in lower case, and the fields also by their own names."""
        by_header = {name.casefold(): cell for name, cell in zip(self.header, record.cells, strict=False) if name}
        return by_header | {field: record.values.get(field, "") for field in self.columns}


def read_records(path: Path, column_map: Path | None = None, hidden_rows: bool = False) -> Records:
    """Read a list, with a file that maps its column names to fields where they differ. `hidden_rows`: those that a sheet hides, too.

    Raises ProblemsFound if the file or its columns cannot be read; problems of single rows are found later.
    """
    renamed = read_column_map(column_map)
    table = read_table(path, partial(known_columns, renamed), hidden_rows)
    with beside(table.remarks, table.read):
        if len(table.rows) < 2:
            sentence = "the list has no rows below its column names" if table.rows else "the list is empty"
            raise ProblemsFound([Problem("content-records", sentence, Place(display_path(path)), "the first row names the columns")])
        head_row, header = table.rows[0]
        found = find_columns(header, path, renamed, head_row)
    records = tuple(Record(row, cells, _values(cells, found.fields)) for row, cells in table.rows[1:])
    return Records(path, header, found.fields, records, table.remarks, found.unused, table.read, head_row)


def _values(cells: tuple[str, ...], columns: Mapping[str, int]) -> dict[str, str]:
    return {field: cells[index] for field, index in columns.items() if index < len(cells) and cells[index]}
