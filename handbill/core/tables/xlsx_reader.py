"""Parse the first sheet of an XLSX workbook into text, each value as a person would type it."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.table import MAX_ROWS, Table, numbered_rows
from handbill.core.tables.table_template import EXPLANATION


def parse_xlsx(data: bytes, path: Path) -> Table:
    """Parse the first sheet of a workbook. `path` is named in problems. Raises ProblemsFound (content-table, content-size)."""
    sheets = _sheets(data, path, first_only=True)
    names = [name for name in sheets if name != EXPLANATION]
    sentence = f"only the first of {len(names)} sheets, {names[0]!r}, is read"
    remark = Problem("content-sheet", sentence, Place(display_path(path)), "move the table into a workbook of its own")
    return Table(numbered_rows(next(iter(sheets.values())), path), (remark,) if len(names) > 1 else ())


def parse_sheets(data: bytes, path: Path) -> dict[str, Table]:
    """Every sheet of a workbook by its name. Raises ProblemsFound as `parse_xlsx`."""
    return {name: Table(numbered_rows(rows, path)) for name, rows in _sheets(data, path).items()}


def _sheets(data: bytes, path: Path, first_only: bool = False) -> dict[str, list[tuple[str, ...]]]:
    """The rows of each sheet by its name; with `first_only` none of the others."""
    try:
        with warnings.catch_warnings():
            # It warns about features that it would drop when saving; nothing is saved here.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            sheets: dict[str, list[tuple[str, ...]]] = {name: [] for name in book.sheetnames}
            for sheet in book.worksheets[:1] if first_only else book.worksheets:
                # Some programs store wrong dimensions; without them every row is read.
                sheet.reset_dimensions()
                rows = zip(sheet.iter_rows(values_only=True), range(MAX_ROWS + 2), strict=False)
                sheets[sheet.title] = [tuple(map(_as_typed, row)) for row, _ in rows]
            book.close()
    except Exception as error:  # openpyxl raises many kinds: zip, XML, a missing part, an invalid number
        sentence = f"this workbook cannot be read ({type(error).__name__})"
        hint = "save it as .xlsx again, or as CSV"
        raise ProblemsFound([Problem("content-table", sentence, Place(display_path(path)), hint)]) from None
    return sheets


def _as_typed(value: Any) -> str:
    """Format a cell's value: whole numbers without a decimal point, dates as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    # An array formula, which fills several cells, is an object with its text.
    return str(getattr(value, "text", value)).strip()
