"""Read a table from a CSV or XLSX file. The content decides which of the two it is, not the name."""

from __future__ import annotations

from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.choose_sheet import any_head
from handbill.core.tables.csv_reader import parse_csv
from handbill.core.tables.other_files import other_file
from handbill.core.tables.table import HeadScore, Table

_MAX_BYTES = 20_000_000  # a list of 1,000 schools has about 100 kB
_ZIP = b"PK"  # how an .xlsx file begins


def read_table(path: Path, score: HeadScore = any_head, hidden_rows: bool = False) -> Table:
    """Read a CSV file, or the first sheet of an XLSX file that has a head. Cells are clean; a formula is returned as it was typed.

    `score` knows the head of such a table, which may stand on another sheet than the first and below titles. `hidden_rows`: read them, too.
    Raises ProblemsFound: the file is unreadable, too large (20 MB, 200,000 rows), of an unknown encoding, broken, or of another type.
    """
    data = read_bytes(path)
    if other := other_file(data, path):
        raise ProblemsFound([other])
    if is_workbook(data):
        from handbill.core.tables.xlsx_reader import parse_xlsx

        return parse_xlsx(data, path, score, hidden_rows)
    return parse_csv(data, path, score)


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
