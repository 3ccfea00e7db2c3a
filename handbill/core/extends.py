"""A data file that `extends` another becomes one set of values: the other's, with its own in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from handbill.core.datafile import DataFile, read
from handbill.core.problems import Problem, ProblemsFound, did_you_mean

KEY = "extends"


def extended(path: Path, files: Mapping[str, Path], depths: Mapping[str, int], own: tuple[str, ...]) -> DataFile:
    """The file at `path`, filled up from the one among `files` that it extends, and so on.

    `depths` says how many levels of a top key's mappings are laid over each other; what is deeper is put in place as a whole, so that a
    color never keeps the inks of another. The keys in `own` are never taken over. Raises ProblemsFound (content-extends): a file that
    extends itself, or one that is not there.
    """
    return _extended(path, files, depths, own, (path.stem,))


def _extended(path: Path, files: Mapping[str, Path], depths: Mapping[str, int], own: tuple[str, ...], chain: tuple[str, ...]) -> DataFile:
    file = read(path)
    if not isinstance(file.data, dict) or KEY not in file.data:
        return file
    name = str(file.data[KEY])
    if name in chain:
        sentence = f"{chain[0]} extends itself" if len(chain) == 1 else "these extend each other: " + ", ".join((*chain, name))
        raise ProblemsFound([Problem("content-extends", sentence, file.place(KEY), "let it extend another, or none")])
    if name not in files:
        raise ProblemsFound([Problem("content-extends", f"there is no {name!r} to extend", file.place(KEY), did_you_mean(name, files))])
    base = _extended(files[name], files, depths, own, (*chain, name)).data
    if not isinstance(base, dict):
        return file
    result: dict[str, Any] = {key: value for key, value in base.items() if key not in own}
    for key, value in file.data.items():
        if key != KEY:
            result[key] = _laid_over(result.get(key), value, depths.get(key, 0))
    return replace(file, data=result)


def _laid_over(base: Any, value: Any, depth: int) -> Any:
    if not depth or not isinstance(base, dict) or not isinstance(value, dict):
        return value
    return {**base, **{key: _laid_over(base.get(key), each, depth - 1) for key, each in value.items()}}
