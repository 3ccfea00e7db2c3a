"""What is wrong with a list, kept by row: a row that has anything wrong is not printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from handbill.core.problems import Problem

_SHOWN = 5  # rows named in a sentence


@dataclass
class RowErrors:
    """`by_row`: the problems of each row. `shared`: problems of many rows, each told once."""

    by_row: dict[int, list[Problem]] = field(default_factory=dict)
    shared: list[Problem] = field(default_factory=list)

    def add(self, row: int, problems: Iterable[Problem]) -> None:
        if found := list(problems):
            self.by_row.setdefault(row, []).extend(found)

    def share(self, rows: Sequence[int], problems: Iterable[Problem]) -> None:
        """The same is wrong with all of these rows: said once, with the rows."""
        for problem in problems:
            self.shared.append(replace(problem, sentence=f"{problem.sentence} ({rows_named(rows)})"))
            for row in rows:
                self.by_row.setdefault(row, []).append(problem)

    def told(self) -> list[Problem]:
        """Every problem once: those of many rows first, then row by row."""
        said = {(problem.code, problem.place, problem.hint) for problem in self.shared}
        own = [problem for row in sorted(self.by_row) for problem in self.by_row[row]]
        return [*self.shared, *(problem for problem in own if (problem.code, problem.place, problem.hint) not in said)]


def rows_named(rows: Sequence[int]) -> str:
    """'row 7', 'rows 2, 3 and 97 more'."""
    named = ", ".join(str(row) for row in rows[:_SHOWN])
    more = f" and {len(rows) - _SHOWN} more" if len(rows) > _SHOWN else ""
    return f"row{'s' if len(rows) > 1 else ''} {named}{more}"
