"""Read a table from a CSV or XLSX file. The content decides which of the two it is, not the name."""

from __future__ import annotations

from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.csv_reader import parse_csv
from handbill.core.tables.table import Table

_MAX_BYTES = 20_000_000  # a list of 1,000 schools has about 100 kB
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"  # how an .xlsx file begins, and an .xls or encrypted one


def read_table(path: Path) -> Table:
    """Read a CSV file or the first sheet of an XLSX file. Cells are stripped; a formula is returned as it was typed.

    Raises ProblemsFound: the file is unreadable, too large (20 MB, 200,000 rows), not UTF-8, broken, or of another type.
    """
    data = read_bytes(path)
    if is_workbook(data):
        from handbill.core.tables.xlsx_reader import parse_xlsx

        return parse_xlsx(data, path)
    if data.startswith(_OLE):
        sentence = "this is an old Excel file, or one with a password"
        hint = "save it as .xlsx without a password, or as CSV"
        raise ProblemsFound([Problem("content-table", sentence, Place(display_path(path)), hint)])
    return parse_csv(data, path)


def is_workbook(data: bytes) -> bool:
    """Whether a file begins as an XLSX file does."""
    return data.startswith(_ZIP)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file that is not too large. Raises ProblemsFound (content-unreadable, content-size)."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else "this cannot be the name of a file"
        hint = "check the name and the permissions"
        raise ProblemsFound([Problem("content-unreadable", f"cannot read the file: {reason}", Place(display_path(path)), hint)]) from None
    if len(data) > _MAX_BYTES:
        hint = "split it into several files"
        raise ProblemsFound([Problem("content-size", "the file is larger than 20 MB", Place(display_path(path)), hint)])
    return data
