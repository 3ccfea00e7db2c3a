from __future__ import annotations

from pathlib import Path

import pytest

from handbill.core.datafile import parse
from handbill.core.problems import ProblemsFound
from handbill.core.yaml_edit import with_item

PATH = Path("pack.yaml")


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("tag: es\nreviewers: []  # who\n", ("reviewers",), "tag: es\nreviewers: [Ana]  # who\n"),
        ("reviewers: [Bo Lee]\nx: 1\n", ("reviewers",), "reviewers: [Bo Lee, Ana]\nx: 1\n"),
        ("reviewers:  # all\n  - Bo  # here\n# next\nx: 1\n", ("reviewers",), "reviewers:  # all\n  - Bo  # here\n  - Ana\n# next\nx: 1\n"),
        ("reviewers:\n- Bo", ("reviewers",), "reviewers:\n- Bo\n- Ana\n"),
        ("tag: es\n# end\n", ("reviewers",), "tag: es\n# end\nreviewers: [Ana]\n"),
        ("tag: es", ("reviewers",), "tag: es\nreviewers: [Ana]\n"),
        ("", ("reviewers",), "reviewers: [Ana]\n"),
        ("# only a comment\n", ("reviewers",), "# only a comment\nreviewers: [Ana]\n"),
        ("name: x\n", ("reviewers", "es"), "name: x\nreviewers: {es: [Ana]}\n"),
        ("reviewers: {}\n", ("reviewers", "es"), "reviewers: {es: [Ana]}\n"),
        ("reviewers: {fr: [Bo]}\n", ("reviewers", "es"), "reviewers: {fr: [Bo], es: [Ana]}\n"),
        ("reviewers:\n  fr: [Bo]\n\nx: 1\n", ("reviewers", "es"), "reviewers:\n  fr: [Bo]\n  es: [Ana]\n\nx: 1\n"),
        ("reviewers:\n  es:\n    - Bo\n  fr: [Bo]\n", ("reviewers", "es"), "reviewers:\n  es:\n    - Bo\n    - Ana\n  fr: [Bo]\n"),
        ("reviewers:\n  es: [Bo,\n       Cy]\n", ("reviewers", "es"), "reviewers:\n  es: [Bo,\n       Cy, Ana]\n"),
        ("reviewers:\nx: 1\n", ("reviewers",), "reviewers: [Ana]\nx: 1\n"),
    ],
)
def test_a_name_is_added_and_nothing_else_changes(before: str, keys: tuple[str, ...], after: str) -> None:
    assert with_item(before, PATH, keys, "Ana") == after


def test_a_record_is_added() -> None:
    record = {"country": "US", "line": "help", "numbers": ["+18883737888", "911"], "by": "Ana: yes, #1", "called": "2026-01-11"}
    once = with_item("calls: []\nreadings: []\n", PATH, ("calls",), record)
    twice = with_item(once, PATH, ("calls",), {**record, "by": "សុខា"})
    assert parse(twice, PATH).data == {"calls": [record, {**record, "by": "សុខា"}], "readings": []}


@pytest.mark.parametrize("text", ["reviewers: Ana\n", "- a\n- b\n", "reviewers: {es: x}\n"])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        with_item(text, PATH, ("reviewers",), "Bo")
    (problem,) = found.value.problems
    assert problem.code == "content-list"
    assert problem.hint == "add this to the list `reviewers` by hand: Bo"
