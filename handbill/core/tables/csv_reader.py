"""Parse CSV: UTF-8 with or without a byte order mark, separated by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.table import Table, numbered_rows

_DELIMITERS = ",;\t"
_HINT = "save it as UTF-8; in Excel: Save As, 'CSV UTF-8 (Comma delimited)'"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def parse_csv(data: bytes, path: Path) -> Table:
    """Parse the bytes of a file. `path` is named in problems.

    Raises ProblemsFound: not UTF-8 (content-encoding, with the line), unbalanced quotes (content-csv), not text (content-table).
    """
    text = _decode(data, path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        rows += (tuple(cell.strip() for cell in row) for row in reader)
    except csv.Error as error:
        hint = "put quotation marks around a cell that contains a line break or a quotation mark, and double each mark inside it"
        place = Place(display_path(path), len(rows) + 1)
        raise ProblemsFound([Problem("content-csv", f"this is not valid CSV: {error}", place, hint)]) from None
    return Table(numbered_rows(rows, path))


def _decode(data: bytes, path: Path) -> str:
    if data.startswith(_UTF16_MARKS):
        raise ProblemsFound([Problem("content-encoding", "this is UTF-16 text, not UTF-8", Place(display_path(path), 1), _HINT)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        first, *others = [number for number, line in enumerate(data.split(b"\n"), 1) if not _is_utf8(line)]
        count = f", nor are {len(others)} other lines" if len(others) > 1 else ", nor is one other line" if others else ""
        sentence = f"this line is not UTF-8 text{count}"
        raise ProblemsFound([Problem("content-encoding", sentence, Place(display_path(path), first), _HINT)]) from None
    if "\0" in text:
        raise ProblemsFound([Problem("content-table", "this is neither a CSV nor an XLSX file", Place(display_path(path)), _HINT)])
    return text


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str) -> str:
    """Return the delimiter that occurs most often in the header."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=header.count)
