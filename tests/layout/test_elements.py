"""Rows, stacks, panels, lists, figures and rules: where their parts stand, counted in points."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbill.core.geometry import MILLIMETER, Box
from handbill.graphics.items import Color, Drawing, Item, TextItem
from handbill.i18n.language import Language
from handbill.layout.elements.bullets import Bullet, Bullets
from handbill.layout.elements.element import Canvas, Edges, Element, FitStep
from handbill.layout.elements.figure import Figure
from handbill.layout.elements.filled_box import FilledBox
from handbill.layout.elements.grid import Grid
from handbill.layout.elements.marked import Marked
from handbill.layout.elements.row import Column, Row
from handbill.layout.elements.rule import Rule
from handbill.layout.elements.spacer import Spacer
from handbill.layout.elements.stack import Stack
from handbill.layout.elements.text import Text
from handbill.layout.elements.write_in import WriteIn
from handbill.layout.theme import TypeStyle
from handbill.typeset.script_properties import script_heights

BLACK = Color("text", (0, 0, 0), (0, 0, 0, 1))
PAPER = Color("paper", (1, 1, 1), (0, 0, 0, 0))
PLAIN, HALF = FitStep(), FitStep(scale=0.5)
LATIN = script_heights("Latn")


def picture(width: float, height: float, name: str = "figure", fixed: bool = True) -> Figure:
    return Figure(Drawing(width, height, ()), width, height, role=name, fixed=fixed)


def line(name: str) -> Rule:
    return Rule(BLACK, 1, role=name)


def words(language: Language, text: str, size: float = 10) -> Text:
    return Text(text, TypeStyle(size, "regular", 1.5), smallest=1, color=BLACK, language=language, role="text")


def items(element: Element, box: Box, setting: FitStep = PLAIN, direction: str = "ltr") -> list[Item]:
    canvas = Canvas(100, direction)  # type: ignore[arg-type]
    element.place(box, setting, canvas)
    return canvas.items


def boxes(element: Element, box: Box, setting: FitStep = PLAIN) -> dict[str, Box]:
    return {item.role: item.box for item in items(element, box, setting)}


def test_columns_share_what_fixed_ones_leave() -> None:
    row = Row(
        (Column(Rule(BLACK, 1, role="a"), width=20), Column(Rule(BLACK, 1, role="b"), share=1), Column(Rule(BLACK, 1, role="c"), share=3)),
        gap=10,
    )
    found = boxes(row, Box(0, 0, 120, 1))
    assert [(found[name].x, found[name].width) for name in "abc"] == [(0, 20), (30, 20), (60, 60)]


def test_columns_and_gaps_shrink_with_the_type_unless_fixed() -> None:
    row = Row(
        (
            Column(Rule(BLACK, 1, role="a"), width=20),
            Column(Rule(BLACK, 1, role="b"), width=20, fixed=True),
            Column(Rule(BLACK, 1, role="c")),
        ),
        gap=10,
    )
    found = boxes(row, Box(0, 0, 100, 1), HALF)
    assert [(found[name].x, found[name].width) for name in "abc"] == [(0, 10), (15, 20), (40, 60)]


@pytest.mark.parametrize(("align", "top"), [("top", 5), ("middle", 20), ("bottom", 35)])
def test_a_shorter_column_stands_where_the_row_says(align: str, top: float) -> None:
    row = Row((Column(picture(10, 40, "tall")), Column(picture(10, 10, "low"))), align=align)  # type: ignore[arg-type]
    found = boxes(row, Box(0, 5, 100, row.measure(100, PLAIN).height))
    assert (found["tall"].y, found["low"].y) == (5, top)


def test_stretched_columns_are_as_tall_as_the_row() -> None:
    row = Row((Column(picture(10, 40)), Column(FilledBox(Spacer(), Edges(0, 0, 0, 0), fill=PAPER))), align="stretch")
    assert boxes(row, Box(0, 0, 100, 40))["panel"].height == 40


def test_first_baselines_meet(square: Language) -> None:
    row = Row((Column(words(square, "a", 20)), Column(words(square, "b", 10))), align="baseline")
    large, small = items(row, Box(0, 0, 100, row.measure(100, PLAIN).height))
    assert large.baseline == pytest.approx(small.baseline)  # type: ignore[attr-defined]
    assert row.measure(100, PLAIN).height == pytest.approx(20 * (LATIN.ascent + LATIN.descent))


def test_a_row_may_be_read_in_another_order_than_its_columns_stand_in() -> None:
    row = Row(tuple(Column(picture(10, 10, name), width=20) for name in "abc"), read=(2, 0, 1))
    assert [(item.role, item.box.x) for item in items(row, Box(0, 0, 60, 10))] == [("c", 40), ("a", 0), ("b", 20)]


def test_a_grid_s_cells_begin_level_and_each_column_is_read_whole() -> None:
    columns = ((picture(5, 10, "a"), picture(5, 30, "b")), (picture(5, 20, "c"), picture(5, 10, "d"), picture(5, 5, "e")), ())
    grid = Grid(columns, widths=(30, 40, 30), margin=3, gap=4)
    assert grid.measure(100, PLAIN).height == 20 + 4 + 30 + 4 + 5
    assert grid.measure(100, HALF).height == 20 + 2 + 30 + 2 + 5
    found = boxes(grid, Box(0, 100, 100, 63))
    assert "".join(found) == "abcde"
    assert [(found[name].x, found[name].y) for name in "abcde"] == [(3, 100), (3, 124), (33, 100), (33, 124), (33, 158)]


def test_what_is_too_wide_for_its_column_speaks_for_the_grid(square: Language) -> None:
    size = Grid(((words(square, "aa"),), (words(square, "bbbb"),)), widths=(30, 40), margin=3, gap=4).measure(70, PLAIN)
    assert (size.excess, size.culprit) == (pytest.approx(6), "bbbb")


def test_what_sticks_out_the_most_speaks_for_the_whole(square: Language) -> None:
    row = Row((Column(words(square, "aaaaa")), Column(words(square, "bbbbbbb"))))
    for element in (row, Stack((words(square, "aa"), row)), FilledBox(row, Edges(0, 0, 0, 0))):
        size = element.measure(80, PLAIN)
        assert (size.excess, size.culprit) == (pytest.approx(30), "bbbbbbb")


def test_a_stack_puts_gaps_between_its_children_only() -> None:
    stack = Stack((picture(5, 10, "a"), picture(5, 20, "b"), picture(5, 30, "c")), gap=4)
    assert stack.measure(50, PLAIN).height == 68
    assert stack.measure(50, HALF).height == 64
    assert [box.y for box in boxes(stack, Box(0, 0, 50, 68)).values()] == [0, 14, 38]
    assert Stack(()).measure(50, PLAIN).height == 0


def test_spacers_share_the_height_left_over() -> None:
    stack = Stack((picture(5, 10, "a"), Spacer(4, flex=1), picture(5, 10, "b"), Spacer(0, flex=3), picture(5, 10, "c")))
    found = boxes(stack, Box(0, 0, 50, 114))
    assert [found[name].y for name in "abc"] == [0, 10 + 4 + 20, 10 + 4 + 20 + 10 + 60]
    assert found["c"].bottom == 114


def test_without_spare_height_spacers_keep_their_own() -> None:
    stack = Stack((picture(5, 10, "a"), Spacer(4, flex=1), picture(5, 10, "b")))
    assert boxes(stack, Box(0, 0, 50, 20))["b"].y == 14
    assert Spacer(4).measure(50, HALF).height == 2


def test_a_panel_that_flexes_takes_the_spare_height_and_hands_it_on() -> None:
    inner = Stack((picture(5, 10, "a"), Spacer(flex=1), picture(5, 10, "b")))
    stack = Stack((FilledBox(inner, Edges(3, 5, 3, 5), flex=1, fill=PAPER), picture(5, 10, "foot")))
    found = boxes(stack, Box(0, 0, 50, 100))
    assert found["panel"] == Box(0, 0, 50, 90)
    assert (found["a"].y, found["b"].bottom, found["foot"].bottom) == (5, 85, 100)


@pytest.mark.parametrize(("align", "y"), [("top", 5), ("middle", 20)])
def test_a_panel_says_where_its_element_stands(align: str, y: float) -> None:
    panel = FilledBox(picture(5, 10, "a"), Edges(3, 5, 3, 5), align=align)  # type: ignore[arg-type]
    assert boxes(panel, Box(0, 0, 50, 50))["a"].y == y


def test_a_panel_s_padding_shrinks_unless_fixed_and_its_tint_runs_on() -> None:
    panel = FilledBox(Rule(BLACK, 1), Edges(10, 2, 20, 4), fill=PAPER, bleed=Edges(9, 0, 9, 0))
    assert panel.measure(100, PLAIN).height == 7
    assert panel.measure(100, HALF).height == 4
    assert replace(panel, fixed=True).measure(100, HALF).height == 7
    found = boxes(panel, Box(0, 0, 100, 7))
    assert found["panel"] == Box(-9, 0, 118, 7)
    assert (found["rule"].x, found["rule"].width) == (10, 70)


def test_a_list_s_marks_stand_at_the_middle_of_small_letters(square: Language) -> None:
    bullets = Bullets(tuple(Bullet(picture(4, 4, "mark"), words(square, text)) for text in ("aaa bbb", "ccc")), indent=12, gap=0.4)
    first, words_one, words_two, mark, last = items(bullets, Box(3, 0, 42, 99))
    assert first.box == Box(3, pytest.approx((LATIN.ascent - LATIN.x_height / 2) * 10 - 2), 4, 4)
    assert (words_one.box.x, words_two.box.x, last.box.x) == (15, 15, 15)
    assert mark.box.y - first.box.y == pytest.approx(last.box.y - words_one.box.y)
    # From item to item the gap, a part of the leading, comes on top of it.
    assert last.baseline - words_two.baseline == pytest.approx(15 * 1.4)  # type: ignore[attr-defined]
    assert last.box.bottom == pytest.approx(bullets.measure(42, PLAIN).height)


def test_columns_that_do_not_come_out_even_are_filled_one_after_the_other(square: Language) -> None:
    said = ("aaaa aaaa aaaa", "bb", "cc", "dd", "ee")
    bullets = Bullets(tuple(Bullet(picture(4, 4), words(square, text)) for text in said), 12, gap=0, columns=2, between=8)
    short = replace(PLAIN, short=True)
    found = [item for item in items(bullets, Box(0, 0, 128, 99), short) if isinstance(item, TextItem)]
    columns = [[item.text.strip() for item in found if (item.box.x > 64) == second] for second in (False, True)]
    assert columns == [["aaaa", "aaaa", "aaaa", "bb"], ["cc", "dd", "ee"]]


def test_a_list_is_tagged_as_one(square: Language) -> None:
    bullets = Bullets(tuple(Bullet(picture(4, 4), words(square, text)) for text in ("a", "b")), indent=12, gap=0)
    mark, one, _, two = items(bullets, Box(0, 0, 50, 50))
    assert mark.tags == ()
    assert [tag.kind for tag in one.tags] == ["L", "LI", "LBody"]
    assert one.tags[0] is two.tags[0]
    assert one.tags[1] is not two.tags[1]


def test_a_list_shrinks_with_the_type_and_says_what_sticks_out(square: Language) -> None:
    bullets = Bullets((Bullet(picture(4, 4), words(square, "aaaa")),), indent=12, gap=0.4)
    assert items(bullets, Box(0, 0, 50, 50), HALF)[1].box.x == 6
    assert bullets.measure(45, PLAIN).excess == pytest.approx(7)
    assert bullets.measure(45, PLAIN).culprit == "aaaa"


@pytest.mark.parametrize("mark", [4.0, 30.0])
def test_a_mark_stands_at_the_middle_of_the_first_line_and_in_its_own_box(square: Language, mark: float) -> None:
    """However tall it is, and whatever stands first in the element beside it."""
    element = Stack((words(square, "aa bb", 20), words(square, "cc")), gap=3)
    marked = Marked(picture(mark, mark, "mark"), element, indent=40)
    placed, line, *_ = items(marked, Box(0, 7, 90, 99))
    assert isinstance(line, TextItem)
    assert placed.box.y + mark / 2 == pytest.approx(line.baseline - LATIN.x_height / 2 * 20)
    assert placed.box.y >= 7 - 1e-9
    assert line.box.x == 40
    size = marked.measure(90, PLAIN)
    assert size.first == pytest.approx(line.baseline - 7)
    assert size.middle == pytest.approx(placed.box.y + mark / 2 - 7)
    assert placed.box.bottom <= 7 + size.height + 1e-9


def test_first_baselines_are_level_whether_a_mark_is_tall_or_low(square: Language) -> None:
    cells = [Marked(picture(8, height, "mark"), words(square, "aa"), indent=12) for height in (4, 40)]
    row = Row(tuple(map(Column, (*cells, words(square, "bb")))), align="baseline")
    lines = [item for item in items(row, Box(0, 0, 120, 99)) if isinstance(item, TextItem)]
    assert len({round(line.baseline, 6) for line in lines}) == 1


def test_a_mark_beside_no_words_stands_at_the_top() -> None:
    placed, other = items(Marked(picture(8, 8, "mark"), picture(20, 20), indent=12), Box(0, 5, 60, 60))
    assert (placed.box.y, other.box) == (5, Box(12, 5, 20, 20))


def test_a_picture_stands_at_either_end_of_its_box() -> None:
    figure = Figure(Drawing(10, 20, ()), 40, 40, fixed=True)
    assert boxes(figure, Box(5, 0, 60, 40))["figure"] == Box(5, 0, 20, 40)
    assert boxes(replace(figure, at_end=True), Box(5, 0, 60, 40))["figure"] == Box(45, 0, 20, 40)


LINE = Rule(BLACK, 0.5, above=23, below=9, role="write-in")


def test_a_line_to_write_on_keeps_clear_space_and_stands_at_its_label_s_level(square: Language) -> None:
    write_in = WriteIn(words(square, "a"), LINE, (50.0,))
    label, line = items(write_in, Box(0, 4, 90, 99))
    assert isinstance(label, TextItem)
    assert line.box.y == pytest.approx(label.baseline + MILLIMETER)
    assert line.box.y >= 4 + LINE.above - 1e-9
    assert label.box.y >= 4 - 1e-9
    assert write_in.measure(90, PLAIN).height >= line.box.bottom - 4 + LINE.below - 1e-9
    # It begins where the label ends, 2 mm from it.
    assert line.box.x == pytest.approx(label.box.right + 2 * MILLIMETER)
    assert line.box.right == 90


def test_a_label_stays_on_one_line_where_the_line_keeps_its_length_and_stands_over_it_where_no_word_fits_beside(square: Language) -> None:
    width = 90 + 2 * MILLIMETER

    def placed(text: str) -> list[Item]:
        return items(WriteIn(words(square, text), LINE, (60.0, 40.0)), Box(0, 0, width, 99))

    # Thirty points are left beside the longer line, fifty beside the shorter.
    for text, left in (("a aa", 50), ("aaaa", 50), ("aa aa", 40)):
        label, line = placed(text)
        assert line.box.y < label.box.bottom + LINE.above
        assert line.box.width == pytest.approx(left)
    first, second, line = placed("aa aaa")  # sixty points long, so on two lines
    assert second.box.y > first.box.y
    assert line.box.width == pytest.approx(60)
    label, line = placed("aaaaaaaa")
    assert line.box.width == pytest.approx(width)
    assert line.box.y == pytest.approx(label.box.bottom + LINE.above)
    assert WriteIn(words(square, "aaaaaaaaaaaa"), LINE, (60.0, 40.0)).measure(width, PLAIN).excess == pytest.approx(120 - width)


def test_lines_to_write_on_begin_one_under_the_other(square: Language) -> None:
    labels = tuple(words(square, text) for text in ("a", "aaa"))
    lines = Stack(tuple(WriteIn(label, LINE, (50.0,), labels) for label in labels))
    starts = {round(item.box.x, 6) for item in items(lines, Box(0, 0, 90, 99)) if item.role == "write-in"}
    assert starts == {round(30 + 2 * MILLIMETER, 6)}


@pytest.mark.parametrize(("setting", "fixed", "size"), [(PLAIN, False, (40, 20)), (HALF, False, (20, 10)), (HALF, True, (40, 20))])
def test_a_figure_is_fitted_whole_into_its_frame(setting: FitStep, fixed: bool, size: tuple[float, float]) -> None:
    figure = Figure(Drawing(200, 100, ()), 40, 40, alt="a map", fixed=fixed)
    (item,) = items(figure, Box(0, 0, 90, 90), setting)
    assert (item.box.width, item.box.height) == size
    assert figure.measure(90, setting).height == size[1]
    assert figure.measure(size[0] - 5, setting).excess == pytest.approx(5, abs=0.02)
    assert figure.measure(size[0] - 5, setting).culprit == "a map"


def test_a_figure_speaks_only_through_its_alternative_text() -> None:
    (silent,) = items(picture(5, 5), Box(0, 0, 9, 9))
    (speaking,) = items(replace(picture(5, 5), alt="a map"), Box(0, 0, 9, 9))
    assert silent.tags == ()
    assert [(tag.kind, tag.alt) for tag in speaking.tags] == [("Figure", "a map")]


def test_a_line_to_write_on_does_not_shrink() -> None:
    rule = Rule(BLACK, 0.5, above=20, below=8, role="write-in")
    assert rule.measure(90, HALF).height == 28.5
    (item,) = items(rule, Box(5, 3, 80, 0), HALF)
    assert item.box == Box(5, 23, 80, 0.5)
    assert item.tags == ()


LEAVES = st.one_of(
    st.builds(Rule, st.just(BLACK), st.floats(0.5, 3), st.floats(0, 9)),
    st.builds(picture, st.integers(2, 30), st.integers(2, 30)),
    st.builds(Spacer, st.floats(0, 9), st.sampled_from((0.0, 1.0))),
)
ALIGN = st.sampled_from(("top", "middle", "bottom", "stretch", "baseline"))
EDGES = st.builds(Edges, *[st.integers(0, 6)] * 4)


def _nested(inner: st.SearchStrategy[Element]) -> st.SearchStrategy[Element]:
    column = st.builds(Column, inner, st.sampled_from((1.0, 2.0))) | st.builds(Column, inner, width=st.integers(5, 20))
    return st.one_of(
        st.builds(Stack, st.lists(inner, max_size=3).map(tuple), st.integers(0, 5)),
        st.builds(
            Row,
            st.lists(column, min_size=1, max_size=3).map(tuple),
            st.integers(0, 5),
            ALIGN,
        ),
        st.builds(FilledBox, inner, EDGES, st.just(PAPER), st.just(0.0), EDGES, st.sampled_from((0.0, 1.0))),
    )


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.recursive(LEAVES, _nested, max_leaves=8), st.sampled_from((1.0, 0.8)))
def test_a_page_read_from_the_right_is_the_mirror_of_one_read_from_the_left(element: Element, scale: float) -> None:
    box, setting = Box(4, 3, 90, 120), FitStep(scale=scale)
    plain, mirrored = items(element, box, setting), items(element, box, setting, "rtl")
    assert [item.role for item in plain] == [item.role for item in mirrored]
    assert [item.box.mirrored(100) for item in plain] == [item.box for item in mirrored]


def test_words_are_mirrored_with_their_page(square: Language) -> None:
    def page(language: Language) -> Element:
        lists = Marked(picture(6, 6), Bullets((Bullet(picture(4, 4), words(language, "aaa bbb")),), indent=12, gap=0.4), indent=2)
        return Stack(
            (
                WriteIn(words(language, "a"), LINE, (40.0,)),
                words(language, "aaaa"),
                Row((Column(lists), Column(words(language, "cc"), width=20)), gap=4),
            ),
            gap=3,
        )

    plain = items(page(square), Box(5, 0, 80, 99))
    mirrored = items(page(replace(square, direction="rtl")), Box(5, 0, 80, 99), direction="rtl")
    assert [item.box.x for item in mirrored] == pytest.approx([item.box.mirrored(100).x for item in plain])
    assert [item.box.y for item in mirrored] == [item.box.y for item in plain]
