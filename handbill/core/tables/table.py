"""A table of text, with rows numbered as a spreadsheet numbers them: the first is 1, and empty rows count."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path

MAX_ROWS = 200_000
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!")  # what Excel writes where a formula failed


@dataclass(frozen=True)
class Table:
    """`rows`: the number and the cells of each row that is not empty. `remarks`: what the user should know about how the file was read."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    remarks: tuple[Problem, ...] = ()


def numbered_rows(rows: Iterable[tuple[str, ...]], path: Path) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Number the rows and leave out empty ones. Raises ProblemsFound (content-size)."""
    numbered = list(enumerate(rows, 1))
    if len(numbered) > MAX_ROWS:
        sentence = f"the table has more than {MAX_ROWS:,} rows"
        raise ProblemsFound([Problem("content-size", sentence, Place(display_path(path)), "split it into several files")])
    return tuple((number, cells) for number, cells in numbered if any(cells))


def is_formula(value: str) -> bool:
    """Whether a cell holds a formula, or the error that a failed formula leaves."""
    return value.startswith("=") or value in _ERRORS


def formula_problem(value: str, place: Place) -> Problem:
    """Return the problem (content-formula) for a cell of which `is_formula` is true."""
    kind = "a formula" if value.startswith("=") else "an error"
    return Problem("content-formula", f"this is {kind}, {value!r}, not a value", place, "copy the column and paste it as values")
