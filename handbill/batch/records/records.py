"""Reads a list of organizations (CSV or XLSX): each row is one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbill.batch.records.columns import column_map, columns_of
from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.cell_values import read_rows

_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")  # what Excel writes when a formula fails


def is_formula(value: str) -> bool:
    """Whether a cell holds a formula, or the error that a failed one left."""
    return value.startswith("=") or value in _ERRORS


@dataclass(frozen=True)
class Record:
    """One row. `row`: its number in the spreadsheet. `cells`: all of them, in order. `values`: the non-empty ones of our fields."""

    row: int
    cells: tuple[str, ...]
    values: Mapping[str, str]

    def value(self, field: str) -> str:
        """The value of a field; empty if there is none, or a formula."""
        value = self.values.get(field, "")
        return "" if is_formula(value) else value


@dataclass(frozen=True)
class Records:
    """A list. `columns`: for each of our fields the index of its column in `header`. `remarks`: warnings, which stop nothing."""

    path: Path
    header: tuple[str, ...]
    columns: Mapping[str, int]
    records: tuple[Record, ...]
    remarks: tuple[Problem, ...]

    def place(self, row: int, field: str = "") -> Place:
        """The place of a cell: file, row and the column's name in the list."""
        return Place(display_path(self.path), row, self.header[self.columns[field]] if field in self.columns else field)

    def all_values(self, record: Record) -> dict[str, str]:
        """All cells of a record by the lower-case names of their columns, those of our fields also by our names."""
        cells = {name.casefold(): cell for name, cell in zip(self.header, record.cells, strict=False) if name}
        return cells | {field: record.values.get(field, "") for field in self.columns}


def read_records(path: Path, columns: Path | None = None) -> Records:
    """Read a list. `columns`: a YAML file that maps its column names to our fields.

    Raises ProblemsFound: the file cannot be read, or its columns are unusable.
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
