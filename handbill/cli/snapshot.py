"""The files that a build is made from, and which of them have been saved since the last look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from handbill.campaign.campaign import SETTINGS
from handbill.core.files import as_it_is_named

_DATA = (".yaml", ".yml", ".po", ".py", ".jpg", ".png", ".svg")
_FOLDERS = ("materials", "layouts")

Snapshot = dict[Path, tuple[int, int]]


def snapshot(layers: Iterable[Path], named: Iterable[Path]) -> Snapshot:
    """Each file with its time and size: the data of the campaign's layers, and the files `named` with what lies beside them (a logo)."""
    seen = {}
    for path in _watched(layers, named):
        try:
            state = path.stat()
        except OSError:  # removed meanwhile, as by an editor that replaces a file by a new one
            continue
        seen[path] = (state.st_mtime_ns, state.st_size)
    return seen


def saved(before: Snapshot, after: Snapshot) -> list[Path]:
    """The files that are new, changed or gone, in order."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def _watched(layers: Iterable[Path], named: Iterable[Path]) -> Iterator[Path]:
    for layer in layers:
        if as_it_is_named(layer / SETTINGS).is_file():  # with the organization's file and its logo, which mostly lie beside it
            yield from (path for path in layer.iterdir() if path.suffix in _DATA)
        for folder in _FOLDERS:
            yield from (path for path in (layer / folder).rglob("*") if path.suffix in _DATA)
    for path in named:
        yield from (each for each in path.resolve().parent.iterdir() if each.is_file())
