"""Words in squares: ten points a letter, so that lines, heights and what sticks out can be counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ink import ink
from library import LIBRARY

from handbill.core.geometry import Box
from handbill.graphics.items import Color, TextItem
from handbill.i18n.language import Language, find_language
from handbill.layout.elements.element import Canvas, FitStep
from handbill.layout.elements.text import Text
from handbill.layout.theme import TypeStyle
from handbill.typeset.script_properties import script_heights

BLACK = Color("text", (0, 0, 0), (0, 0, 0, 1))
PLAIN = FitStep()
LATIN = script_heights("Latn")


def text(language: Language, words: str, **how: object) -> Text:
    style = TypeStyle(10, "regular", 1.5)
    return replace(Text(words, style, smallest=6, color=BLACK, language=language, role="text"), **how)  # type: ignore[arg-type]


def placed(element: Text, box: Box, setting: FitStep = PLAIN, direction: str = "ltr") -> list[TextItem]:
    canvas = Canvas(100, direction)  # type: ignore[arg-type]
    element.place(box, setting, canvas)
    return [item for item in canvas.items if isinstance(item, TextItem)]


def test_lines_are_as_tall_as_the_leading_says(square: Language) -> None:
    size = text(square, "aaa bbb ccc").measure(30, PLAIN)
    assert size.height == pytest.approx(10 * (LATIN.ascent + 1.5 + 1.5 + LATIN.descent))
    assert (size.first, size.last) == (pytest.approx(10 * LATIN.ascent), pytest.approx(10 * LATIN.descent))
    assert size.excess == 0


def test_a_language_s_own_leading_comes_on_top(square: Language) -> None:
    open_lines = replace(square, type=replace(square.type, leading=1.2))
    first, second = placed(text(open_lines, "aaa bbb"), Box(0, 0, 30, 0), FitStep(leading=0.9))
    assert second.baseline - first.baseline == pytest.approx(10 * 1.5 * 1.2 * 0.9)


def test_lines_never_come_closer_than_their_ink(square: Language) -> None:
    tight = text(square, "aaa bbb", style=TypeStyle(10, "regular", 0.9))
    first, second = placed(tight, Box(0, 0, 30, 0))
    assert ink(second).y >= ink(first).bottom


def test_lines_stand_on_their_baselines(square: Language) -> None:
    lines = placed(text(square, "aaa bbb"), Box(5, 20, 30, 0))
    assert [line.text for line in lines] == ["aaa", "bbb"]
    assert [line.baseline for line in lines] == pytest.approx([27.8, 42.8])
    assert (lines[0].box.x, lines[0].box.y, lines[0].box.width) == (5, pytest.approx(20), 30)


def test_a_word_wider_than_the_measure_says_so(square: Language) -> None:
    size = text(square, "aa bbbbb").measure(30, PLAIN)
    assert (size.excess, size.culprit) == (pytest.approx(20), "bbbbb")


@pytest.mark.parametrize(
    ("scale", "how", "expected"),
    [
        (1.2, {}, 12),
        (0.8, {}, 8),
        (0.5, {}, 6),  # the floor
        (0.5, {"smallest": 3}, 5),
        (0.5, {"steady": 0.75}, 7.5),
        (0.9, {"steady": 0.75}, 9),
        (0.5, {"steady": 0.55}, 6),  # the floor again
    ],
)
def test_type_shrinks_with_the_ladder_down_to_its_floor(square: Language, scale: float, how: dict[str, object], expected: float) -> None:
    (line,) = placed(text(square, "aa", **how), Box(0, 0, 90, 0), FitStep(scale=scale))
    assert line.size == pytest.approx(expected)
    assert line.box.width == pytest.approx(2 * expected)


def test_one_line_shrinks_until_it_fits(square: Language) -> None:
    number = text(square, "1-800-555", one_line=True)
    assert [line.size for line in placed(number, Box(0, 0, 90, 0))] == [10]
    assert [line.size for line in placed(number, Box(0, 0, 72, 0))] == [pytest.approx(8)]
    assert number.measure(72, PLAIN).excess == pytest.approx(0)


def test_one_line_does_not_shrink_below_the_floor_but_sticks_out(square: Language) -> None:
    size = text(square, "1-800-555", one_line=True).measure(50, PLAIN)
    assert (size.excess, size.culprit) == (pytest.approx(9 * 6 - 50), "1-800-555")


def test_the_short_wording_is_used_on_steps_that_ask_for_it(square: Language) -> None:
    both, only = text(square, "aaaa bbbb", short="cc"), text(square, "aaaa")
    assert [line.text for line in placed(both, Box(0, 0, 90, 0), FitStep(short=True))] == ["cc"]
    assert [line.text for line in placed(both, Box(0, 0, 90, 0))] == ["aaaa bbbb"]
    assert [line.text for line in placed(only, Box(0, 0, 90, 0), FitStep(short=True))] == ["aaaa"]


@pytest.mark.parametrize(("align", "x"), [("start", 10), ("center", 30), ("end", 50)])
def test_lines_are_ranged_as_asked(square: Language, align: str, x: float) -> None:
    (line,) = placed(text(square, "aaaa", align=align), Box(10, 0, 80, 0))
    assert line.box.x == pytest.approx(x)


def test_a_line_of_the_other_direction_starts_at_its_own_side(square: Language) -> None:
    hebrew = replace(square, direction="rtl")
    assert placed(text(hebrew, "aaaa"), Box(10, 0, 80, 0))[0].box.right == pytest.approx(90)
    # On a page read from the right the whole page is mirrored: start is the right, and Latin starts at the left.
    assert placed(text(hebrew, "aaaa"), Box(10, 0, 80, 0), direction="rtl")[0].box.right == pytest.approx(90)
    assert placed(text(square, "aaaa"), Box(10, 0, 80, 0), direction="rtl")[0].box.x == pytest.approx(10)


def test_lines_of_a_paragraph_share_one_tag(square: Language) -> None:
    lines = placed(text(square, "aaa bbb", kind="H1"), Box(0, 0, 30, 0))
    assert [tag.kind for tag in lines[0].tags] == ["H1"]
    assert lines[0].tags[0] is lines[1].tags[0]
    assert lines[0].tags[0].language == "en"


def test_a_link_is_tagged_and_carried_by_each_line(square: Language) -> None:
    lines = placed(text(square, "aaa bbb", link="tel:911"), Box(0, 0, 30, 0))
    assert {line.link for line in lines} == {"tel:911"}
    assert [tag.kind for tag in lines[1].tags] == ["P", "Link"]


@pytest.mark.parametrize("words", ["", "  "])
def test_no_words_take_no_room(square: Language, words: str) -> None:
    assert text(square, words).measure(30, PLAIN).height == 0
    assert placed(text(square, words), Box(0, 0, 30, 0)) == []


def test_measuring_and_placing_agree(square: Language) -> None:
    for words in ("aaa bbb ccc", "a bb ccc dddd eeeee", "aaaaaaaaaa"):
        for scale in (1.2, 1, 0.7):
            element, setting = text(square, words), FitStep(scale=scale, leading=0.94)
            lines = placed(element, Box(0, 7, 55, 0), setting)
            assert lines[-1].box.bottom - 7 == pytest.approx(element.measure(55, setting).height)


def test_one_line_that_has_no_width_keeps_its_size() -> None:
    """A mark without a letter to stand on."""
    english = find_language(LIBRARY, "en")
    mark, letter = (text(english, words, one_line=True).measure(500, PLAIN).height for words in ("\u0301", "a"))
    assert mark == pytest.approx(letter, rel=0.1)


def headline(square: Language, words: str, width: float, **how: object) -> list[tuple[str, float]]:
    made = text(square, words, **{"face": "display", "balance": True, **how})
    assert made.measure(width, PLAIN).excess == 0
    return [(item.text, round(item.size, 2)) for item in placed(made, Box(0, 0, width, 0))]


def test_a_headline_saves_a_line_by_being_a_little_smaller(square: Language) -> None:
    (first, size), (second, _) = headline(square, "aaa bbb ccc ddd", 63)
    assert (first, second) == ("aaa bbb", "ccc ddd")
    assert 0.99 * 63 / 7 <= size <= 63 / 7


def test_a_headline_becomes_little_smaller_and_never_below_its_smallest(square: Language) -> None:
    lines = [("aaa", 10), ("bbb", 10), ("ccc", 10), ("ddd", 10)]
    assert headline(square, "aaa bbb ccc ddd", 55) == lines
    assert headline(square, "aaa bbb ccc ddd", 63, smallest=9.5) == lines


def test_a_headline_s_longest_word_makes_it_as_small_as_it_must_but_no_smaller_than_the_floor(square: Language) -> None:
    ((first, size), _) = headline(square, "aaaaaaaa bb", 64, smallest=9, floor=5)
    assert first == "aaaaaaaa"
    assert 0.98 * 8 <= size <= 8
    made = text(square, "aaaaaaaa bb", face="display", balance=True, smallest=9, floor=7)
    assert made.measure(40, PLAIN).excess == pytest.approx(16)


def test_the_height_of_a_letter_is_that_of_the_face(square: Language) -> None:
    english = find_language(LIBRARY, "en")
    plain, display = (text(english, "", face=face).letter_height for face in ("text", "display"))
    assert plain == pytest.approx(LATIN.x_height, abs=0.01)
    assert 0.8 * plain < display < 1.2 * plain
    assert display != plain


def test_other_text_keeps_its_size(square: Language) -> None:
    for how in ({"balance": False}, {"face": "text"}):
        assert {size for _, size in headline(square, "aaa bbb ccc ddd", 60, **how)} == {10}
