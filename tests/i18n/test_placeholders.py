from __future__ import annotations

import pytest

from handbill.core.problems import Place
from handbill.i18n.placeholders import digits, is_message, placeholders, typed_letters, typed_numbers


@pytest.mark.parametrize("text", ["{{ hotlines.help.phone }}", "", "24/7", "{{ a.b }} · {{ c }}", "…"])
def test_strings_without_letters_are_not_messages(text: str) -> None:
    assert not is_message(text)


@pytest.mark.parametrize("text", ["Call", "{{ a }} now", "電話"])
def test_strings_with_letters_are_messages(text: str) -> None:
    assert is_message(text)


def test_placeholders_are_compared_by_their_expressions() -> None:
    assert placeholders("{{a.b}} {{  c }}\n{{ a.b }}") == {"a.b", "c"}


def test_digits_are_compared_in_any_script_and_order() -> None:
    assert digits("24 hours, 7 days, {{ n200 }}") == ["24", "7"]
    assert digits("۷ روز ۲۴ ساعت") == ["24", "7"]


@pytest.mark.parametrize("text", ["Call 911", "988", "1-88-73-78", "233 733", "(33) 6.5-5 5", "٩١١", "१-८-८-८-३", "{{ a }}911", "24–7–365"])
def test_typed_numbers_are_found_in_any_script(text: str) -> None:
    (problem,) = typed_numbers(text, Place("x.yaml", 3, "text"))
    assert (problem.code, problem.place) == ("content-number", Place("x.yaml", 3, "text"))


@pytest.mark.parametrize("text", ["24/7", "18 or 21 years", "1 in 6", "{{ hotlines.n911.phone }}", "5 to 10, or 15", "{{ a12 }}34"])
def test_other_figures_may_be_typed(text: str) -> None:
    assert typed_numbers(text, Place()) == []


@pytest.mark.parametrize("text", ["400 Oak Street", "July 2024", "Greensboro, NC 27401", "more than 200 families"])
def test_addresses_and_years_are_no_telephone_numbers(text: str) -> None:
    assert typed_numbers(text, Place()) == []


@pytest.mark.parametrize("text", ["Text BEFREE now", "befree", "Call 1-800-the-lost"])
def test_letters_that_stand_for_a_number_are_not_typed(text: str) -> None:
    (problem,) = typed_letters(text, {"BEFREE", "1-800-THE-LOST"}, Place("x.yaml", 3))
    assert (problem.code, problem.place.line) == ("content-number", 3)


def test_letters_from_hotlines_may_stand() -> None:
    assert typed_letters("Text {{ hotlines.befree.text.spelled }}. Be free.", {"BEFREE"}, Place()) == []
