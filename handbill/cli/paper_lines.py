"""The lines of a summary on how an office file is printed: paper, sides, number of sheets, and where the bleed is short."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from handbill.build.print_instructions import FROM_TRAY, NOT_TEST_PRINTED, PER_SHEET
from handbill.core.counts import format_count
from handbill.core.problems import display_path
from handbill.sheets.print_window import MOST_COPIES
from handbill.sheets.sheet import count_sheets

if TYPE_CHECKING:
    from handbill.build.file_summary import SheetUse


def paper_lines(use: SheetUse, copies: int | None, shared: bool = False) -> Iterator[str]:
    """The sentences for one file. `shared`: different pieces share its sheets; without `copies`, these are counted instead."""
    if use.tiled:
        sheets = f"{format_count(use.in_file, 'sheet')} of {use.stock_name}"
        yield f"{use.form}: {sheets}, the first a map of the others; print on one side at 100 percent"
        return
    line = f"{use.form} on {use.stock}: {PER_SHEET.format(count=use.per_sheet)}; {use.sides[0].lower()}{use.sides[1:]}; 100 percent"
    if shared and not copies:
        line += f"; {format_count(use.in_file, 'sheet')}"
    if copies:
        needed = format_count(count_sheets(copies, use.per_sheet, use.each, use.first), "sheet")
        line += f"; {format_count(copies, 'copy', 'copies')} {'needs' if copies == 1 else 'need'} {needed}"
        line += "" if shared else _times(count_sheets(copies, use.per_sheet, use.each, use.first) // use.in_file)
    yield line
    if use.tray:
        yield f"  {FROM_TRAY.format(tray=use.tray)}"
    if not use.measured:
        yield f"  {NOT_TEST_PRINTED.format(stock=use.stock)}"
    if use.edge:
        yield f"  {use.edge}"


def _times(runs: int) -> str:
    """How often a file is printed, and who sets that."""
    if runs == 1:
        return ""
    return f"; print the file {runs} times{', which it asks for' if runs <= MOST_COPIES else ': set that in the print window'}"


def shared_sheet_lines(numbered: bool, table: Path) -> Iterator[str]:
    """Where it says who is where, and whether the sheets carry no number for it: those of merged files, and pieces that fill the paper."""
    if not numbered:
        yield "The sheets carry no number: count them as they come out"
    yield f"Who is where: {display_path(table)}"
