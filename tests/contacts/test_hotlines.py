from __future__ import annotations

import datetime as dt

import pytest
from library import LIBRARY
from small_library import TODAY

from handbill.contacts.hotlines import HOTLINE_FILE, Hotlines, number_problems, verify_hotlines
from handbill.contacts.phone_numbers import keypad
from handbill.core.datafile import DataFile
from handbill.core.isolates import IsolatedText
from handbill.core.problems import ExitCode, ProblemsFound
from handbill.core.schema.record import parse_data

NUMBERS = "hotlines/us.yaml"


def file_of(small) -> DataFile:
    return small.campaign.data(f"materials/{NUMBERS}")


def verified(small) -> Hotlines:
    return verify_hotlines([file_of(small)], TODAY)


def problems(small, *changes: tuple[str, str]) -> list[tuple[str, int, str]]:
    small.change(NUMBERS, *changes)
    with pytest.raises(ProblemsFound) as found:
        verified(small)
    return [(problem.code, problem.place.line, problem.place.key) for problem in found.value.problems]


def test_numbers_print_isolated_and_link(small) -> None:
    line = verified(small).lines["help"]
    assert str(line.phone) == "\u20661-888-373-7888\u2069"
    assert line.phone.link == "tel:+18883737888"
    assert (str(line.text.number), line.text.words, line.text.languages) == ("\u2066233733\u2069", {"": "HELP"}, ("en", "es"))
    assert (line.staff, line.interpreters) == (("en",), 200)
    assert (str(line.url.printed), line.url.link) == ("\u2066help.example\u2069", "https://help.example")


def test_an_emergency_number_links_as_it_is(small) -> None:
    assert verified(small).lines["emergency"].phone == IsolatedText("911", "tel:911")


def test_the_number_once_printed_for_befree_is_refused(small) -> None:
    assert problems(small, ("233733", "233722")) == [("number-spelled", 6, "lines.help.text.spelled")]


def test_the_keypad() -> None:
    assert keypad("BEFREE") == "233733"
    assert keypad("1-800-THE-LOST") == "18008435678"
    assert keypad("abc def ghi jkl mno pqrs tuv wxyz") == "22233344455566677778889999"
    assert keypad("É") == "É"


@pytest.mark.parametrize("spelled", ["1-888-DRESTUV", "888-373-7888", "1-888-DREPUTT"])
def test_spelled_phone_numbers_compare_by_their_keys(small, spelled: str) -> None:
    change = ("printed: 1-888-373-7888}", f"printed: 1-888-373-7888, spelled: {spelled}}}")
    if keypad(spelled).endswith("8883737888"):
        small.change(NUMBERS, change)
        assert verified(small)
    else:
        assert problems(small, change) == [("number-spelled", 5, "lines.help.phone.spelled")]


@pytest.mark.parametrize("printed", ["1-888-737-3888", "373-7888", "2-888-373-7888", "1-888-FREE-888", "1-888-373-7888 now"])
def test_printed_digits_must_be_those_dialed(small, printed: str) -> None:
    assert problems(small, ("printed: 1-888-373-7888", f"printed: {printed}")) == [("number-printed", 5, "lines.help.phone.printed")]


@pytest.mark.parametrize("printed", ["(888) 373-7888", "+1 888 373 7888", "888.373.7888"])
def test_the_country_code_may_be_dropped_in_print(small, printed: str) -> None:
    small.change(NUMBERS, ("printed: 1-888-373-7888", f"printed: {printed}"))
    assert verified(small).lines["help"].phone.printed == printed


@pytest.mark.parametrize("number", ["+1888373788", "+188837378888", "+448001111", "12", "9111111", "+18881737888"])
def test_malformed_numbers(small, number: str) -> None:
    found = problems(small, ('"+18883737888"', f'"{number}"'))
    assert ("number-malformed", 5, "lines.help.phone.number") in found


@pytest.mark.parametrize(("day", "stale"), [("2026-07-09", False), ("2026-07-10", True), ("2030-01-01", True)])
def test_a_number_is_refused_from_the_day_it_expires(small, day: str, stale: bool) -> None:
    found = list(number_problems(parse_data(HOTLINE_FILE, file_of(small)), dt.date.fromisoformat(day)))
    assert [problem.code for problem in found] == ["number-stale"] * (2 if stale else 0)
    if stale:
        assert (found[0].place.line, found[0].place.key) == (12, "lines.help.expires")
        assert found[0].hint == "check it against its source, then change `checked` and `expires`"
        assert found[0].exit_code == ExitCode.NUMBER


def test_dates_must_make_sense(small) -> None:
    assert problems(small, ("checked: 2026-01-10", "checked: 2026-08-01")) == [
        ("number-dates", 11, "lines.help.checked"),
        ("number-dates", 12, "lines.help.expires"),
    ]


@pytest.mark.parametrize("key", ["source", "checked", "expires"])
def test_no_number_without_its_source_and_dates(small, key: str) -> None:
    lines = small.read(NUMBERS).splitlines(keepends=True)
    row = next(line for line in lines if line.strip().startswith(f"{key}:"))
    assert problems(small, (row, "")) == [("content-key-missing", 3, f"lines.help.{key}")]


def test_problems_are_gathered(small) -> None:
    found = problems(small, ("233733", "233722"), ('"911", printed: "911"', '"91", printed: "92"'))
    assert [code for code, _, _ in found] == ["number-spelled", "number-malformed", "number-printed"]


def test_quoted_dates_count_as_dates(small) -> None:
    small.change(NUMBERS, ("2026-01-10", '"2026-01-10"'))
    assert verified(small).lines["help"].checked == dt.date(2026, 1, 10)


def test_our_own_numbers_are_right_on_the_day_they_were_checked() -> None:
    file = parse_data(HOTLINE_FILE, LIBRARY.data("materials/hotlines/us.yaml"))
    day = max(line.checked for line in file.lines.values())
    assert list(number_problems(file, day)) == []
