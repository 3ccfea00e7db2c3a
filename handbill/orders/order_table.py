"""Read an order from a table (CSV or XLSX) with one item per row into the data that YAML would contain, with the row of each value."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from handbill.contacts.organization import CELLS, organization_cells
from handbill.core.datafile import DataFile, Key
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, display_path
from handbill.core.tables.columns import by_head, find_fields, folded_head
from handbill.core.tables.read_table import read_table
from handbill.core.tables.table import holds_no_value, no_value_problem

_DESTINATION_COLUMNS = ("address", "contact", "print", "shop", "region", "organization")
_ORGANIZATION_COLUMNS = {f"organization_{key}": key for key in ("name", *CELLS)}
_ITEM_COLUMNS = ("piece", "language", "quantity", "format", "sheet", "inks", "theme", "editions")
COLUMNS = ("destination", *_DESTINATION_COLUMNS, *_ORGANIZATION_COLUMNS, *_ITEM_COLUMNS)
SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".numbers")  # all else is read as YAML
# The columns of columns.yaml whose heads people use for each. A bare name is where a box goes, a bare number what is printed on a piece.
HEADS = {
    "organization_name": ("owner_name",),
    **{f"organization_{key}": (key,) for key in CELLS},
    "destination": ("destination", "organization"),
    "piece": ("material",),
    **{name: (name,) for name in ("address", "contact", "print", "shop", "region", "language", "quantity", "format", "sheet")},
    **{name: (name,) for name in ("inks", "theme", "editions")},
}
_SIMILARITY = 0.8  # of a column's name that may be misspelled

_Cells = dict[str, str]


@dataclass(frozen=True)
class ReadOrder:
    """What a table of an order says. `problems`: of the table itself. `remarks`: on it. `read`: how many rows were read, in a sentence."""

    file: DataFile
    problems: list[Problem]
    remarks: list[Problem]
    read: str


def read_order_table(path: Path, hidden_rows: bool = False) -> ReadOrder:
    """The order. `hidden_rows`: with those that the sheet hides. Raises ProblemsFound: the file cannot be read, or is empty."""
    table = read_table(path, _known_columns, hidden_rows)
    if not table.rows:
        problem = Problem("content-csv", "the table is empty", Place(display_path(path), 1), _columns_hint())
        raise ProblemsFound([problem])
    order = _OrderTable(path, table.remarks)
    header_row, header = table.rows[0]
    columns = order.read_header(header, header_row)
    for row, cells in table.rows[1:]:
        order.add_row(row, columns, cells)
    file = DataFile(path, {"destinations": order.destinations}, order.lines, order.names)
    return ReadOrder(file, order.problems, order.remarks, table.read)


def _known_columns(cells: Sequence[str]) -> int:
    """How many columns a row names, if it can be the head of an order: it names two."""
    count = len(find_fields(cells, _levels()).fields)
    return count if count > 1 else 0


@cache
def _levels() -> tuple[Mapping[str, str], ...]:
    return ({folded_head(column): column for column in COLUMNS}, by_head(HEADS))


class _OrderTable:
    """Collects the rows of a table by destination."""

    def __init__(self, path: Path, remarks: Iterable[Problem]) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.destinations: list[dict[str, Any]] = []
        self.lines: dict[tuple[Key, ...], int] = {}
        self.remarks = list(remarks)
        self.names: dict[tuple[Key, ...], str] = {("destinations",): ""}
        self._heads = {column: column for column in COLUMNS}
        self._indexes: dict[str, int] = {}

    def read_header(self, cells: Sequence[str], row: int) -> list[str]:
        """The field of each column; empty for those that hold none, which are named: nothing is ordered from them."""
        found = find_fields(cells, _levels())
        columns = [""] * len(cells)
        for column, index in found.fields.items():
            columns[index] = column
            self._heads[column] = cells[index]
        for column, first, second in found.twice:
            one, other = cells[first], cells[second]
            sentence = f"there are two columns {one!r}" if one == other else f"the columns {one!r} and {other!r} both hold the {column}"
            self._add_problem("content-key-twice", sentence, row, other, "keep one of them")
        held = {*found.fields.values(), *(second for _, _, second in found.twice)}
        for cell in (cell for index, cell in enumerate(cells) if cell and index not in held):
            if difflib.get_close_matches(folded_head(cell), map(folded_head, COLUMNS), n=1, cutoff=_SIMILARITY):
                self._add_problem("content-key-unknown", f"there is no column {cell!r}", row, cell, did_you_mean(cell.lower(), COLUMNS))
            else:
                sentence = f"the column {cell!r} is not used"
                self.remarks.append(Problem("content-column", sentence, Place(display_path(self.path), row), _columns_hint()))
        return columns

    def add_row(self, row: int, columns: Sequence[str], cells: Sequence[str]) -> None:
        """Add an item to its destination, which its first row creates."""
        if any(cells[len(columns) :]):
            self._add_problem("content-value", f"the row has {len(cells)} cells for {len(columns)} columns", row)
        values = {column: cell for column, cell in zip(columns, cells, strict=False) if column and cell}
        for column in [column for column, cell in values.items() if holds_no_value(cell)]:
            self.problems.append(no_value_problem(values[column], Place(display_path(self.path), row, self._heads[column])))
        name = values.get("destination", "")
        if not name:
            self._add_problem("content-key-missing", "the row names no destination", row, self._heads["destination"])
            return
        if name not in self._indexes:
            self._indexes[name] = len(self.destinations)
            self.destinations.append({"name": name, "items": []})
            self.lines["destinations", self._indexes[name]] = row
            self._name_destination(self._indexes[name])
        index = self._indexes[name]
        self._add_shared_values(row, values, index)
        items = self.destinations[index]["items"]
        keys: tuple[Key, ...] = ("destinations", index, "items", len(items))
        items.append({key: _parse_cell(key, values[key]) for key in _ITEM_COLUMNS if key in values})
        self.lines[keys] = row
        self.names[keys] = ""
        self.names |= {(*keys, key): self._heads[key] for key in _ITEM_COLUMNS}
        for key in items[-1]:
            self.lines[(*keys, key)] = row

    def _name_destination(self, index: int) -> None:
        """Note what problems call the values of a destination: the heads of their columns."""
        keys = ("destinations", index)
        self.names |= {keys: "", (*keys, "name"): self._heads["destination"]}
        self.names |= {(*keys, key): self._heads[key] for key in _DESTINATION_COLUMNS}
        self.names |= {(*keys, "organization", key): self._heads[column] for column, key in _ORGANIZATION_COLUMNS.items()}

    def _add_shared_values(self, row: int, values: _Cells, index: int) -> None:
        """Read the values of the destination itself. Its first row gives them; later rows leave them empty or repeat them."""
        destination = self.destinations[index]
        shared: dict[str, Any] = {key: _parse_cell(key, values[key]) for key in _DESTINATION_COLUMNS if key in values}
        organization = organization_cells({key: values[column] for column, key in _ORGANIZATION_COLUMNS.items() if column in values})
        if organization and "organization" in shared:
            sentence = "the row names an organization's file and also gives its name or number"
            self._add_problem("content-value", sentence, row, self._heads["organization"], "keep one of the two")
        elif organization:
            shared["organization"] = organization
        for key, value in shared.items():
            if key not in destination:
                destination[key] = value
                self.lines["destinations", index, key] = row
            elif destination[key] != value:
                first = self.lines["destinations", index, key]
                sentence = f"the {key} of {destination['name']!r} differs from the one in row {first}"
                self._add_problem("content-value", sentence, row, self._heads[key], "give it once, or the same in every row")

    def _add_problem(self, code: str, sentence: str, row: int, key: str = "", hint: str = "") -> None:
        self.problems.append(Problem(code, sentence, Place(display_path(self.path), row, key), hint or _columns_hint()))


def _columns_hint() -> str:
    return "the columns are: " + ", ".join(COLUMNS)


def _parse_cell(key: str, cell: str) -> Any:
    """Return a cell as YAML would have read it: a whole number, a list of languages, editions or address lines, or text."""
    if key == "quantity" and re.fullmatch(r"\d+", cell, re.ASCII):
        return int(cell)
    if key == "language":
        return [cell]
    if key == "editions":
        return re.split(r"[\s,;]+", cell)
    if key in ("print", "region"):
        return cell.lower()
    if key == "address":
        return [line.strip() for line in re.split(r"[|\n]", cell)]
    return cell
