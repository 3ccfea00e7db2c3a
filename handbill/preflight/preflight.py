"""Judges a finished file, ours or anyone's: opens it once and asks every question of a profile.

A file that cannot be opened is a finding, not an exception; so is a question that the file leaves open, with the reason in words.
"""

from __future__ import annotations

import importlib
import pkgutil
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from handbill.core.problems import ProblemsFound
from handbill.preflight import questions
from handbill.preflight.finding import SEVERITIES, Defect, Finding, Question
from handbill.preflight.metadata import guess_profile
from handbill.preflight.opened_file import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.profiles import profile_named
from handbill.preflight.unanswered import reason_in_words

_MOST = 5  # findings of one question on one page; the rest are counted
_WITHOUT_PAGES = ("pages",)  # the questions for a file that has no pages
_UNREADABLE = {"check-encrypted": "encrypted", "check-unreadable": "damaged"}


def preflight(pdf: bytes, options: CheckOptions = CheckOptions()) -> list[Finding]:  # noqa: B008 - it is frozen
    """Everything that is wrong with the file, errors first, then by page."""
    return examine(pdf, options)[1]


def examine(pdf: bytes, options: CheckOptions) -> tuple[str, list[Finding]]:
    """The same, with the name of the profile that the file was judged by; empty if it could not be opened."""
    profile = ""
    with OpenedFile(pdf) as file:
        try:
            file.use = profile = options.profile or guess_profile(file)
            names = profile_named(profile).questions if len(file.objects.pages) else _WITHOUT_PAGES
            findings = ask_questions(names, file, replace(options, profile=profile))
        except ProblemsFound as unreadable:
            if unreadable.problems[0].code not in _UNREADABLE:
                raise
            findings = [_finding_for_unreadable(unreadable)]
    return profile, sorted(findings, key=lambda finding: (SEVERITIES.index(finding.severity), finding.page))


def ask_questions(names: Sequence[str], file: OpenedFile, options: CheckOptions) -> list[Finding]:
    """What these questions find, in their order. Raises ProblemsFound if the file cannot be opened."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what libraries warn of, such as fields that no form lists, is for developers
        return [finding for name in names for finding in _ask(question_named(name), file, options)]


@cache
def question_named(name: str) -> Question:
    """The question with this id. Raises ModuleNotFoundError if there is none."""
    question: Question = importlib.import_module(f"{questions.__name__}.{name.replace('-', '_')}").QUESTION
    return question


def question_names() -> tuple[str, ...]:
    """The ids of all questions, in alphabetical order."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(questions.__path__)))


def _ask(question: Question, file: OpenedFile, options: CheckOptions) -> Iterator[Finding]:
    counts: dict[int, int] = {}
    try:
        for defect in question.find_defects(file, options):
            counts[defect.page] = counts.get(defect.page, 0) + 1
            if counts[defect.page] <= _MOST:
                yield question.finding(defect)
    except ProblemsFound:
        raise
    except Exception as error:
        # Foreign files may break any rule of the format; the other questions are still asked.
        yield question.left_open(reason_in_words(error))
    for page, count in counts.items():
        if count > _MOST:
            yield question.finding(Defect(f"and {count - _MOST} more of the same kind", page))


def _finding_for_unreadable(unreadable: ProblemsFound) -> Finding:
    problem = unreadable.problems[0]
    return question_named(_UNREADABLE[problem.code]).finding(Defect(problem.sentence, hint=problem.hint))
