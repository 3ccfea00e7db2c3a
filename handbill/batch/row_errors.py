"""The problems of a list, by row: a row with any problem is not printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from handbill.core.counts import format_rows
from handbill.core.problems import Problem


@dataclass
class RowErrors:
    """`by_row`: the problems of each row. `shared`: problems that many rows have in common, each reported once."""

    by_row: dict[int, list[Problem]] = field(default_factory=dict)
    shared: list[Problem] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.by_row)

    def add(self, row: int, problems: Iterable[Problem]) -> None:
        if found := list(problems):
            self.by_row.setdefault(row, []).extend(found)

    def add_shared(self, rows: Sequence[int], problems: Iterable[Problem]) -> None:
        """Problems that all of these rows have: reported once, with the rows."""
        for problem in problems:
            self.shared.append(replace(problem, sentence=f"{problem.sentence} ({format_rows(rows)})"))
            for row in rows:
                self.by_row.setdefault(row, []).append(problem)

    def all_problems(self) -> list[Problem]:
        """Every problem once: shared ones first, then row by row."""
        reported = {(problem.code, problem.place, problem.hint) for problem in self.shared}
        problems = [problem for row in sorted(self.by_row) for problem in self.by_row[row]]
        return [*self.shared, *(problem for problem in problems if (problem.code, problem.place, problem.hint) not in reported)]
