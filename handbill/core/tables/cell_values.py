"""A spreadsheet's file becomes rows of text. What kind of file it is, its bytes say, never its name."""

from __future__ import annotations

from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.table import Table

_LARGEST = 20_000_000  # bytes; a list of 1,000 schools has about 100 kB


def read_rows(path: Path) -> Table:
    """Read a CSV or an XLSX file. Cells come without the blanks around them, formulas as they were typed.

    Raises ProblemsFound: unreadable, too large (20 MB, 50,000 rows), no UTF-8, broken, another kind of file.
    """
    data = _bytes(path)
    if data.startswith(b"PK"):
        from handbill.core.tables.xlsx_reader import xlsx_rows

        return xlsx_rows(data, path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        sentence = "this is an old Excel file, or one with a password"
        raise ProblemsFound(
            [Problem("content-records", sentence, Place(display_path(path)), "save it as .xlsx without a password, or as CSV")]
        )
    from handbill.core.tables.csv_reader import csv_rows

    return csv_rows(data, path)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            data = source.read(_LARGEST + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "the name cannot be a file's"
        hint = "check the name and the permissions"
        raise ProblemsFound([Problem("content-unreadable", f"cannot read the file: {reason}", Place(display_path(path)), hint)]) from None
    if len(data) > _LARGEST:
        raise ProblemsFound([Problem("content-size", "the file is larger than 20 MB", Place(display_path(path)), "cut it into several")])
    return data
