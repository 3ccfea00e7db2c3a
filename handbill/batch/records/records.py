"""A list of organizations (CSV or XLSX) becomes records: one row, one organization, with what it wants printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbill.batch.records.columns import column_map, columns_of
from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.cell_values import read_rows

_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")  # what Excel writes where a formula failed


def is_formula(value: str) -> bool:
    """Whether a cell holds a formula, or what is left of one that failed."""
    return value.startswith("=") or value in _ERRORS


@dataclass(frozen=True)
class Record:
    """One row, by its number in the spreadsheet. `cells` are all of it, in order; `values` those of our fields, empty ones left out."""

    row: int
    cells: tuple[str, ...]
    values: Mapping[str, str]

    def said(self, field: str) -> str:
        """The value of a field; empty where there is none, or a formula stands in its place."""
        value = self.values.get(field, "")
        return "" if is_formula(value) else value


@dataclass(frozen=True)
class Records:
    """A list as it was read. `columns`: for each field of ours the number of its column in `header`. `remarks` stop nothing."""

    path: Path
    header: tuple[str, ...]
    columns: Mapping[str, int]
    records: tuple[Record, ...]
    remarks: tuple[Problem, ...]

    def place(self, row: int, field: str = "") -> Place:
        """A cell: file, row and the column's own name."""
        return Place(display_path(self.path), row, self.header[self.columns[field]] if field in self.columns else field)

    def every(self, record: Record) -> dict[str, str]:
        """All cells of a record by the names of their columns, ours by our names too."""
        own = {name.casefold(): cell for name, cell in zip(self.header, record.cells, strict=False) if name}
        return own | {field: record.values.get(field, "") for field in self.columns}


def read_records(path: Path, columns: Path | None = None) -> Records:
    """Read a list, with a map of its column names where they are not ours.

    Raises ProblemsFound with what keeps it from being read: the file's kind and encoding, its columns.
    """
    sheet = read_rows(path)
    if len(sheet.rows) < 2:
        sentence = "the list has no rows below its column names" if sheet.rows else "the list is empty"
        raise ProblemsFound([Problem("content-records", sentence, Place(display_path(path)), "the first row names the columns")])
    header = sheet.rows[0][1]
    found, remarks = columns_of(header, path, column_map(columns))
    records = tuple(Record(row, cells, _values(cells, found)) for row, cells in sheet.rows[1:])
    return Records(path, header, found, records, sheet.remarks + remarks)


def _values(cells: tuple[str, ...], columns: Mapping[str, int]) -> dict[str, str]:
    return {field: cells[at] for field, at in columns.items() if at < len(cells) and cells[at]}
