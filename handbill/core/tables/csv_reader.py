"""The bytes of a CSV file become rows: UTF-8 with or without a byte order mark, commas, semicolons or tabs between."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.table import Table, numbered

_HINT = "save it as UTF-8; in Excel: Save As, 'CSV UTF-8 (Comma delimited)'"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def csv_rows(data: bytes, path: Path) -> Table:
    """The rows. Raises ProblemsFound: no UTF-8 (content-encoding, with the line), quotes that do not close (content-csv)."""
    text = _text(data, path)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_between(text), strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        rows += (tuple(cell.strip() for cell in row) for row in reader)
    except csv.Error as error:
        hint = "put cells that hold a quotation mark or a line break into quotes, and write a mark inside them twice"
        raise ProblemsFound(
            [Problem("content-csv", f"this is not valid CSV: {error}", Place(display_path(path), len(rows) + 1), hint)]
        ) from None
    return Table(numbered(rows, path))


def _text(data: bytes, path: Path) -> str:
    if data.startswith(_UTF16):
        raise ProblemsFound([Problem("content-encoding", "this is UTF-16 text, not UTF-8", Place(display_path(path), 1), _HINT)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        wrong = [number for number, line in enumerate(data.split(b"\n"), 1) if not _is_utf8(line)]
        more = f", nor are {len(wrong) - 1} more lines" if len(wrong) > 1 else ""
        sentence = f"line {wrong[0]} is not UTF-8 text{more}"
        raise ProblemsFound([Problem("content-encoding", sentence, Place(display_path(path), wrong[0]), _HINT)]) from None
    if "\0" in text:
        raise ProblemsFound([Problem("content-records", "this is neither a CSV nor an XLSX file", Place(display_path(path)), _HINT)])
    return text


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _between(text: str) -> str:
    """What stands between cells: the one of the three that the header has most of."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=header.count)
