"""Writes the rows that were left out as a list of their own, with the reasons in a last column, to be corrected and run again."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from itertools import chain, count
from pathlib import Path

from handbill.batch.records.columns import REASON
from handbill.batch.records.records import Record, Records
from handbill.contacts.organization import SEPARATOR
from handbill.core.files import write_files
from handbill.core.problems import Problem


def write_rejected(records: Records, bad: Mapping[int, Sequence[Problem]], path: Path) -> Path:
    """Write these rows as CSV, with a byte order mark for spreadsheets, and return where.

    A list that is there already and differs may have been corrected by hand, so the new one gets another name (list-bad-2.csv). Raises
    ProblemsFound (output-disk).
    """
    kept = [at for at, name in enumerate(records.header) if name.casefold() != REASON]
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*(records.header[at] for at in kept), REASON])
    for record in records.records:
        if record.row in bad:
            cells = _cells(records, record, path.parent)
            reason = "; ".join(dict.fromkeys(_reason(problem) for problem in bad[record.row]))
            writer.writerow([*(cells[at] if at < len(cells) else "" for at in kept), reason, *cells[len(records.header) :]])
    data = text.getvalue().encode("utf-8-sig")
    names = chain([path], (path.with_stem(f"{path.stem}-{number}") for number in count(2)))
    free = next(name for name in names if not name.exists() or name.read_bytes() == data)
    write_files({free: data})
    return free


def _cells(records: Records, record: Record, folder: Path) -> list[str]:
    """The cells of a record, with the paths of its logos relative to the folder of the new list."""
    cells, at = list(record.cells), records.columns.get("logo")
    if at is not None and record.value("logo"):
        logos = [(records.path.parent / name.strip()).resolve() for name in cells[at].split(SEPARATOR)]
        cells[at] = SEPARATOR.join(_relative(logo, folder.resolve()) for logo in logos)
    return cells


def _relative(logo: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(logo, folder)).as_posix()
    except ValueError:  # on another drive
        return str(logo)


def _reason(problem: Problem) -> str:
    return f"{problem.place.key}: {problem.sentence}" if problem.place.key else problem.sentence
