"""Finds out which of our fields each column of a list holds, from its first row and an optional map of column names."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.problems import Place, Problem, did_you_mean, display_path, raise_if_any

FIELDS = ("organization", "phone", "url", "logo", "ink", "accent", "language", "material", "format", "quantity")
# Also accepted: the keys of an organization's file.
_ALSO = {"name": "organization", "colors.ink": "ink", "colors.accent": "accent"}
# 'phones' or 'organisation' is one of our fields misspelled; 'city' is a column of their own.
_NEAR = 0.8


def columns_of(header: Sequence[str], path: Path, mapping: Mapping[str, str]) -> tuple[dict[str, int], tuple[Problem, ...]]:
    """The index of each field's column (0 is the first), and warnings about names that look like misspellings of ours.

    `mapping` is what `column_map` returns. Raises ProblemsFound: no column for the name, two for one field, or an unknown column in the
    mapping.
    """
    names = [name.casefold() for name in header]
    mapped = {name.casefold(): field for name, field in mapping.items()}
    problems = [_missing_column(name, header, path) for name in mapping if name.casefold() not in names]
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


def column_map(path: Path | None) -> dict[str, str]:
    """Read a YAML file of `their column: our field`. Raises ProblemsFound: unreadable, not a mapping, an unknown field."""
    if path is None:
        return {}
    file = read(path)
    if not isinstance(file.data, dict) or not file.data:
        raise_if_any(
            [
                Problem(
                    "content-type", "this should be lines of `their column: our field`", file.place(), "as in `School name: organization`"
                )
            ]
        )
    problems = [
        Problem("content-value", f"{field!r} is not a field", file.place(name), did_you_mean(str(field), FIELDS))
        for name, field in file.data.items()
        if field not in FIELDS
    ]
    raise_if_any(problems)
    return dict(file.data)


def _missing_column(name: str, header: Sequence[str], path: Path) -> Problem:
    return Problem("content-column", f"there is no column {name!r}", Place(display_path(path), 1), did_you_mean(name, filter(None, header)))


def _misspelled(written: str, name: str, path: Path) -> Problem | None:
    near = difflib.get_close_matches(name, FIELDS, n=1, cutoff=_NEAR)
    if not near:
        return None
    sentence = f"the column {written!r} is not used; did you mean {near[0]}?"
    return Problem("content-column", sentence, Place(display_path(path), 1, written))
