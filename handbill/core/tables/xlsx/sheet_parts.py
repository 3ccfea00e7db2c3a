"""What the sheets of a workbook consist of: the strings that they share, and the rows of one sheet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from handbill.core.tables.table import MAX_COLUMNS, MAX_ROWS
from handbill.core.tables.xlsx.package import PackageTooLarge

_MOST_CHARACTERS = 100_000_000  # of a sheet's cells
_MOST_CELLS, _LAST_ROW = 5_000_000, 1_048_576  # the second is Excel's
_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_TRUE = ("1", "true")


class SharedStrings:
    """The strings that cells name by number."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._parts: list[str] = []
        self._kept = False
        self._phonetic = False
        self._size = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._phonetic = self._phonetic or name == "rPh"  # how Japanese is read, beside it
        self._kept = name == "t" and not self._phonetic

    def end(self, name: str) -> None:
        self._kept = False
        self._phonetic = self._phonetic and name != "rPh"
        if name == "si":
            self.strings.append("".join(self._parts))
            self._parts.clear()
            self._count(1)

    def text(self, text: str) -> None:
        if self._kept:
            self._count(len(text))
            self._parts.append(text)

    def _count(self, more: int) -> None:
        self._size += more
        if self._size > _MOST_CHARACTERS:
            raise PackageTooLarge(f"more than {_MOST_CHARACTERS:,} characters")


class SheetRows:
    """The rows of a sheet that say something, by number, and which rows and columns are hidden.

    `shown` turns a number with its style into text.
    """

    def __init__(self, strings: Sequence[str], shown: Callable[[str, str], str]) -> None:
        self.rows: dict[int, tuple[str, ...]] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._strings, self._shown = strings, shown
        self._row = 0
        self._row_hidden = False
        self._cells: dict[int, str] = {}
        self._column = -1
        self._type = self._style = ""
        self._parts: list[str] = []
        self._kept = self._phonetic = False
        self._formula: str | None = None
        self._value = ""
        self._size = self._count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._column = _column(attributes.get("r", ""), self._column + 1)
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._formula, self._value = None, ""
            self._count_cells(1)
        elif name == "row":
            number = attributes.get("r", "")
            # Messages name rows by their numbers, which only ever rise; a smaller one would name the wrong row.
            self._row = max(self._row + 1, int(number) if number.isascii() and number.isdigit() and len(number) < 8 else 0)
            self._row_hidden = attributes.get("hidden") in _TRUE or _zero(attributes.get("ht"))
            if self._row > _LAST_ROW:
                raise PackageTooLarge(f"more than {_LAST_ROW:,} rows")
            self._column = -1
            self._cells = {}
        elif name in ("v", "t", "f"):
            self._kept = not self._phonetic
            self._parts = self._parts if name == "t" else []
        elif name == "rPh":
            self._phonetic = True
        elif name == "is":
            self._parts = []
        elif name == "col" and (attributes.get("hidden") in _TRUE or _zero(attributes.get("width"))):
            with suppress(ValueError):
                first, last = int(attributes.get("min", "")), int(attributes.get("max", ""))
                self.hidden_columns |= {*range(max(first, 1) - 1, min(last, MAX_COLUMNS))}

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name in ("v", "is"):
            self._value = "".join(self._parts)
        elif name == "f":
            self._formula = "".join(self._parts) or "..."  # the text of one that goes on in several cells stands in the first
        elif name == "rPh":
            self._phonetic = False
        if name in ("v", "t", "f"):
            self._kept = False

    def text(self, text: str) -> None:
        if self._kept:
            self._size += len(text)
            if self._size > _MOST_CHARACTERS:
                raise PackageTooLarge(f"more than {_MOST_CHARACTERS:,} characters")
            self._parts.append(text)

    def _end_cell(self) -> None:
        text = self._cell_text().strip()
        if text and self._column < MAX_COLUMNS:
            self._cells[self._column] = text

    def _cell_text(self) -> str:
        if self._formula is not None:
            return f"={self._formula}"
        if not self._value or self._type in ("str", "inlineStr", "e"):
            return self._value
        if self._type == "s":
            number = self._value.strip()
            known = number.isascii() and number.isdigit() and len(number) < 10 and int(number) < len(self._strings)
            return self._strings[int(number)] if known else ""
        if self._type == "b":
            return "TRUE" if self._value.strip() in _TRUE else "FALSE"
        return self._value[:10] if self._type == "d" else self._shown(self._value, self._style)

    def _end_row(self) -> None:
        if not self._cells:
            return
        width = max(self._cells) + 1
        self._count_cells(width - len(self._cells))
        if len(self.rows) == MAX_ROWS:
            raise PackageTooLarge(f"more than {MAX_ROWS:,} rows")
        self.rows[self._row] = tuple(self._cells.get(column, "") for column in range(width))
        if self._row_hidden:
            self.hidden_rows.add(self._row)

    def _count_cells(self, more: int) -> None:
        self._count += more
        if self._count > _MOST_CELLS:
            raise PackageTooLarge(f"more than {_MOST_CELLS:,} cells")


def _column(reference: str, following: int) -> int:
    """The index of the column of 'B7'; that which follows the last if the cell has no place."""
    letters = _LETTERS.match(reference)
    if not letters:
        return following
    index = 0
    for letter in letters[0]:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _zero(size: str | None) -> bool:
    with suppress(ValueError):
        return size is not None and float(size) == 0
    return False
