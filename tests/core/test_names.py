"""Names as people write them: what counts as the same, what a word of several names brings up, and what is near."""

from __future__ import annotations

import pytest

from handbill.core.names import Description, find_name, folded
from handbill.core.problems import Problem, ProblemsFound
from handbill.core.sizes import parse_size, same_size

KNOWN = {
    "us-card": Description("A wallet card.", ("Business card",)),
    "rack-card": Description("A narrow card for a rack."),
    "letter": Description("A flyer.", ("US Letter",)),
    "tabloid": Description("A poster."),
}


def find(written: str) -> str:
    return find_name("usage-format", "format", written, KNOWN, KNOWN.__getitem__)


def problem(written: str) -> Problem:
    with pytest.raises(ProblemsFound) as raised:
        find(written)
    (only,) = raised.value.problems
    assert only.code == "usage-format"
    return only


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US Letter", "us-letter"),
        ("us_letter", "USLETTER"),
        ("#5371", "5371"),
        ("Avery 5371", "avery-5371"),
        ("8.5×11", "8.5 x 11"),
        ("Español", "espanol"),
        ("Kreyo\u0300l", "Kreyòl"),
        ("ＬＥＴＴＥＲ", "letter"),
    ],
)
def test_these_are_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_marks_of_other_scripts_are_letters_of_their_own() -> None:
    assert folded("हिन्दी") != folded("हनद")
    assert folded("हिन्दी") == folded(" हिन्दी ")


@pytest.mark.parametrize(("written", "name"), [("US-CARD", "us-card"), ("business card", "us-card"), ("us letter", "letter")])
def test_a_name_is_found_in_any_spelling(written: str, name: str) -> None:
    assert find(written) == name


def test_a_word_of_several_names_asks_which() -> None:
    asked = problem("card")
    assert asked.sentence == "'card' may mean more than one format"
    assert asked.hint == "name one of: us-card (A wallet card), rack-card (A narrow card for a rack)"


def test_a_word_of_one_name_is_only_proposed() -> None:
    assert problem("rack").hint == "did you mean rack-card (A narrow card for a rack)?"


def test_a_word_in_what_a_name_stands_for_finds_it() -> None:
    assert problem("poster").hint == "did you mean tabloid (A poster)?"


def test_a_misspelled_name_brings_up_the_nearest_and_a_strange_one_all() -> None:
    assert problem("Tabliod").hint == "did you mean tabloid?"
    assert problem("zzz").hint == "use one of: letter, rack-card, tabloid, us-card"


def test_two_names_that_are_spelled_alike_are_told_apart_by_their_exact_spelling() -> None:
    known = {"our_card": Description(), "our-card": Description()}
    assert find_name("usage-format", "format", "our_card", known, known.__getitem__) == "our_card"
    with pytest.raises(ProblemsFound, match="may mean more than one format"):
        find_name("usage-format", "format", "Our card", known, known.__getitem__)


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("8.5x11", (612, 792)),
        ("8.5 X 11 inches", (612, 792)),
        ('11" × 17"', (792, 1224)),
        ("210x297", (595.28, 841.89)),
        ("21 by 29.7 cm", (595.28, 841.89)),
        ("85.6 mm x 54 mm", (242.65, 153.07)),
    ],
)
def test_sizes_are_read_as_people_write_them(written: str, size: tuple[float, float]) -> None:
    assert parse_size(written) == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("written", ["letter", "8.5", "8.5x", "x11", "5371", ""])
def test_other_words_are_no_sizes(written: str) -> None:
    assert parse_size(written) is None


def test_a_size_is_the_same_on_its_side() -> None:
    assert same_size((612, 792), (792, 612.4))
    assert not same_size((612, 792), (612, 800))
