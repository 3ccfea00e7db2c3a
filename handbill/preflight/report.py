"""Reports what preflight found in each file, as lines for people or as data for machines, and lists the questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from handbill.preflight.finding import SEVERITIES, Finding, Severity
from handbill.preflight.preflight import question_named, question_names
from handbill.preflight.profiles import profile_named, profile_names

SCHEMA = 1  # incremented when a key is renamed or removed; keys may be added at any time


@dataclass(frozen=True)
class PreflightReport:
    """What was found in one file. `profile` is the one it was judged by; empty if it could not be opened."""

    file: str
    profile: str
    findings: tuple[Finding, ...]

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def verdict(self) -> str:
        """error, unanswered, warning or fine: the worst that was found."""
        return next((severity for severity in SEVERITIES if self.count(severity)), "fine")


def format_report(report: PreflightReport) -> Iterator[str]:
    """Lines for people: the verdict, then each question with what it found, why that matters and what to do."""
    judged = f", judged {profile_named(report.profile).label}" if report.profile else ""
    yield f"{report.file}{judged}: {_format_verdict(report)}"
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.check, []).append(finding)
    for check, group in groups.items():
        yield f"  {group[0].severity} [{check}] {group[0].why}"
        for finding in group:
            yield f"    {finding.location}: {finding.sentence}" if finding.location else f"    {finding.sentence}"
        yield from (f"    to do: {hint}" for hint in dict.fromkeys(finding.hint for finding in group if finding.hint))


def report_data(reports: Sequence[PreflightReport]) -> dict[str, Any]:
    """The reports as JSON data; the keys are documented in README, 'Preflight'."""
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


def format_questions() -> Iterator[str]:
    """Lines for the terminal: every question, with the profiles that ask it."""
    for name in question_names():
        question = question_named(name)
        yield f"{name:20}{question.severity:9}{', '.join(_profiles_with(name))}"
        yield f"{'':20}{question.text} {question.why}"


def questions_markdown() -> Iterator[str]:
    """The table of questions in docs/preflight.md."""
    yield "| id | question | why it matters | severity | profiles |"
    yield "|---|---|---|---|---|"
    for name in question_names():
        question = question_named(name)
        yield f"| `{name}` | {question.text} | {question.why} | {question.severity} | {', '.join(_profiles_with(name))} |"


def _profiles_with(question: str) -> list[str]:
    return [name for name in profile_names() if question in profile_named(name).questions]


def _format_verdict(report: PreflightReport) -> str:
    if report.verdict == "fine":
        return "nothing wrong"
    words = {
        "error": ("error", "errors"),
        "unanswered": ("question unanswered", "questions unanswered"),
        "warning": ("warning", "warnings"),
    }
    counts = [(report.count(severity), words[severity]) for severity in SEVERITIES if report.count(severity)]
    verdict = {"error": "not ready", "unanswered": "not judged wholly", "warning": "usable"}[report.verdict]
    return f"{verdict}, {' and '.join(f'{count} {one if count == 1 else many}' for count, (one, many) in counts)}"
