"""Rows of text, numbered as a spreadsheet numbers them: 1 is the first, empty ones count."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handbill.core.problems import Place, Problem, ProblemsFound, display_path

MOST_ROWS = 50_000


@dataclass(frozen=True)
class Table:
    """`rows`: (number, cells) of each row that is not empty. `remarks`: what somebody should know of how the file was read."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    remarks: tuple[Problem, ...] = ()


def numbered(rows: list[tuple[str, ...]], path: Path) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Rows with their numbers, empty ones left out. Raises ProblemsFound (content-size)."""
    if len(rows) > MOST_ROWS:
        raise ProblemsFound(
            [Problem("content-size", f"the list has more than {MOST_ROWS} rows", Place(display_path(path)), "cut it into several")]
        )
    return tuple((number, cells) for number, cells in enumerate(rows, 1) if any(cells))
