"""Read an order from a table (CSV or XLSX) with one item per row into the data that YAML would contain, with the row of each value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from handbill.contacts.organization import CELLS, organization_cells
from handbill.core.datafile import DataFile, Key
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, display_path
from handbill.core.tables.read_table import read_table
from handbill.core.tables.table import formula_problem, is_formula

_DESTINATION_COLUMNS = ("address", "contact", "print", "shop", "region", "organization")
_ORGANIZATION_COLUMNS = {f"organization_{key}": key for key in ("name", *CELLS)}
_ITEM_COLUMNS = ("piece", "language", "quantity", "format", "sheet", "inks", "theme", "editions")
COLUMNS = ("destination", *_DESTINATION_COLUMNS, *_ORGANIZATION_COLUMNS, *_ITEM_COLUMNS)
SUFFIXES = (".csv", ".xlsx")

_Cells = dict[str, str]


def read_order_table(path: Path) -> tuple[DataFile, list[Problem]]:
    """Return the order, and the problems of the table itself. Raises ProblemsFound: the file cannot be read, or is empty."""
    table = read_table(path)
    if not table.rows:
        problem = Problem("content-csv", "the table is empty", Place(display_path(path), 1), _columns_hint())
        raise ProblemsFound([problem])
    order = _OrderTable(path, list(table.remarks))
    header_row, header = table.rows[0]
    columns = order.read_header(header, header_row)
    for row, cells in table.rows[1:]:
        order.add_row(row, columns, cells)
    return DataFile(path, {"destinations": order.destinations}, order.lines), order.problems


class _OrderTable:
    """Collects the rows of a table by destination."""

    def __init__(self, path: Path, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.destinations: list[dict[str, Any]] = []
        self.lines: dict[tuple[Key, ...], int] = {}
        self._indexes: dict[str, int] = {}

    def read_header(self, cells: Sequence[str], row: int) -> list[str]:
        """Return the column names as keys: lower case, with underscores."""
        columns = [re.sub(r"[\s-]+", "_", cell.lower()) for cell in cells]
        for column in dict.fromkeys(columns):
            if column and column not in COLUMNS:
                hint = did_you_mean(column, COLUMNS)
                self._add_problem("content-key-unknown", f"there is no column {column!r}", row, column, hint)
            if column and columns.count(column) > 1:
                self._add_problem("content-key-twice", f"there are two columns {column!r}", row, column, "keep one of them")
        return columns

    def add_row(self, row: int, columns: Sequence[str], cells: Sequence[str]) -> None:
        """Add an item to its destination, which its first row creates."""
        if any(cells[len(columns) :]):
            self._add_problem("content-value", f"the row has {len(cells)} cells for {len(columns)} columns", row)
        values = {column: cell for column, cell in zip(columns, cells, strict=False) if cell}
        for column in [column for column, cell in values.items() if column in COLUMNS and is_formula(cell)]:
            self.problems.append(formula_problem(values[column], Place(display_path(self.path), row, column)))
        name = values.get("destination", "")
        if not name:
            self._add_problem("content-key-missing", "the row names no destination", row, "destination")
            return
        if name not in self._indexes:
            self._indexes[name] = len(self.destinations)
            self.destinations.append({"name": name, "items": []})
            self.lines["destinations", self._indexes[name]] = row
        index = self._indexes[name]
        self._add_shared_values(row, values, index)
        items = self.destinations[index]["items"]
        keys = ("destinations", index, "items", len(items))
        items.append({key: _parse_cell(key, values[key]) for key in _ITEM_COLUMNS if key in values})
        self.lines[keys] = row
        for key in items[-1]:
            self.lines[(*keys, key)] = row

    def _add_shared_values(self, row: int, values: _Cells, index: int) -> None:
        """Read the values of the destination itself. Its first row gives them; later rows leave them empty or repeat them."""
        destination = self.destinations[index]
        shared: dict[str, Any] = {key: _parse_cell(key, values[key]) for key in _DESTINATION_COLUMNS if key in values}
        organization = organization_cells({key: values[column] for column, key in _ORGANIZATION_COLUMNS.items() if column in values})
        if organization and "organization" in shared:
            sentence = "the row names an organization's file and also gives its name or number"
            self._add_problem("content-value", sentence, row, "organization", "keep one of the two")
        elif organization:
            shared["organization"] = organization
        for key, value in shared.items():
            if key not in destination:
                destination[key] = value
                self.lines["destinations", index, key] = row
            elif destination[key] != value:
                first = self.lines["destinations", index, key]
                sentence = f"the {key} of {destination['name']!r} differs from the one in row {first}"
                self._add_problem("content-value", sentence, row, key, "give it once, or the same in every row")

    def _add_problem(self, code: str, sentence: str, row: int, key: str = "", hint: str = "") -> None:
        self.problems.append(Problem(code, sentence, Place(display_path(self.path), row, key), hint or _columns_hint()))


def _columns_hint() -> str:
    return "the columns are: " + ", ".join(COLUMNS)


def _parse_cell(key: str, cell: str) -> Any:
    """Return a cell as YAML would have read it: a whole number, a list of language tags, editions or address lines, or text."""
    if key == "quantity" and re.fullmatch(r"\d+", cell, re.ASCII):
        return int(cell)
    if key in ("language", "editions"):
        return re.split(r"[\s,;]+", cell)
    if key == "address":
        return [line.strip() for line in re.split(r"[|\n]", cell)]
    return cell
