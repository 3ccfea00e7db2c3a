"""A record becomes an Organization and a number of copies; what is wrong with it is told by row and column."""

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


def organization_of(list_: Records, record: Record, problems: list[Problem]) -> Organization | None:
    """Who a record is for; None, and problems are added, where something is wrong with its name, number, address, logo or colors."""
    formulas = [field for field in list_.columns if is_formula(record.values.get(field, ""))]
    problems += [_formula(list_, record, field) for field in formulas]
    if len(record.cells) > len(list_.header) and any(record.cells[len(list_.header) :]):
        sentence = f"the row has {len(record.cells)} cells, but the first row names {len(list_.header)} columns"
        hint = "put a cell that holds a comma into quotes"
        problems.append(Problem("content-columns", sentence, list_.place(record.row), hint))
        return None
    data: dict[str, object] = {key: record.said(key) for key in ("phone", "url", "logo") if record.said(key)}
    if colors := {key: record.said(key) for key in ("ink", "accent") if record.said(key)}:
        data["colors"] = colors
    if "organization" not in record.values:
        problems.append(
            Problem("content-key-missing", "the organization has no name", list_.place(record.row, "organization"), "write it in")
        )
    # A stand-in, so that the other values are judged all the same.
    data["name"] = record.said("organization") or "-"
    found: list[Problem] = []
    lines: dict[tuple[Key, ...], int] = {(): record.row}
    who = collect(lambda: parse_organization(DataFile(list_.path, data, lines)), found)
    problems += [at_record(problem, list_, record.row) for problem in found]
    return who


def copies_of(list_: Records, record: Record, problems: list[Problem]) -> int:
    """How many are wanted; 1 where nothing is said."""
    written = record.said("quantity") or "1"
    if not _WHOLE.fullmatch(written) or not 1 <= int(written) <= MOST_COPIES:
        sentence, hint = f"{written!r} is not a whole number from 1 to {MOST_COPIES}", "write digits only, as in 250"
        problems.append(Problem("content-value", sentence, list_.place(record.row, "quantity"), hint))
        return 1
    return int(written)


def twice(list_: Records) -> list[tuple[int, Problem]]:
    """Rows that ask for what an earlier row asks for; how many of it makes no difference."""
    first: dict[tuple[tuple[str, str], ...], int] = {}
    found = []
    for record in list_.records:
        asked = tuple(sorted((field, value) for field, value in record.values.items() if field != "quantity"))
        if asked and (earlier := first.setdefault(asked, record.row)) != record.row:
            problem = Problem("content-row-twice", f"this row says the same as row {earlier}", list_.place(record.row), "keep one of them")
            found.append((record.row, problem))
    return found


def at_record(problem: Problem, list_: Records, row: int) -> Problem:
    """A problem of a record where the record stands: under the column's own name, or with its first place in the sentence."""
    here = list_.place(row)
    if problem.place.file in ("", here.file):
        key = problem.place.key
        return replace(problem, place=list_.place(row, _FIELD.get(key, key)))
    return replace(problem, place=here, sentence=problem.statement)


def _formula(list_: Records, record: Record, field: str) -> Problem:
    what = "a formula" if record.values[field].startswith("=") else "an error"
    sentence = f"this is {what}, {record.values[field]!r}, not a value"
    return Problem("content-formula", sentence, list_.place(record.row, field), "copy the column and paste it as values")
