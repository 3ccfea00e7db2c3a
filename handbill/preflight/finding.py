"""What a question is, and what it finds: data that people read as sentences and machines as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handbill.core.problems import Place, Problem

if TYPE_CHECKING:
    from handbill.preflight.opened import OpenedFile
    from handbill.preflight.options import CheckOptions

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Found:
    """One thing a question has found: the page (0: the whole file), where on it, what is wrong, what to do."""

    sentence: str
    page: int = 0
    place: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`id` is stable and names the module; `asks` is the question in plain words, `why` what happens to people when the answer is no."""

    id: str
    severity: Severity
    asks: str
    why: str
    ask: Callable[[OpenedFile, CheckOptions], Iterator[Found]]

    def finding(self, found: Found) -> Finding:
        return Finding(self.id, self.severity, found.page, found.place, found.sentence, found.hint, self.why)


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer that should not stay. `check` is the question's id; `page` counts from 1, 0 is the whole file."""

    check: str
    severity: Severity
    page: int
    place: str
    sentence: str
    hint: str
    why: str

    @property
    def problem(self) -> Problem:
        """The same for those who gather problems."""
        where = ", ".join(part for part in (f"page {self.page}" if self.page else "", self.place) if part)
        return Problem(f"check-{self.check}", self.sentence, Place(where), self.hint)
