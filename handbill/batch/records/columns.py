"""Find which column of a list holds which field, from its first row and an optional map of column names."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.problems import Place, Problem, did_you_mean, display_path, raise_if_any
from handbill.core.schema.record import parse_data
from handbill.core.schema.value_types import ChoiceType, MapType

FIELDS = (
    *("organization", "short_name", "phone", "phone_label", "phone_2", "phone_2_label", "url", "social", "logo", "ink", "accent"),
    *("language", "material", "format", "quantity"),
)
COLUMN_MAP = MapType(
    "Lines of `column name: field`, as in `School name: organization`.", ChoiceType("A field.", FIELDS, "a field"), least=1
)
# The fields by the keys of an organization's file, which are accepted as column names, too.
FIELD_OF_KEY = {"name": "organization", "colors.ink": "ink", "colors.accent": "accent"}
# Similar enough to be a misspelled field: 'phones' and 'organisation' are; 'city' is a column of the user's own.
_SIMILARITY = 0.8


def find_columns(header: Sequence[str], path: Path, column_map: Mapping[str, str]) -> tuple[dict[str, int], tuple[Problem, ...]]:
    """Return the column index of each field, and remarks on column names that look like misspelled fields.

    `column_map` comes from `read_column_map`. Raises ProblemsFound if no column holds the name, two hold the same field, or the map
    names a column that the list does not have.
    """
    names = [name.casefold() for name in header]
    mapped = {name.casefold(): field for name, field in column_map.items()}
    problems = [_missing_column(name, header, path) for name in column_map if name.casefold() not in names]
    columns: dict[str, int] = {}
    for index, name in enumerate(names):
        field = mapped.get(name, name if name in FIELDS else "")
        if not field:
            continue
        if field in columns:
            first, second = header[columns[field]], header[index]
            both = f"two columns are called {first!r}" if first == second else f"the columns {first!r} and {second!r} both hold {field}"
            problems.append(Problem("content-key-twice", both, Place(display_path(path), 1, header[index]), "rename one of them"))
        columns.setdefault(field, index)
    for name, field in FIELD_OF_KEY.items():
        if name in names and name not in mapped and field not in columns:
            columns[field] = names.index(name)
    if "organization" not in columns:
        near = difflib.get_close_matches("organization", names, n=1, cutoff=_SIMILARITY)
        named = f"rename the column {header[names.index(near[0])]!r} to" if near else "name a column"
        hint = f"{named} 'organization', or map one to it: --columns map.yaml"
        problems.append(Problem("content-key-missing", "no column holds the organization's name", Place(display_path(path), 1), hint))
    raise_if_any(problems)
    unused = [(header[index], name) for index, name in enumerate(names) if name and name not in mapped and index not in columns.values()]
    return columns, tuple(remark for written, name in unused if (remark := _misspelled(written, name, path)))


def read_column_map(path: Path | None) -> Mapping[str, str]:
    """Read a YAML file of `column name: field`. Raises ProblemsFound: unreadable, not a mapping, or an unknown field."""
    if path is None:
        return {}
    return parse_data(COLUMN_MAP, read(path))


def _missing_column(name: str, header: Sequence[str], path: Path) -> Problem:
    return Problem("content-column", f"there is no column {name!r}", Place(display_path(path), 1), did_you_mean(name, filter(None, header)))


def _misspelled(written: str, name: str, path: Path) -> Problem | None:
    near = difflib.get_close_matches(name, FIELDS, n=1, cutoff=_SIMILARITY)
    if not near:
        return None
    sentence = f"the column {written!r} is not used; did you mean {near[0]}?"
    return Problem("content-column", sentence, Place(display_path(path), 1, written))
