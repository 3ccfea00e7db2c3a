from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from handbill.content.check import check
from handbill.content.content_warnings import warnings
from handbill.core.problems import ExitCode


def codes(shelf, day: str) -> list[tuple[str, str]]:
    found = warnings(dt.date.fromisoformat(day), shelf.library)
    return [(problem.code, problem.place.key) for problem in found if problem.code == "number-expiring"]


@pytest.mark.parametrize(("day", "near"), [("2026-06-09", False), ("2026-06-10", True), ("2026-07-09", True)])
def test_thirty_days_before_it_expires_a_number_warns(shelf, day: str, near: bool) -> None:
    assert codes(shelf, day) == ([("number-expiring", "lines.help"), ("number-expiring", "lines.emergency")] if near else [])


def test_an_expired_number_is_a_problem_and_no_warning(shelf) -> None:
    day = dt.date(2026, 7, 10)
    assert codes(shelf, day.isoformat()) == []
    example = shelf.write("organizations/example.yaml", "name: Riverside\n")
    assert "number-stale" in {problem.code for problem in check(day, shelf.library, example)}


def test_what_nobody_has_confirmed(shelf, today) -> None:
    found = warnings(today, shelf.library)
    assert [(problem.code, problem.place.key) for problem in found] == [
        ("content-unconfirmed", "facts.calls"),
        ("number-unconfirmed", "lines.help"),
    ]
    assert found[1].exit_code == ExitCode.NUMBER


def test_a_warning_is_no_problem(shelf, today) -> None:
    example = shelf.write("organizations/example.yaml", "name: Riverside\n")
    assert warnings(today, shelf.library)
    assert check(today, shelf.library, example) == []


def test_the_last_day_is_told_as_one_day(shelf) -> None:
    said = [problem.sentence for problem in warnings(dt.date(2026, 7, 9), shelf.library)]
    assert "Help Line expires in 1 day, on 2026-07-10" in said


def test_every_country_of_a_folder_warns_and_a_broken_file_does_not_hide_the_others(shelf, today) -> None:
    shelf.write("hotlines/mx.yaml", "country: [\n")
    mine = replace(shelf.library, hotlines=shelf.root / "hotlines")
    assert [problem.place.file for problem in warnings(today, mine)] == ["facts.yaml", "hotlines/us.yaml"]
