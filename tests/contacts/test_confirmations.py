from __future__ import annotations

import datetime as dt

import pytest
from small_library import TODAY

from handbill.contacts.confirmations import Confirmation, read_confirmations
from handbill.contacts.country import find_hotlines
from handbill.content.check import check
from handbill.content.facts import read_facts
from handbill.core.problems import ProblemsFound

PHONE, TEXT = "+18883737888", "233733"


def call(*numbers: str, by: str = "Ana Reyes", day: str = "2026-01-11", country: str = "US") -> str:
    listed = ", ".join(f'"{number}"' for number in numbers)
    return f"  - {{country: {country}, line: help, numbers: [{listed}], by: {by}, called: {day}}}\n"


def confirmed(small, *calls: str, today: dt.date = TODAY) -> list[tuple[str, str]]:
    small.write("confirmations.yaml", f"calls:\n{''.join(calls)}")
    return [(one.by, str(one.day)) for one in find_hotlines(small.campaign, "us", today).lines["help"].confirmed]


@pytest.mark.parametrize(
    ("calls", "who"),
    [
        ((call(PHONE, TEXT),), ["Ana Reyes"]),
        # One person calls, another sends the text message.
        ((call(PHONE), call(TEXT, by="Bo Lee")), ["Ana Reyes", "Bo Lee"]),
        ((call(PHONE, TEXT), call(TEXT, by="Bo Lee", day="2026-01-10")), ["Ana Reyes"]),
        ((call(PHONE, TEXT, day="2026-01-10"), call(TEXT, by="Bo Lee")), ["Ana Reyes", "Bo Lee"]),
        ((call(PHONE),), []),
        ((call("+18883737889", TEXT),), []),
        ((call(PHONE, TEXT, "+18880000000"),), ["Ana Reyes"]),
        ((call(PHONE, TEXT), call("+18880000000", by="Bo Lee")), ["Ana Reyes"]),
        ((call(PHONE, TEXT, country="CA"),), []),
        ((call(PHONE, TEXT, day="2026-01-16"),), []),
    ],
)
def test_a_line_is_confirmed_when_each_of_its_numbers_was_called(small, calls: tuple[str, ...], who: list[str]) -> None:
    assert [name for name, _ in confirmed(small, *calls)] == who


def test_an_edited_number_is_not_confirmed_any_more(small) -> None:
    assert confirmed(small, call(PHONE, TEXT)) == [("Ana Reyes", "2026-01-11")]
    small.change("hotlines/us.yaml", (f'"{PHONE}", printed: 1-888-373-7888', '"+18883737889", printed: 1-888-373-7889'))
    assert confirmed(small, call(PHONE, TEXT)) == []


def test_a_line_without_a_number_is_confirmed_by_its_address(small) -> None:
    small.change("hotlines/us.yaml", ('    phone: {number: "911", printed: "911"}\n', "    url: https://take.example\n"))
    opened = call("https://take.example").replace("line: help", "line: emergency")
    small.write("confirmations.yaml", f"calls:\n{opened}")
    assert find_hotlines(small.campaign, "us", TODAY).lines["emergency"].confirmed == (Confirmation("Ana Reyes", dt.date(2026, 1, 11)),)


@pytest.mark.parametrize("change", [("whole: 6", "whole: 7"), ("year: 2019", "year: 2020")])
def test_an_edited_figure_is_not_confirmed_any_more(small, change: tuple[str, str]) -> None:
    assert read_facts(small.campaign)["share"].confirmed == (Confirmation("Ana Reyes", dt.date(2026, 1, 11)),)
    small.change("facts.yaml", change)
    assert read_facts(small.campaign)["share"].confirmed == ()


def test_check_tells_what_a_record_does_not_belong_to(small) -> None:
    reading = "  - {fact: calls, figure: {value: 12345, year: 2021}, by: Ana, read: 2026-01-16}\n"
    calls = call(PHONE).replace("help", "halp") + call(PHONE, day="2026-01-16")
    small.write("confirmations.yaml", f"calls:\n{calls}readings:\n{reading}{reading.replace('calls', 'cals').replace('-16', '-15')}")
    assert [(problem.code, problem.place.key) for problem in check(small.campaign, TODAY)] == [
        ("number-unknown", "calls.0.line"),
        ("number-dates", "calls.1.called"),
        ("number-dates", "readings.0.read"),
        ("content-figure", "readings.1.fact"),
    ]


def test_every_problem_of_the_file_is_told(small) -> None:
    small.write("confirmations.yaml", "calls:\n  - {country: us, line: help, numbers: [], by: Ana, called: 2026-01-11}\n")
    with pytest.raises(ProblemsFound) as found:
        read_confirmations(small.campaign)
    assert [problem.place.key for problem in found.value.problems] == ["calls.0.country", "calls.0.numbers"]
