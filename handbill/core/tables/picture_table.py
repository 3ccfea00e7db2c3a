"""Writes a workbook to be filled in whose rows show pictures: a first sheet that explains it, and a second with the table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_POINTS = 0.75  # a pixel on the screens that workbooks are made for
_UNITS = 9525  # of a pixel, in which drawings are placed
_LINE = 20  # pixels, a line of text over a picture
_ABOUT_WIDTHS, _READ = (28, 100), 12  # of the first sheet: its columns in characters, its letters in points
_HIGHEST = 545  # pixels; spreadsheets allow no higher row


@dataclass(frozen=True)
class PictureColumn:
    """`width` in characters; 0: hidden. `choices`: what a cell offers. `size`: of the letters. `rtl`: its words run from right to left."""

    head: str
    width: float
    choices: tuple[str, ...] = ()
    size: float = 11
    rtl: bool = False


@dataclass(frozen=True)
class PictureRow:
    """`picture`: a PNG with its width and height in pixels as shown, under the `lines` of text in its cell."""

    cells: tuple[str | int, ...]
    picture: tuple[bytes, int, int] | None = None
    lines: int = 0


@dataclass(frozen=True)
class PictureTable:
    """`about`: the rows of the sheet that explains, in two columns. `pictured`: the index of the column that the pictures stand in."""

    about_title: str
    about: Sequence[tuple[str, str | int]]
    title: str
    columns: Sequence[PictureColumn]
    rows: Sequence[PictureRow]
    pictured: int


def picture_workbook(table: PictureTable) -> bytes:
    """The workbook as XLSX."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    about = book.active
    about.title = table.about_title
    for number, (key, value) in enumerate(table.about, 1):
        for place, words in enumerate((key, value), 1):
            cell = about.cell(number, place, words)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=place == 1, size=_READ)
    for letter, width in zip("AB", _ABOUT_WIDTHS, strict=True):
        about.column_dimensions[letter].width = width
    sheet = book.create_sheet(table.title)
    _write_heads(sheet, table)
    for number, row in enumerate(table.rows, 2):
        _write_row(sheet, table, number, row)
    sheet.freeze_panes = "A2"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _write_heads(sheet: Worksheet, table: PictureTable) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(table.columns, 1):
        letter = get_column_letter(number)
        sheet.cell(1, number, column.head).font = Font(bold=True)
        sheet.column_dimensions[letter].width = column.width or 2
        sheet.column_dimensions[letter].hidden = not column.width
        if column.choices:
            listed = '"' + ",".join(column.choices) + '"'
            offer = DataValidation(type="list", formula1=listed, allow_blank=True, showErrorMessage=True)
            offer.error = "Choose one of: " + ", ".join(column.choices)
            sheet.add_data_validation(offer)
            offer.add(f"{letter}2:{letter}{len(table.rows) + 1}")


def _write_row(sheet: Worksheet, table: PictureTable, number: int, row: PictureRow) -> None:
    from openpyxl.styles import Alignment, Font

    for place, (column, value) in enumerate(zip(table.columns, row.cells, strict=True), 1):
        cell = sheet.cell(number, place, value or None)
        if isinstance(value, str):
            cell.number_format = "@"  # what it holds, and what is typed into it, is text
            cell.data_type = "s" if value else "n"  # also if it begins like a formula
        cell.font = Font(size=column.size)
        side = {"horizontal": "right", "readingOrder": 2} if column.rtl else {}
        cell.alignment = Alignment(wrap_text=True, vertical="top", **side)
    if row.picture:
        above = row.lines * _LINE
        _add_picture(sheet, row.picture, table.pictured, number - 1, above)
        sheet.row_dimensions[number].height = min(above + row.picture[2] + 12, _HIGHEST) * _POINTS


def _add_picture(sheet: Worksheet, picture: tuple[bytes, int, int], column: int, row: int, above: int) -> None:
    from openpyxl.drawing.image import Image
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
    from openpyxl.drawing.xdr import XDRPositiveSize2D

    data, width, height = picture
    image = Image(io.BytesIO(data))
    corner = AnchorMarker(col=column, colOff=4 * _UNITS, row=row, rowOff=above * _UNITS)
    image.anchor = OneCellAnchor(_from=corner, ext=XDRPositiveSize2D(width * _UNITS, height * _UNITS))
    sheet.add_image(image)
