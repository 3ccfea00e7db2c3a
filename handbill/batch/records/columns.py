"""The first row of a list, and a map of column names, become the field that each column holds."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.problems import Place, Problem, did_you_mean, display_path, raise_if_any
from handbill.core.schema.record import parse_data
from handbill.core.schema.value_types import ChoiceType, MapType

FIELDS = ("organization", "phone", "url", "logo", "ink", "accent", "language", "material", "format", "quantity")
COLUMN_MAP = MapType("Lines of `their column: our field`, as in `School name: organization`.", ChoiceType("A field.", FIELDS), least=1)
# Other names of ours: the keys of an organization's file.
_ALSO = {"name": "organization", "colors.ink": "ink", "colors.accent": "accent"}
# Column 'phones' or 'organisation' is ours misspelled; 'city' is a school's own.
_NEAR = 0.8


def columns_of(header: Sequence[str], path: Path, wanted: Mapping[str, str]) -> tuple[dict[str, int], tuple[Problem, ...]]:
    """Each field with the number of its column (0 is the first), and remarks on names that look like ours misspelled.

    `wanted` is what `column_map` returns. Raises ProblemsFound: no column holds a name, two hold the same, or the map names one that is
    not there.
    """
    names = [name.casefold() for name in header]
    mapped = {name.casefold(): field for name, field in wanted.items()}
    problems = [_not_there(name, header, path) for name in wanted if name.casefold() not in names]
    found: dict[str, int] = {}
    for at, name in enumerate(names):
        field = mapped.get(name, name if name in FIELDS else "")
        if not field:
            continue
        if field in found:
            sentence = f"the columns {header[found[field]]!r} and {header[at]!r} both hold {field}"
            problems.append(Problem("content-key-twice", sentence, Place(display_path(path), 1, header[at]), "rename one of them"))
        found.setdefault(field, at)
    for name, field in _ALSO.items():
        if name in names and name not in mapped and field not in found:
            found[field] = names.index(name)
    if "organization" not in found:
        hint = "name a column 'organization', or say which holds it: --columns map.yaml"
        problems.append(Problem("content-key-missing", "no column holds the organization's name", Place(display_path(path), 1), hint))
    raise_if_any(problems)
    unused = [(at, name) for at, name in enumerate(names) if name and name not in mapped and at not in found.values()]
    return found, tuple(remark for at, name in unused if (remark := _misspelled(header[at], name, path)))


def column_map(path: Path | None) -> Mapping[str, str]:
    """A YAML file of `their column: our field`. Raises ProblemsFound: it is unreadable, not a list of names, or names an unknown field."""
    if path is None:
        return {}
    return parse_data(COLUMN_MAP, read(path))


def _not_there(name: str, header: Sequence[str], path: Path) -> Problem:
    return Problem("content-column", f"there is no column {name!r}", Place(display_path(path), 1), did_you_mean(name, filter(None, header)))


def _misspelled(written: str, name: str, path: Path) -> Problem | None:
    near = difflib.get_close_matches(name, FIELDS, n=1, cutoff=_NEAR)
    if not near:
        return None
    sentence = f"the column {written!r} is not used; did you mean {near[0]}?"
    return Problem("content-column", sentence, Place(display_path(path), 1, written))
