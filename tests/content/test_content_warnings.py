from __future__ import annotations

import datetime as dt

import pytest
from small_library import TODAY

from handbill.content.check import check
from handbill.content.content_warnings import warnings
from handbill.core.problems import ExitCode


def codes(small, day: str) -> list[tuple[str, str]]:
    found = warnings(small.campaign, dt.date.fromisoformat(day))
    return [(problem.code, problem.place.key) for problem in found if problem.code == "number-expiring"]


@pytest.mark.parametrize(("day", "near"), [("2026-06-09", False), ("2026-06-10", True), ("2026-07-09", True)])
def test_thirty_days_before_it_expires_a_number_warns(small, day: str, near: bool) -> None:
    assert codes(small, day) == ([("number-expiring", "lines.help"), ("number-expiring", "lines.emergency")] if near else [])


def test_an_expired_number_is_a_problem_and_no_warning(small) -> None:
    day = dt.date(2026, 7, 10)
    assert codes(small, day.isoformat()) == []
    assert "number-stale" in {problem.code for problem in check(small.campaign, day)}


def test_what_nobody_has_confirmed(small) -> None:
    found = warnings(small.campaign, TODAY)
    assert [(problem.code, problem.place.key) for problem in found] == [
        ("content-unconfirmed", "facts.calls"),
        ("number-unconfirmed", "lines.help"),
    ]
    assert found[1].exit_code == ExitCode.NUMBER


def test_a_number_that_was_edited_after_the_call(small) -> None:
    small.change("hotlines/us.yaml", ('{number: "911", printed: "911"}', '{number: "912", printed: "912"}'))
    small.change("facts.yaml", ("whole: 6", "whole: 7"))
    assert [(problem.place.key, problem.sentence) for problem in warnings(small.campaign, TODAY)[1:]] == [
        ("facts.share", "the figure share has not been confirmed"),
        ("lines.help", "Help Line has not been confirmed"),
        ("lines.emergency", "Emergency has a number that nobody has called: a call counts for the number that was called"),
    ]


def test_a_warning_is_no_problem(small) -> None:
    assert warnings(small.campaign, TODAY)
    assert check(small.campaign, TODAY) == []


def test_the_last_day_is_told_as_one_day(small) -> None:
    said = [problem.sentence for problem in warnings(small.campaign, dt.date(2026, 7, 9))]
    assert "Help Line expires in 1 day, on 2026-07-10" in said


def test_every_country_of_a_folder_warns_and_a_broken_file_does_not_hide_the_others(small) -> None:
    small.write("hotlines/mx.yaml", "country: [\n")
    assert [problem.place.file for problem in warnings(small.campaign, TODAY)] == ["materials/facts.yaml", "materials/hotlines/us.yaml"]
