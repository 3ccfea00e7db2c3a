"""Findings become what is said of each file: lines for people, and data for machines. Also the list of every question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from handbill.preflight.finding import Finding, Severity
from handbill.preflight.limits import profile_named, profile_names
from handbill.preflight.preflight import question_named, question_names

SCHEMA = 1  # counts up when a key is renamed or goes; new keys may come at any time
_FOR = {"screen": "for the screen", "office": "for an office printer", "press": "for a print shop"}


@dataclass(frozen=True)
class Report:
    """What was found in one file. `profile`: by which it was judged; none, when it could not be opened."""

    file: str
    profile: str
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def verdict(self) -> str:
        """fine, warning or error: the worst of what was found."""
        return "error" if self.count("error") else "warning" if self.findings else "fine"


def said(report: Report) -> Iterator[str]:
    """For people: the verdict, then each question with what it found, why that matters and what to do."""
    judged = f", judged {_FOR[report.profile]}" if report.profile else ""
    yield f"{report.file}{judged}: {_verdict(report)}"
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.check, []).append(finding)
    for check, group in groups.items():
        yield f"  {group[0].severity} [{check}] {group[0].why}"
        for finding in group:
            where = ", ".join(part for part in (f"page {finding.page}" if finding.page else "", finding.place) if part)
            yield f"    {where}: {finding.sentence}" if where else f"    {finding.sentence}"
        yield from (f"    to do: {hint}" for hint in dict.fromkeys(finding.hint for finding in group if finding.hint))


def data(reports: Sequence[Report]) -> dict[str, Any]:
    """For machines; README, 'Preflight', names the keys."""
    files = [
        {
            "file": report.file,
            "profile": report.profile,
            "verdict": report.verdict,
            "findings": [asdict(finding) for finding in report.findings],
        }
        for report in reports
    ]
    return {"schema": SCHEMA, "files": files}


def questions() -> Iterator[str]:
    """For the terminal: every question, with what it is asked for."""
    for name in question_names():
        question = question_named(name)
        yield f"{name:20}{question.severity:9}{', '.join(_asked_for(name))}"
        yield f"{'':20}{question.asks} {question.why}"


def questions_markdown() -> Iterator[str]:
    """For docs/preflight.md."""
    yield "| question | asks | why | severity | asked for |"
    yield "|---|---|---|---|---|"
    for name in question_names():
        question = question_named(name)
        yield f"| `{name}` | {question.asks} | {question.why} | {question.severity} | {', '.join(_asked_for(name))} |"


def _asked_for(question: str) -> list[str]:
    return [name for name in profile_names() if question in profile_named(name).questions]


def _verdict(report: Report) -> str:
    if not report.findings:
        return "nothing wrong"
    errors, warnings = report.count("error"), report.count("warning")
    parts = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in ((errors, "error"), (warnings, "warning")) if count]
    return f"{'not ready' if errors else 'usable'}, {' and '.join(parts)}"
