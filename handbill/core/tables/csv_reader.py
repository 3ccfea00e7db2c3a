"""Reads CSV as spreadsheets save it, separated by commas, semicolons, tabs or bars, whatever stands above the names of its columns."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path
from handbill.core.tables.choose_sheet import LOOKED_AT, find_head, table_of
from handbill.core.tables.csv_text import csv_text
from handbill.core.tables.table import MAX_COLUMNS, MAX_ROWS, HeadScore, Table, TableRows, Worksheet

_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = re.compile(r'\s*"?sep=(.)"?[,;\t ]*(?:\r\n|\r|\n|$)', re.IGNORECASE)  # Excel's own, which says what separates cells
_QUOTED = re.compile(r'"[^"]*"')


def parse_csv(data: bytes, path: Path, score: HeadScore) -> Table:
    """The table of a file. `path` is named in problems.

    Raises ProblemsFound: no text, or of an unknown encoding (content-encoding, with the line), unbalanced quotes (content-csv), not text
    (content-table), too many rows (content-size).
    """
    text, remarks = csv_text(data, path)
    first = 1
    if named := _SEPARATOR_LINE.match(text):
        text, first = text[named.end() :], 2
    delimiter = named[1] if named else _delimiter(text, score, path)
    rows: list[tuple[int, tuple[str, ...]]] = []
    number = first - 1
    try:
        for number, cells in _rows(text, delimiter, first, path):
            if any(cells):
                rows.append((number, cells))
            if len(rows) > MAX_ROWS:
                sentence = f"the table has more than {MAX_ROWS:,} rows"
                raise ProblemsFound([Problem("content-size", sentence, Place(display_path(path)), "split it into several files")])
    except csv.Error:
        hint = "put quotation marks around a cell that contains a line break or a quotation mark, and double each mark inside it"
        sentence = "the quotation marks in this row do not match"
        raise ProblemsFound([Problem("content-csv", sentence, Place(display_path(path), number + 1), hint)]) from None
    return table_of(Worksheet("", tuple(rows)), path, score, False, remarks)[0]


def _rows(text: str, delimiter: str, first: int, path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for number, row in enumerate(reader, first):
        if len(row) > MAX_COLUMNS:
            sentence, hint = f"this row has more than {MAX_COLUMNS:,} cells", "look whether the file is the list that you mean"
            raise ProblemsFound([Problem("content-size", sentence, Place(display_path(path), number), hint)])
        yield number, tuple(cell.strip() for cell in row)


def _delimiter(text: str, score: HeadScore, path: Path) -> str:
    """What parts the cells so that one row names most columns; else, what occurs most often in the first line, outside quotation marks."""
    line = _QUOTED.sub("", next((line for line in text.splitlines() if line.strip()), ""))

    def weight(delimiter: str) -> tuple[int, int]:
        rows: list[tuple[int, tuple[str, ...]]] = []
        with suppress(csv.Error, ProblemsFound):
            rows.extend(row for row in islice(_rows(text, delimiter, 1, path), LOOKED_AT) if any(row[1]))
        return _known(tuple(rows), score), line.count(delimiter)

    return max(_DELIMITERS, key=weight)


def _known(rows: TableRows, score: HeadScore) -> int:
    found = find_head(rows, score)
    return 0 if found is None else score(rows[found][1])
