"""Parses a record's organization and number of copies; problems name the row and the column."""

from __future__ import annotations

import re
from dataclasses import replace

from handbill.batch.records.records import Record, Records, is_formula
from handbill.contacts.organization import Organization, parse_organization
from handbill.core.datafile import DataFile, Key
from handbill.core.problems import Problem, collect

MOST_COPIES = 100_000  # of one record: ten times the largest run of ours
_FIELD = {"name": "organization", "colors.ink": "ink", "colors.accent": "accent"}
_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)


def parse_record(records: Records, record: Record, problems: list[Problem]) -> Organization | None:
    """The organization of a record; None, and problems are added, if its name, number, address, logo or colors are invalid."""
    formulas = [field for field in records.columns if is_formula(record.values.get(field, ""))]
    problems += [_formula(records, record, field) for field in formulas]
    if len(record.cells) > len(records.header) and any(record.cells[len(records.header) :]):
        sentence = f"the row has {len(record.cells)} cells, but the first row names {len(records.header)} columns"
        hint = "put a cell that holds a comma into quotes"
        problems.append(Problem("content-columns", sentence, records.place(record.row), hint))
        return None
    data: dict[str, object] = {key: record.value(key) for key in ("phone", "url", "logo") if record.value(key)}
    if colors := {key: record.value(key) for key in ("ink", "accent") if record.value(key)}:
        data["colors"] = colors
    if "organization" not in record.values:
        problems.append(
            Problem("content-key-missing", "the organization has no name", records.place(record.row, "organization"), "fill it in")
        )
    # A stand-in, so that the other values are still checked.
    data["name"] = record.value("organization") or "-"
    invalid: list[Problem] = []
    lines: dict[tuple[Key, ...], int] = {(): record.row}
    organization = collect(lambda: parse_organization(DataFile(records.path, data, lines)), invalid)
    problems += [at_record(problem, records, record.row) for problem in invalid]
    return organization


def parse_copies(records: Records, record: Record, problems: list[Problem]) -> int:
    """The quantity of a record; 1 if it has none."""
    written = record.value("quantity") or "1"
    if not _WHOLE.fullmatch(written) or not 1 <= int(written) <= MOST_COPIES:
        sentence, hint = f"{written!r} is not a whole number from 1 to {MOST_COPIES}", "write digits only, as in 250"
        problems.append(Problem("content-value", sentence, records.place(record.row, "quantity"), hint))
        return 1
    return int(written)


def find_repeated_rows(records: Records) -> list[tuple[int, Problem]]:
    """Rows that repeat an earlier row, whatever their quantity."""
    first: dict[tuple[tuple[str, str], ...], int] = {}
    found = []
    for record in records.records:
        values = tuple(sorted((field, value) for field, value in record.values.items() if field != "quantity"))
        if values and (earlier := first.setdefault(values, record.row)) != record.row:
            problem = Problem("content-row-twice", f"this row repeats row {earlier}", records.place(record.row), "keep one of them")
            found.append((record.row, problem))
    return found


def at_record(problem: Problem, records: Records, row: int) -> Problem:
    """The problem with the row as its place and the column's name in the list; a place in another file moves into the sentence."""
    here = records.place(row)
    if problem.place.file in ("", here.file):
        key = problem.place.key
        return replace(problem, place=records.place(row, _FIELD.get(key, key)))
    return replace(problem, place=here, sentence=problem.statement)


def _formula(records: Records, record: Record, field: str) -> Problem:
    what = "a formula" if record.values[field].startswith("=") else "an error"
    sentence = f"this is {what}, {record.values[field]!r}, not a value"
    return Problem("content-formula", sentence, records.place(record.row, field), "copy the column and paste it as values")
