"""Reads XLSX: the first sheet that people see and that has a table with a known head, or every sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.cell_text import decoded
from handbill.core.tables.choose_sheet import first_with_head, table_of
from handbill.core.tables.table import HeadScore, Table, TableRows
from handbill.core.tables.table_template import EXPLANATION
from handbill.core.tables.xlsx.package import DamagedPackage, PackageTooLarge
from handbill.core.tables.xlsx.workbook import SheetEntry, XlsxWorkbook


def parse_xlsx(data: bytes, path: Path, score: HeadScore, hidden_rows: bool) -> Table:
    """The table of a workbook. `path` is named in problems. Raises ProblemsFound (content-table, content-size)."""
    with _told(path):
        book = XlsxWorkbook(data)
        entries = [entry for entry in book.sheets if entry.part]
        seen = sorted(entries, key=lambda entry: entry.hidden)  # those that are hidden last
        table = first_with_head(table_of(book.sheet(entry), path, score, hidden_rows) for entry in seen) or Table(())
    return Table(table.rows, (*_other_sheets(book.sheets, table.sheet, path), *table.remarks), table.sheet)


def parse_sheets(data: bytes, path: Path) -> dict[str, Table]:
    """Every sheet of a workbook by its name, with its hidden rows. Raises ProblemsFound as `parse_xlsx`."""
    with _told(path):
        book = XlsxWorkbook(data)
        return {entry.name: Table(_decoded(book.sheet(entry).rows), sheet=entry.name) for entry in book.sheets}


def _decoded(rows: TableRows) -> TableRows:
    return tuple((number, tuple(map(decoded, cells))) for number, cells in rows)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except DamagedPackage:
        hint = "open it in Excel or LibreOffice and save it as .xlsx again, or as CSV"
        raise ProblemsFound([Problem("content-table", "this workbook is damaged", Place(display_path(path)), hint)]) from None
    except PackageTooLarge as error:
        hint = "split it into several files"
        raise ProblemsFound([Problem("content-size", f"the table has {error}", Place(display_path(path)), hint)]) from None


def _other_sheets(sheets: tuple[SheetEntry, ...], read: str, path: Path) -> list[Problem]:
    """A remark that names the sheet that is read where there are others."""
    others = [entry for entry in sheets if entry.name not in (read, EXPLANATION)]
    hidden = any(entry.hidden for entry in sheets if entry.name == read)
    if not others and not hidden:
        return []
    named = ", ".join(repr(entry.name) + (" (hidden)" if entry.hidden else " (no table)" if not entry.part else "") for entry in others)
    sentence = f"the sheet {read!r}{', which is hidden,' if hidden else ''} is read{f', and not: {named}' if others else ''}"
    return [
        Problem(
            "content-sheet", sentence, Place(display_path(path)), "to read another one, put it first, or save it as a workbook of its own"
        )
    ]
