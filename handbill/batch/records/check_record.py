"""Read the organization and the number of copies from a record; report what is wrong by row and column."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from handbill.batch.records.columns import FIELD_OF_KEY
from handbill.batch.records.records import Record, Records
from handbill.contacts.organization import CELLS, LISTED, Organization, organization_cells, parse_organization
from handbill.core.datafile import DataFile, Key
from handbill.core.problems import Problem, collect
from handbill.core.tables.table import holds_no_value, no_value_problem

MAX_COPIES = 100_000  # per record; ten times our largest run
_WHOLE_NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)


def record_organization(
    records: Records, record: Record, problems: list[Problem], country: str = "us", style: str = ""
) -> Organization | None:
    """Return the organization of a record; or None, with problems added, if its name, number, address, logo or colors are invalid."""
    for field in records.columns:
        if holds_no_value(value := record.values.get(field, "")):
            problems.append(no_value_problem(value, records.place(record.row, field)))
    if len(record.cells) > len(records.header) and any(record.cells[len(records.header) :]):
        sentence = f"the row has {len(record.cells)} cells, but the first row names {len(records.header)} columns"
        hint = "put quotation marks around a cell that contains a comma"
        problems.append(Problem("content-columns", sentence, records.place(record.row), hint))
        return None
    data = organization_cells({key: record.value(key) for key in CELLS if record.value(key)})
    if colors := {key: record.value(key) for key in ("ink", "accent") if record.value(key)}:
        data["colors"] = colors
    if "organization" not in record.values:
        place = records.place(record.row, "organization")
        problems.append(Problem("content-key-missing", "the organization has no name", place, "enter its name"))
    # A placeholder for a missing name, so that the other values are still checked.
    data["name"] = record.value("organization") or "-"
    found: list[Problem] = []
    lines: dict[tuple[Key, ...], int] = {(): record.row}
    organization = collect(partial(parse_organization, DataFile(records.path, data, lines), country, style), found)
    problems += [at_record(problem, records, record.row) for problem in found]
    return organization


def record_copies(records: Records, record: Record, problems: list[Problem]) -> int:
    """Return the number of copies; 1 if the record gives none, or, with a problem added, an invalid one."""
    written = record.value("quantity") or "1"
    if not _WHOLE_NUMBER.fullmatch(written) or not 1 <= int(written) <= MAX_COPIES:
        sentence, hint = f"{written!r} is not a whole number from 1 to {MAX_COPIES}", "write digits only, as in 250"
        problems.append(Problem("content-value", sentence, records.place(record.row, "quantity"), hint))
        return 1
    return int(written)


def find_duplicates(records: Records) -> list[tuple[int, Problem]]:
    """Return a problem for each row that repeats an earlier one, whatever their quantities."""
    first_rows: dict[tuple[tuple[str, str], ...], int] = {}
    duplicates = []
    for record in records.records:
        values = tuple(sorted((field, value) for field, value in record.values.items() if field != "quantity"))
        if values and (earlier := first_rows.setdefault(values, record.row)) != record.row:
            place = records.place(record.row)
            duplicates.append((record.row, Problem("content-row-twice", f"this row repeats row {earlier}", place, "delete one of them")))
    return duplicates


def at_record(problem: Problem, records: Records, row: int) -> Problem:
    """Place a problem at its record: at the column of its key, or, if it is in another file, with that place in the sentence."""
    here = records.place(row)
    if problem.place.file in ("", here.file):
        key = problem.place.key
        column = key.partition(".")[0] if key.startswith(LISTED) else key  # logo.1 is in the column logo
        return replace(problem, place=records.place(row, FIELD_OF_KEY.get(column, column)))
    return replace(problem, place=here, sentence=problem.statement)
