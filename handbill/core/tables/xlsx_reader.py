"""The bytes of an XLSX workbook become rows: its first sheet, values as they would be typed. The only module that knows openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from pathlib import Path
from typing import Any

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.table import MOST_ROWS, Table, numbered


def xlsx_rows(data: bytes, path: Path) -> Table:
    """The rows of the first sheet. Raises ProblemsFound (content-records): no workbook, or one that cannot be read."""
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # It warns of what it does not keep when it writes; nothing is written here.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            sheet = book.worksheets[0]
            # Programs write this wrongly; without it every row is read as it is.
            sheet.reset_dimensions()
            rows = [tuple(map(_typed, row)) for row, _ in zip(sheet.iter_rows(values_only=True), range(MOST_ROWS + 2), strict=False)]
            names = book.sheetnames
            book.close()
    except Exception as error:  # of whatever kind: zip, XML, a missing part, a number that is none
        sentence = f"this is not a workbook that can be read ({type(error).__name__})"
        raise ProblemsFound(
            [Problem("content-records", sentence, Place(display_path(path)), "save it as .xlsx once more, or as CSV")]
        ) from None
    remarks = [Problem("content-sheet", f"only the first sheet, {names[0]!r}, of {len(names)} is read", Place(display_path(path)))]
    return Table(numbered(rows, path), tuple(remarks) if len(names) > 1 else ())


def _typed(value: Any) -> str:
    """A value as somebody would type it: whole numbers without a point, days as YYYY-MM-DD."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    # A formula that fills several cells comes as an object of its own.
    return str(getattr(value, "text", value)).strip()
