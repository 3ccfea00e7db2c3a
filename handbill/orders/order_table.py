"""An order as a table (CSV, UTF-8), one row an item, becomes the data that its YAML would hold, with the line of each value."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbill.core.datafile import DataFile, Key, text_of
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, display_path

_OF_DESTINATION = ("address", "contact", "print", "shop", "region", "organization")
_OF_ORGANIZATION = {f"organization_{key}": key for key in ("name", "phone", "url", "logo")}
_OF_ITEM = ("piece", "language", "quantity", "format", "sheet", "inks", "theme")
COLUMNS = ("destination", *_OF_DESTINATION, *_OF_ORGANIZATION, *_OF_ITEM)
_DELIMITERS = (",", ";", "\t")


@dataclass(frozen=True)
class _OrderRow:
    """One item: its line, and what its cells hold. Empty cells are left out."""

    line: int
    cells: dict[str, str]


def read_table(path: Path) -> tuple[DataFile, list[Problem]]:
    """The order, and what is wrong with the table as such. Raises ProblemsFound: it cannot be read, or has no heads."""
    table = _OrderTable(path)
    for row in table.rows(text_of(path, "utf-8-sig")):
        table.add(row)
    return DataFile(path, {"destinations": table.destinations}, table.lines), table.problems


class _OrderTable:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.destinations: list[dict[str, Any]] = []
        self.lines: dict[tuple[Key, ...], int] = {}
        self._known: dict[str, int] = {}

    def rows(self, text: str) -> Iterator[_OrderRow]:
        first = text.partition("\n")[0]
        reader = csv.reader(text.splitlines(keepends=True), delimiter=max(_DELIMITERS, key=first.count), strict=True)
        heads: list[str] = []
        line = 1
        try:
            for cells in reader:
                if not heads:
                    heads = self._heads(cells)
                elif any(cell.strip() for cell in cells):
                    if len(cells) > len(heads):
                        self._problem("content-value", f"the row has {len(cells)} cells for {len(heads)} columns", line)
                    yield _OrderRow(line, {head: cell.strip() for head, cell in zip(heads, cells, strict=False) if cell.strip()})
                line = reader.line_num + 1
        except csv.Error as error:
            raise ProblemsFound([self._made("content-csv", f"this is not a valid table: {error}", line)]) from None
        if not heads:
            raise ProblemsFound([self._made("content-csv", "the table is empty", 1)])

    def add(self, row: _OrderRow) -> None:
        name = row.cells.get("destination", "")
        if not name:
            self._problem("content-key-missing", "the row names no destination", row.line, "destination")
            return
        if name not in self._known:
            self._known[name] = len(self.destinations)
            self.destinations.append({"name": name, "items": []})
            self._at(row.line, "destinations", self._known[name])
        index = self._known[name]
        self._shared(row, index)
        items = self.destinations[index]["items"]
        where = ("destinations", index, "items", len(items))
        items.append({key: _value(key, row.cells[key]) for key in _OF_ITEM if key in row.cells})
        self._at(row.line, *where)
        for key in items[-1]:
            self._at(row.line, *where, key)

    def _shared(self, row: _OrderRow, index: int) -> None:
        """What belongs to the destination stands in its first row; later rows leave it empty or say the same."""
        whole = self.destinations[index]
        given: dict[str, Any] = {key: _value(key, row.cells[key]) for key in _OF_DESTINATION if key in row.cells}
        inline = {key: row.cells[column] for column, key in _OF_ORGANIZATION.items() if column in row.cells}
        if inline and "organization" in given:
            sentence = "the row names an organization's file and gives its name or number besides"
            self._problem("content-value", sentence, row.line, "organization", "keep one of the two")
        elif inline:
            given["organization"] = inline
        for key, value in given.items():
            if key not in whole:
                whole[key] = value
                self._at(row.line, "destinations", index, key)
            elif whole[key] != value:
                other = self.lines["destinations", index, key]
                sentence = f"the {key} of {whole['name']!r} is not what line {other} says"
                self._problem("content-value", sentence, row.line, key, "give it once, or alike in every row")

    def _heads(self, cells: list[str]) -> list[str]:
        heads = [re.sub(r"[\s-]+", "_", cell.strip().lower()) for cell in cells]
        for head in dict.fromkeys(heads):
            if head and head not in COLUMNS:
                self._problem("content-key-unknown", f"there is no column {head!r}", 1, head, did_you_mean(head, COLUMNS))
            if head and heads.count(head) > 1:
                self._problem("content-key-twice", f"the column {head!r} is there twice", 1, head, "keep one of them")
        return heads

    def _at(self, line: int, *keys: Key) -> None:
        self.lines[keys] = line

    def _made(self, code: str, sentence: str, line: int, key: str = "", hint: str = "") -> Problem:
        return Problem(code, sentence, Place(display_path(self.path), line, key), hint or "the columns are: " + ", ".join(COLUMNS))

    def _problem(self, code: str, sentence: str, line: int, key: str = "", hint: str = "") -> None:
        self.problems.append(self._made(code, sentence, line, key, hint))


def _value(key: str, cell: str) -> Any:
    """A cell as YAML would have read it: a whole number, or lists of tags and of lines."""
    if key == "quantity" and re.fullmatch(r"\d+", cell, re.ASCII):
        return int(cell)
    if key == "language":
        return re.split(r"[\s,;]+", cell)
    if key == "address":
        return [line.strip() for line in re.split(r"[|\n]", cell)]
    return cell
