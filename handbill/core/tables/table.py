"""A table of text, with rows numbered as a spreadsheet numbers them: the first is 1, and empty rows count."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from handbill.core.counts import format_count
from handbill.core.problems import Place, Problem

MAX_ROWS, MAX_COLUMNS = 200_000, 16_384  # as many columns as a sheet of Excel has
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")  # what Excel writes where a formula failed
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+[0-9]+|#{3,}")  # 3.37E+09, and ##### of a narrow column

TableRows = tuple[tuple[int, tuple[str, ...]], ...]
# How many known columns a row names, if it can be the head of the table; else 0.
HeadScore = Callable[[Sequence[str]], int]


@dataclass(frozen=True)
class Worksheet:
    """`rows`: the number and the cells of each row that is not empty. `hidden`: all of it is. A CSV file is one without a name."""

    name: str
    rows: TableRows
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False


@dataclass(frozen=True)
class Table:
    """`rows`: the number and the cells of each row to be read; the first is the head. `sheet`: the name of the sheet; empty for CSV.

    `remarks`: what the user should know about how the file was read.
    """

    rows: TableRows
    remarks: tuple[Problem, ...] = ()
    sheet: str = ""

    @property
    def read(self) -> str:
        """'3 rows read from the sheet 'Schools', rows 2 to 4'."""
        numbers = [number for number, _ in self.rows[1:]]
        where = f" from the sheet {self.sheet!r}" if self.sheet else ""
        which = f", rows {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f", row {numbers[0]}" if numbers else ""
        return f"{format_count(len(numbers), 'row')} read{where}{which}"


def holds_no_value(value: str) -> bool:
    """Whether a cell holds a formula, the error that a failed formula leaves, or a number that was too long for its column."""
    return value.startswith("=") or value in _ERRORS or bool(_SHORTENED.fullmatch(value))


def no_value_problem(value: str, place: Place) -> Problem:
    """Return the problem (content-formula, content-number-shortened) for a cell of which `holds_no_value` is true."""
    if _SHORTENED.fullmatch(value):
        sentence = f"this is a number that the spreadsheet has shortened, {value!r}: its last digits are lost"
        hint = "in the spreadsheet, format the column as text or as a number without decimals, look at its digits, and save the list again"
        return Problem("content-number-shortened", sentence, place, hint)
    kind = "a formula" if value.startswith("=") else "an error"
    return Problem("content-formula", f"this is {kind}, {value!r}, not a value", place, "copy the column and paste it as values")
