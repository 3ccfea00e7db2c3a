"""Data files that extend another of their kind and give only what differs from it."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from handbill.core.datafile import DataFile
from handbill.core.problems import ProblemsFound, did_you_mean
from handbill.core.schema.declaration import Position, ValueType
from handbill.core.schema.record import EXTENDS, RecordType
from handbill.core.schema.value_types import MapType

T = TypeVar("T")


def extended(
    declaration: RecordType[Any],
    path: Path,
    others: Mapping[str, Path],
    read: Callable[[Path], DataFile],
    hidden: Callable[[Path], Path | None] = lambda _path: None,
    chain: tuple[Path, ...] = (),
) -> DataFile:
    """The file at `path`, completed from the one of `others` that it extends, and so on. Its lines are those of its own keys.

    `read` reads one file. `hidden` gives the file of the same name in whose place a file stands, which that one may extend by their name.
    `chain` holds the files that extend this one, the first of them first. Raises ProblemsFound (content-extends): a file that extends
    itself, or one that does not exist.
    """
    file, chain = read(path), (*chain, path)
    if not isinstance(file.data, dict) or EXTENDS not in file.data:
        return file
    name, at = str(file.data[EXTENDS]), Position(file, ())
    base = hidden(path) if name == path.stem else None
    base = base or others.get(name)
    if base is None:
        raise ProblemsFound([at.problem("content-extends", f"there is no {name!r} to extend", EXTENDS, hint=did_you_mean(name, others))])
    if base in chain:
        stems = ", ".join((*(each.stem for each in chain), name))
        sentence = f"{name} extends itself" if len(chain) == 1 else f"these extend each other: {stems}"
        raise ProblemsFound([at.problem("content-extends", sentence, EXTENDS, hint="let it extend another, or none")])
    own = {key: value for key, value in file.data.items() if key != EXTENDS}
    return laid_over(declaration, replace(file, data=own), extended(declaration, base, others, read, hidden, chain))


def changing(declaration: RecordType[Any], make: Callable[..., T], about: str) -> RecordType[T]:
    """How a file is written that is laid over one of this kind: it gives `own_keys` and, of the others, what it changes.

    `make` is called with `at` and with the values by key, None for what stays.
    """
    return RecordType(make, about, _optional(declaration), located=True)


def _optional(declaration: RecordType[Any]) -> dict[str, ValueType[Any]]:
    return {key: field if key in declaration.own_keys else _may_be_missing(field) for key, field in declaration.fields.items()}


def _may_be_missing(field: ValueType[Any]) -> ValueType[Any]:
    if isinstance(field, RecordType) and field.merged:
        return RecordType(dict, field.about, _optional(field), default=None)
    changed = copy.copy(field)
    changed.default = None
    return changed


def laid_over(declaration: RecordType[Any], file: DataFile, base: DataFile) -> DataFile:
    """A file, completed from another of its kind that it does not name. Its lines are those of its own keys."""
    if not isinstance(base.data, dict) or not isinstance(file.data, dict):
        return file
    taken_over = {key: value for key, value in base.data.items() if key not in declaration.own_keys}
    return replace(file, data=_merged(declaration, taken_over, file.data))


def _merged(declaration: RecordType[Any], base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The values of `own` over those of `base`."""
    result = dict(base)
    for key, value in own.items():
        field, below = declaration.fields.get(key), base.get(key)
        if isinstance(field, RecordType) and field.merged and isinstance(below, dict) and isinstance(value, dict):
            result[key] = _merged(field, below, value)
        elif isinstance(field, MapType) and field.merged and isinstance(below, dict) and isinstance(value, dict):
            result[key] = {**below, **value}
        else:
            result[key] = value
    return result
