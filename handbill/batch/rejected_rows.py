"""Rows that were left out become a list of their own, with the reason beside each: to be mended and run again."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from handbill.batch.records.records import Record, Records
from handbill.core.files import write_files
from handbill.core.problems import Problem

REASON = "problem"


def write_leftover(list_: Records, bad: Mapping[int, Sequence[Problem]], path: Path) -> None:
    """Write the rows of these numbers as CSV that spreadsheets take for UTF-8. Raises ProblemsFound (output-folder, output-disk)."""
    kept = [at for at, name in enumerate(list_.header) if name.casefold() != REASON]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*(list_.header[at] for at in kept), REASON])
    for record in list_.records:
        if record.row in bad:
            cells = _cells(list_, record, path.parent)
            reason = "; ".join(dict.fromkeys(_reason(problem) for problem in bad[record.row]))
            writer.writerow([*(cells[at] if at < len(cells) else "" for at in kept), reason, *cells[len(list_.header) :]])
    write_files({path: text.getvalue().encode("utf-8-sig")})


def _cells(list_: Records, record: Record, folder: Path) -> list[str]:
    """Its cells; a logo is named from the folder in which the new list will lie."""
    cells, at = list(record.cells), list_.columns.get("logo")
    if at is not None and record.value("logo"):
        logo = (list_.path.parent / cells[at]).resolve()
        try:
            cells[at] = Path(os.path.relpath(logo, folder.resolve())).as_posix()
        except ValueError:  # on another drive
            cells[at] = str(logo)
    return cells


def _reason(problem: Problem) -> str:
    return f"{problem.place.key}: {problem.sentence}" if problem.place.key else problem.sentence
