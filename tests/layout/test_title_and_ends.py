"""A title as wide as the sheet, and words with a labeled number at the end of their line."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import LIBRARY
from sampled import SAMPLED

from handbill.core.geometry import Box
from handbill.graphics.items import Color, TextItem
from handbill.i18n.language import Direction, Language, find_language
from handbill.layout.elements.element import Canvas, Element, FitStep
from handbill.layout.elements.ends import Ends, Labeled
from handbill.layout.elements.fitted_title import FittedTitle
from handbill.layout.elements.text import Text
from handbill.layout.theme import TypeStyle
from handbill.typeset.paragraph import set_lines

BLACK = Color("ink", (0, 0, 0), (0, 0, 0, 1))
PLAIN = FitStep()
TITLES = {
    "en": "You may be the one who notices.",
    "ar": "قد تكون أنت من يلاحظ.",
    "km": "អ្នក​អាច​ជា​អ្នក​ដែល​កត់​សម្គាល់​ឃើញ។",
    "ja": "気づくのはあなたかもしれません。",
}


def text(language: Language, words: str, size: float = 10, face: str = "text") -> Text:
    return Text(words, TypeStyle(size, "regular", 1.2), 1, BLACK, language, "role", face=face, kind="H1" if face == "display" else "P")  # type: ignore[arg-type]


def placed(element: Element, box: Box, step: FitStep = PLAIN, direction: Direction = "ltr", page: float = 400) -> list[TextItem]:
    canvas = Canvas(page, direction)
    element.place(box, step, canvas)
    return [item for item in canvas.items if isinstance(item, TextItem)]


def ink(item: TextItem, line_of: Text) -> tuple[float, float]:
    """Where the ink of a line begins and ends."""
    (line,) = set_lines(item.text, line_of.manner, 10**9)
    return item.box.x + line.left * item.size / 1000, item.box.right - line.right * item.size / 1000


@pytest.mark.parametrize("tag", TITLES)
@pytest.mark.parametrize("best", [40, 90, 160, 260])
def test_every_line_of_a_title_is_as_wide_as_the_measure(tag: str, best: float) -> None:
    language = find_language(LIBRARY, tag)
    title = FittedTitle(text(language, TITLES[tag], face="display"), best)
    items = placed(title, Box(50, 20, 300, best), direction=language.direction)
    assert items
    smallest = min(item.size for item in items)
    for item in items:
        start, end = ink(item, title.text)
        # A line much shorter than the others stays narrower, or it would shout.
        if item.size < smallest * 2.39:
            assert (start, end) == pytest.approx((50, 350), abs=0.5)
        else:
            assert end - start < 300.5


@pytest.mark.parametrize("tag", TITLES)
def test_a_title_has_as_many_lines_as_its_height_takes(tag: str) -> None:
    language = find_language(LIBRARY, tag)
    words = text(language, TITLES[tag], face="display")
    heights, counts = [], []
    for best in (10, 60, 120, 240, 480):
        title = FittedTitle(words, best)
        heights.append(title.measure(300, PLAIN).height)
        counts.append(len(placed(title, Box(0, 0, 300, best))))
        # One line is as low as it gets; more lines only where they fit.
        assert counts[-1] == 1 or heights[-1] <= best
    assert heights == sorted(heights)
    assert counts[0] == 1
    assert counts == sorted(counts)
    assert counts[-1] > 1


def test_a_title_gives_way_like_a_picture() -> None:
    title = FittedTitle(text(find_language(LIBRARY, "en"), TITLES["en"], face="display"), 240)
    heights = [title.measure(300, FitStep(picture=part)).height for part in (1, 0.7, 0.4, 0.1)]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] < heights[0]


@pytest.mark.parametrize("tag", SAMPLED)
def test_the_lines_of_a_title_do_not_touch(tag: str) -> None:
    language = find_language(LIBRARY, tag)
    words = TITLES.get(tag) or "911 / 988 911 / 988 911"
    items = placed(FittedTitle(text(language, words, face="display"), 500), Box(0, 0, 300, 500))
    for upper, lower in pairwise(items):
        assert lower.baseline > upper.baseline + 0.5 * lower.size


def test_a_title_is_one_heading() -> None:
    canvas = Canvas(400, "ltr")
    FittedTitle(text(find_language(LIBRARY, "en"), TITLES["en"], face="display"), 240).place(Box(0, 0, 300, 240), PLAIN, canvas)
    assert len(canvas.items) > 1
    assert {tag.kind for item in canvas.items for tag in item.tags} == {"H1"}
    assert len({id(item.tags[0]) for item in canvas.items}) == 1


def labeled(language: Language, label: str = "aaa", number: str = "bb", at_end: bool = False) -> Labeled:
    return Labeled(text(language, label), text(language, number), 5, at_end)


def test_a_number_stands_after_its_label_on_one_baseline(square: Language) -> None:
    label, number = placed(labeled(square), Box(10, 0, 200, 20))
    assert (label.box.x, number.box.x) == (10, 10 + 30 + 5)
    assert label.baseline == number.baseline


def test_at_the_end_both_stand_at_the_end(square: Language) -> None:
    label, number = placed(labeled(square, at_end=True), Box(10, 0, 200, 20))
    assert number.box.right == pytest.approx(210)
    assert label.box.right == pytest.approx(number.box.x - 5)


@pytest.mark.parametrize("at_end", [False, True])
def test_where_it_is_narrow_the_number_stands_under_its_label(square: Language, at_end: bool) -> None:
    element, box = labeled(square, at_end=at_end), Box(10, 0, 45, 40)
    label, number = placed(element, box)
    assert number.baseline > label.baseline + 9
    assert (label.box.right, number.box.right) == (pytest.approx(55), pytest.approx(55)) if at_end else True
    assert at_end or (label.box.x, number.box.x) == (10, 10)
    size = element.measure(45, PLAIN)
    assert size.height == pytest.approx(element.label.measure(45, PLAIN).height + element.number.measure(45, PLAIN).height)
    assert size.excess == 0


def test_a_label_that_is_too_wide_speaks_for_both(square: Language) -> None:
    size = labeled(square, label="aaaaaaaa").measure(45, PLAIN)
    assert (size.excess, size.culprit) == (pytest.approx(35), "aaaaaaaa")


def test_two_sizes_stand_on_one_baseline(square: Language) -> None:
    element = replace(labeled(square), number=text(square, "bb", 20))
    label, number = placed(element, Box(0, 0, 200, 40))
    assert label.baseline == pytest.approx(number.baseline)
    assert element.measure(200, PLAIN).first == pytest.approx(element.number.measure(200, PLAIN).first)


def test_words_take_the_width_that_the_end_leaves(square: Language) -> None:
    ends = Ends(text(square, "cc cc cc cc"), labeled(square, at_end=True), gap=15)
    first, second, label, number = placed(ends, Box(0, 0, 150, 60))
    assert (first.text.strip(), second.text.strip()) == ("cc cc", "cc cc")
    assert first.box.right <= 150 - 55 - 15 + 10  # a line's last space may reach into the gap
    assert first.baseline == label.baseline == number.baseline
    assert number.box.right == pytest.approx(150)


def test_an_end_that_leaves_too_little_stands_below(square: Language) -> None:
    ends = Ends(text(square, "cc cc"), labeled(square, at_end=True), gap=15)
    words, label, number = placed(ends, Box(0, 0, 80, 60))
    assert words.baseline < label.baseline == number.baseline
    size = ends.measure(80, PLAIN)
    assert size.height == pytest.approx(ends.start.measure(80, PLAIN).height + ends.end.measure(80, PLAIN).height)


def test_a_word_wider_than_the_room_beside_the_end_moves_it_below(square: Language) -> None:
    ends = Ends(text(square, "cccccccccccc"), labeled(square, at_end=True), gap=15)
    words, label, _ = placed(ends, Box(0, 0, 150, 60))
    assert label.baseline > words.baseline
    assert ends.measure(150, PLAIN).excess == 0


def test_words_that_would_take_two_lines_more_beside_the_end_move_it_below(square: Language) -> None:
    ends = Ends(text(square, "cc cc cc cc cc"), labeled(square, at_end=True), gap=15)
    words, label, _ = placed(ends, Box(0, 0, 145, 60))
    assert words.text == "cc cc cc cc cc"
    assert label.baseline > words.baseline


def test_marks_keep_clear_of_an_end_that_stands_below() -> None:
    vietnamese, tight = find_language(LIBRARY, "vi"), TypeStyle(10, "regular", 0.6)
    start, label = (replace(text(vietnamese, words), style=tight) for words in ("và chờ thông dịch", "Đang gặp nguy hiểm"))
    ends = Ends(start, Labeled(label, text(vietnamese, "911", face="number"), 5, True), gap=10)
    upper, lower = start.measure(140, PLAIN), ends.end.measure(140, PLAIN)
    assert upper.under + lower.over > 0
    assert ends.measure(140, PLAIN).height == pytest.approx(upper.height + upper.under + lower.over + lower.height)


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 12), st.integers(1, 8), st.floats(60, 400), st.floats(0.4, 1))
def test_nothing_overlaps_and_nothing_is_lost(words: int, letters: int, width: float, scale: float) -> None:
    english = find_language(LIBRARY, "en")
    ends = Ends(text(english, " ".join(["word"] * words)), labeled(english, "a" * letters, "911", at_end=True), gap=10)
    step = FitStep(scale=scale)
    size = ends.measure(width, step)
    items = placed(ends, Box(0, 0, width, size.height), step)
    assert "".join(item.text for item in items).replace(" ", "") == "word" * words + "a" * letters + "911"
    assert max(item.baseline for item in items) <= size.height
    if not size.excess:
        assert all(item.box.x >= -0.01 for item in items)
        for one, other in ((one, other) for one in items for other in items if one is not other and one.baseline == other.baseline):
            assert one.box.right <= other.box.x + 4 or other.box.right <= one.box.x + 4


def test_on_a_page_read_from_the_right_the_end_is_at_the_left() -> None:
    arabic = find_language(LIBRARY, "ar")
    ends = Ends(text(arabic, "كلمة"), Labeled(text(arabic, "خطر"), text(arabic, "911", face="number"), 5, True), gap=10)
    words, label, number = placed(ends, Box(0, 0, 400, 30), direction="rtl")
    assert words.box.right == pytest.approx(400, abs=0.5)
    assert number.box.x == pytest.approx(0, abs=1)
    assert label.box.x > number.box.right
