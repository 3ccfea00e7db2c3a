"""What a question is and what it finds: sentences for people, fields for machines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from handbill.core.problems import Place, Problem

if TYPE_CHECKING:
    from handbill.preflight.opened_file import OpenedFile
    from handbill.preflight.options import CheckOptions

Severity = Literal["error", "unanswered", "warning"]  # unanswered: the file leaves the question open
SEVERITIES: tuple[Severity, ...] = ("error", "unanswered", "warning")  # the worst first


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect: what is wrong, on which page (0: the whole file), where on it, and what to do about it.

    `is_minor`: worth a warning only, whatever the severity of the question.
    """

    sentence: str
    page: int = 0
    place: str = ""
    hint: str = ""
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """`id` is stable and names the module. `text` is the question in plain words, `why` what goes wrong if the answer is no."""

    id: str
    severity: Severity
    text: str
    why: str
    find_defects: Callable[[OpenedFile, CheckOptions], Iterator[Defect]]

    def finding(self, defect: Defect) -> Finding:
        severity = "warning" if defect.is_minor else self.severity
        return Finding(self.id, severity, defect.page, defect.place, defect.sentence, defect.hint, self.why)

    def left_open(self, reason: str) -> Finding:
        """The finding that reports that the question cannot be answered. `reason` is the end of a sentence."""
        sentence, hint = (
            f"this cannot be answered: {reason}",
            "export the file again from the program that made it, and look at it yourself",
        )
        return Finding(self.id, "unanswered", 0, "", sentence, hint, f"{self.text} {self.why}")


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect with the question that found it. `check` is the question's id; `page` counts from 1, 0 is the whole file."""

    check: str
    severity: Severity
    page: int
    place: str
    sentence: str
    hint: str
    why: str

    @property
    def location(self) -> str:
        """'page 1, 21 mm from the left, 40 mm from the bottom'; empty for the whole file."""
        return ", ".join(part for part in (f"page {self.page}" if self.page else "", self.place) if part)

    @property
    def problem(self) -> Problem:
        """The finding as a Problem with the code check-<id>."""
        return Problem(f"check-{self.check}", self.sentence, Place(self.location), self.hint)
