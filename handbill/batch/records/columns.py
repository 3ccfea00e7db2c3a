"""Find which column of a list holds which field, from its first row and an optional map of column names."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.problems import Place, Problem, did_you_mean, display_path, raise_if_any
from handbill.core.schema.record import parse_data
from handbill.core.schema.value_types import ChoiceType, MapType
from handbill.core.tables.columns import by_head, find_fields, folded_head

REASON = "problem"  # the column of a list of rejected rows that says why
FIELDS = (
    *("organization", "short_name", "phone", "phone_label", "phone_2", "phone_2_label", "url", "social", "logo", "ink", "accent"),
    *("language", "material", "format", "quantity"),
)
COLUMN_MAP = MapType(
    "Lines of `column name: field`, as in `School name: organization`.", ChoiceType("A field.", FIELDS, "a field"), least=1
)
# The fields by the keys of an organization's file, which are accepted as column names, too.
FIELD_OF_KEY = {"name": "organization", "colors.ink": "ink", "colors.accent": "accent"}
# Similar enough to be a misspelled field: 'phonne' and 'organnization' are; 'city' is a column of the user's own.
_SIMILARITY = 0.8


@dataclass(frozen=True)
class ListColumns:
    """`fields`: the column of each, as an index into the header. `unused`: the heads of the other columns."""

    fields: dict[str, int]
    unused: tuple[str, ...]


def find_columns(header: Sequence[str], path: Path, column_map: Mapping[str, str], row: int = 1) -> ListColumns:
    """Which columns hold the fields, from the head in a row. `column_map` comes from `read_column_map`.

    Raises ProblemsFound if no column holds the name, two hold the same field, or the map names a column that the list does not have.
    """
    names = [name.casefold() for name in header]
    problems = [_missing_column(name, header, Place(display_path(path), row)) for name in column_map if name.casefold() not in names]
    found = find_fields(header, _levels(column_map))
    fields = found.fields
    problems += [_held_twice(header, Place(display_path(path), row), *pair) for pair in found.twice]
    if "organization" not in fields:
        near = difflib.get_close_matches("organization", names, n=1, cutoff=_SIMILARITY)
        named = f"rename the column {header[names.index(near[0])]!r} to" if near else "name a column"
        hint = f"{named} 'organization', or map one to it: --columns map.yaml"
        problems.append(Problem("content-key-missing", "no column holds the organization's name", Place(display_path(path), row), hint))
    raise_if_any(problems)
    held = set(fields.values())
    unused = (head for index, head in enumerate(header) if head and index not in held and folded_head(head) != REASON)
    return ListColumns(fields, tuple(unused))


def known_columns(column_map: Mapping[str, str], header: Sequence[str]) -> int:
    """How many fields a row names, if it can be the head of a list: it names the organization."""
    fields = find_fields(header, _levels(column_map)).fields
    return len(fields) if "organization" in fields else 0


def _levels(column_map: Mapping[str, str]) -> tuple[Mapping[str, str], ...]:
    return (
        {folded_head(name): field for name, field in column_map.items()},
        {folded_head(field): field for field in FIELDS},
        _known_heads(),
    )


@cache
def _known_heads() -> Mapping[str, str]:
    return by_head({field: (field,) for field in FIELDS}) | {folded_head(key): field for key, field in FIELD_OF_KEY.items()}


def unused_problem(heads: Sequence[str], path: Path, row: int = 1) -> Problem:
    """The remark on columns that nothing is printed from, with what a misspelled one may be."""
    near = {head: difflib.get_close_matches(folded_head(head), FIELDS, n=1, cutoff=_SIMILARITY) for head in heads}
    shown = ", ".join(f"{head!r} (did you mean {near[head][0]}?)" if near[head] else repr(head) for head in heads)
    sentence = f"the column {shown} is not used" if len(heads) == 1 else f"these columns are not used: {shown}"
    hint = f"to use one, say what it holds in a file, as in `{heads[0]}: phone`, and give it with --columns FILE"
    return Problem("content-column", sentence, Place(display_path(path), row), hint)


def read_column_map(path: Path | None) -> Mapping[str, str]:
    """Read a YAML file of `column name: field`. Raises ProblemsFound: unreadable, not a mapping, or an unknown field."""
    if path is None:
        return {}
    return parse_data(COLUMN_MAP, read(path))


def _held_twice(header: Sequence[str], place: Place, field: str, first: int, second: int) -> Problem:
    one, other = header[first], header[second]
    both = f"two columns are called {one!r}" if one == other else f"the columns {one!r} and {other!r} both hold {field}"
    hint = "rename one of them, or say which one holds it: --columns map.yaml"
    return Problem("content-key-twice", both, replace(place, key=other), hint)


def _missing_column(name: str, header: Sequence[str], place: Place) -> Problem:
    return Problem("content-column", f"there is no column {name!r}", place, did_you_mean(name, filter(None, header)))
