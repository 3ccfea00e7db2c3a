"""Writes a table to be filled in: heads, one example row, and in a workbook a second sheet that says what goes into each column."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from handbill.core.files import write_files
from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.columns import column_words

EXPLANATION = "About the columns"  # the second sheet, which a reader of tables knows to be ours
_SUFFIXES = (".xlsx", ".csv")
_ROWS = 1000  # rows whose cells offer the choices
_WIDTHS = (14, 40)  # of a column, in characters


@dataclass(frozen=True)
class TemplateColumn:
    """A column to be filled in. `choices`: what a spreadsheet offers for its cells."""

    head: str
    about: str
    example: str = ""
    choices: tuple[str, ...] = ()


def template_column(words: str, choices: tuple[str, ...] = (), head: str = "") -> TemplateColumn:
    """A column by its `words` in columns.yaml. An example that is none of the choices gives way to the first of them."""
    known = column_words()[words]
    example = known.example if not choices or not known.example or known.example in choices else choices[0]
    return TemplateColumn(head or known.heads[0], known.about, example, choices)


def write_template(path: Path, columns: Sequence[TemplateColumn]) -> None:
    """Write the table as XLSX or CSV. Raises ProblemsFound: another kind of file, one that is there already, a disk error."""
    if path.suffix.lower() not in _SUFFIXES:
        raise ProblemsFound([Problem("usage-template", f"{path.name!r} is no table", hint="give it a name that ends in .xlsx or .csv")])
    if path.exists():
        hint = "choose another name, or move the file: it may have been filled in"
        raise ProblemsFound([Problem("output-exists", "this file is there already", Place(display_path(path)), hint)])
    write_files({path: _workbook(columns) if path.suffix.lower() == ".xlsx" else _csv(columns)})


def _csv(columns: Sequence[TemplateColumn]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[column.head for column in columns], [column.example for column in columns]])
    # Excel reads a file without this mark as if it were in the letters of Western Europe.
    return text.getvalue().encode("utf-8-sig")


def _workbook(columns: Sequence[TemplateColumn]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    table = book.active
    table.title = "List"
    about = book.create_sheet(EXPLANATION)
    for number, head in enumerate(("Column", "What goes into it", "Choices"), 1):
        about.cell(1, number, head)
    offered = [column for column in columns if column.choices]
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        table.cell(1, number, column.head).font = Font(bold=True)
        # As text: Excel would turn a number of ten digits, or a fraction, into something else.
        table.cell(2, number, column.example).number_format = "@"
        table.column_dimensions[letter].width = min(max(len(column.head), len(column.example), _WIDTHS[0]), _WIDTHS[1])
        said = (column.head, column.about, f"see the column {column.head} beside this" if column.choices else "")
        for place, words in enumerate(said, 1):
            about.cell(number + 1, place, words)
        if column in offered:
            beside = get_column_letter(5 + offered.index(column))
            cells = f"'{EXPLANATION}'!${beside}$2:${beside}${len(column.choices) + 1}"
            offer = DataValidation(type="list", formula1=cells, allow_blank=True, errorStyle="warning", showErrorMessage=True)
            offer.error = "This is not in the list. Keep it if you mean several, such as English, Spanish."
            table.add_data_validation(offer)
            offer.add(f"{letter}2:{letter}{_ROWS}")
            for row, word in enumerate((column.head, *column.choices), 1):
                about.cell(row, 5 + offered.index(column), word)
    table.freeze_panes = "A2"
    for letter, width in (("A", 20), ("B", 80), ("C", 34)):
        about.column_dimensions[letter].width = width
    for row in about.iter_rows(max_col=3):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in about[1]:
        cell.font = Font(bold=True)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()
