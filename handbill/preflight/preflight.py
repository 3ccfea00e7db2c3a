"""A finished file, ours or anyone's, becomes a list of findings: every question of a profile is asked of the file opened once.

A file that cannot be opened is a finding, not an exception; so is a question that a broken file leaves without an answer.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from handbill.core.problems import ProblemsFound
from handbill.preflight import questions
from handbill.preflight.finding import Finding, Found, Question
from handbill.preflight.limits import profile_named
from handbill.preflight.opened import OpenedFile
from handbill.preflight.options import CheckOptions
from handbill.preflight.pdfx_metadata import guessed_profile

_MOST = 5  # findings of one question on one page; the rest are counted
_OF_NOTHING = ("pages",)  # what is asked of a file without pages
_UNREADABLE = {"check-encrypted": "encrypted", "check-unreadable": "damaged"}


def preflight(pdf: bytes, asked: CheckOptions = CheckOptions()) -> list[Finding]:  # noqa: B008 - it is frozen
    """Everything that is wrong, errors first, then by page. Raises ProblemsFound for a profile nobody knows (usage-profile)."""
    return examined(pdf, asked)[1]


def examined(pdf: bytes, asked: CheckOptions) -> tuple[str, list[Finding]]:
    """The same, with the profile the file was judged by; none for one that cannot be opened."""
    file = OpenedFile(pdf)
    profile = ""
    try:
        profile = asked.profile or guessed_profile(file)
        names = profile_named(profile).questions if len(file.objects.pages) else _OF_NOTHING
        found = answers(names, file, replace(asked, profile=profile))
    except ProblemsFound as unreadable:
        if unreadable.problems[0].code not in _UNREADABLE:
            raise
        found = [_unopened(unreadable)]
    finally:
        file.close()
    return profile, sorted(found, key=lambda finding: (finding.severity != "error", finding.page))


def answers(names: Sequence[str], file: OpenedFile, asked: CheckOptions) -> list[Finding]:
    """What these questions find. Raises ProblemsFound when the file cannot be opened."""
    return [finding for name in names for finding in _answers(question_named(name), file, asked)]


@cache
def question_named(name: str) -> Question:
    """The question of this id; its module is named for it."""
    question: Question = importlib.import_module(f"{questions.__name__}.{name.replace('-', '_')}").QUESTION
    return question


@cache
def question_names() -> tuple[str, ...]:
    """Every question there is, by name."""
    return tuple(sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(questions.__path__)))


def _answers(question: Question, file: OpenedFile, asked: CheckOptions) -> Iterator[Finding]:
    counts: dict[int, int] = {}
    try:
        for found in question.ask(file, asked):
            counts[found.page] = counts.get(found.page, 0) + 1
            if counts[found.page] <= _MOST:
                yield question.finding(found)
    except ProblemsFound:
        raise
    except Exception as error:
        # Files from elsewhere may break any promise of the format; the other questions still get their answers.
        sentence = f"the file is built so that this cannot be answered: {question.asks} ({type(error).__name__}: {error})"
        yield question_named("damaged").finding(Found(sentence, hint="export the file again from the program it was made with"))
    for page, count in counts.items():
        if count > _MOST:
            yield question.finding(Found(f"and {count - _MOST} more of the same kind", page))


def _unopened(unreadable: ProblemsFound) -> Finding:
    problem = unreadable.problems[0]
    return question_named(_UNREADABLE[problem.code]).finding(Found(problem.sentence, hint=problem.hint))
