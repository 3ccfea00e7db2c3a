"""Pages on sheets: nothing lost, nothing overlapping, backs on their fronts, marks off the ink."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.geometry import MILLIMETER, Box, length
from layouts.page.format import Format, format_named, format_names
from layouts.sheets.impose import office, press, screen
from layouts.sheets.sheet import Mark, Sheet
from layouts.sheets.stock import Stock, stock_named, stock_names
from materials.problems import ExitCode, ProblemsFound

SLACK = 1e-6
REGISTRATION = 0.1 * MILLIMETER


def form_for(stock: Stock, bleed: float = length("3 mm")) -> Format:
    """Any format, cut to the size of the stock's cards."""
    return replace(format_named("id-1"), width=stock.card[0], height=stock.card[1], bleed=bleed)


@st.composite
def stocks(draw: st.DrawFn) -> Stock:
    """A grid somewhere on its paper, rarely centered, with or without gaps, on paper that stands upright."""
    columns, rows = draw(st.integers(1, 4)), draw(st.integers(1, 6))
    lengths = st.floats(20, 260)
    card = (draw(lengths), draw(lengths))
    gap = (draw(st.sampled_from([0.0, 1.0, 8.5, 30.0])), draw(st.sampled_from([0.0, 2.5, 17.0, 40.0])))
    origin = (draw(st.floats(0, 90)), draw(st.floats(0, 90)))
    width = origin[0] + columns * card[0] + (columns - 1) * gap[0] + draw(st.floats(0, 90))
    height = origin[1] + rows * card[1] + (rows - 1) * gap[1] + draw(st.floats(0, 90))
    known = stock_named("avery-5371")
    margin = draw(st.floats(0, 9))
    paper = (width, max(width, height))
    return replace(known, paper=paper, columns=columns, rows=rows, card=card, origin=origin, gap=gap, margin=margin)


BLEEDS = st.floats(0, 20)
SHIPPED = [stock_named(name) for name in stock_names()]


def overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > SLACK and down > SLACK


def touches(mark: Mark, box: Box) -> bool:
    half = mark.width / 2
    left, right = sorted((mark.x1, mark.x2))
    top, bottom = sorted((mark.y1, mark.y2))
    across = right + half >= box.x and left - half <= box.right
    down = bottom + half >= box.y and top - half <= box.bottom
    return across and down


def check_office(stock: Stock, bleed: float, count: int) -> None:
    sheets = office(count, form_for(stock, bleed), stock)
    check_pages(sheets, stock, count)
    for sheet in sheets:
        check_placements(sheet, stock, bleed)
        check_marks(sheet, stock)
    for front, back in pairwise(sheets):
        if (front.side, back.side) == ("front", "back"):
            check_registration(front, back)


def check_pages(sheets: tuple[Sheet, ...], stock: Stock, count: int) -> None:
    placed = Counter(placement.page for sheet in sheets for placement in sheet.placements)
    assert placed == dict.fromkeys(range(count), stock.columns * stock.rows)
    assert [sheet.side for sheet in sheets] == ["front", "back"] * (count // 2) + ["single"] * (count % 2)


def check_placements(sheet: Sheet, stock: Stock, bleed: float) -> None:
    paper = Box(0, 0, sheet.width, sheet.height)
    for placement in sheet.placements:
        assert paper.contains(placement.box)
        assert stock.printable.contains(placement.clip, SLACK)
        assert placement.box.inset(-bleed).contains(placement.clip, SLACK)
    for one, other in combinations(sheet.placements, 2):
        assert not overlap(one.box, other.box)
        assert not overlap(one.clip, other.clip)


def check_marks(sheet: Sheet, stock: Stock) -> None:
    edges_x = {edge for placement in sheet.placements for edge in (placement.box.x, placement.box.right)}
    edges_y = {edge for placement in sheet.placements for edge in (placement.box.y, placement.box.bottom)}
    for mark in sheet.marks:
        assert mark.kind == "cut"
        assert stock.printable.contains(Box(mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1))
        assert mark.x2 - mark.x1 + mark.y2 - mark.y1 >= length("1.5 mm") - SLACK
        near = min(abs(mark.x1 - edge) for edge in edges_x) if mark.x1 == mark.x2 else min(abs(mark.y1 - edge) for edge in edges_y)
        assert near < 0.001
        assert not any(touches(mark, placement.clip) for placement in sheet.placements)


def check_registration(front: Sheet, back: Sheet) -> None:
    assert (front.width, front.height) == (back.width, back.height)
    for one, other in zip(front.placements, back.placements, strict=True):
        # Turned over on its long edge, a sheet shows its left at the right; heights stay.
        through = (back.width - other.box.center[0], other.box.center[1])
        assert abs(through[0] - one.box.center[0]) < REGISTRATION
        assert abs(through[1] - one.box.center[1]) < REGISTRATION
        assert other.page == one.page + 1
        assert one.turn == other.turn == 0


@pytest.mark.parametrize("stock", SHIPPED, ids=lambda stock: stock.id)
@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_office_sheets_of_the_stock_that_ships(stock: Stock, count: int) -> None:
    check_office(stock, length("3 mm"), count)


@given(stocks(), BLEEDS, st.integers(0, 5))
def test_office_sheets_of_any_stock(stock: Stock, bleed: float, count: int) -> None:
    check_office(stock, bleed, count)


@pytest.mark.parametrize("name", format_names())
def test_every_format_has_office_stock_of_its_size(name: str) -> None:
    form = format_named(name)
    stock = stock_named(form.office)
    front, back = office(2, form, stock)
    assert len(front.placements) == len(back.placements) == stock.columns * stock.rows
    assert bool(front.marks) == (form.kind in ("card", "fold"))
    assert len(front.marks) == len(back.marks)


def test_backs_on_uneven_margins_follow_the_real_place() -> None:
    # 14 mm on the left and 16 mm on the right, as one maker of card stock has it: copying the front's x would be 2 mm off.
    card = (length("85 mm"), length("55 mm"))
    uneven = replace(stock_named("a4-id-1"), card=card, origin=(length("14 mm"), length("11 mm")))
    front, back = office(2, form_for(uneven), uneven)
    assert front.placements[0].box.x == pytest.approx(length("14 mm"))
    assert min(placement.box.x for placement in back.placements) == pytest.approx(length("16 mm"))


def test_avery_cards_bleed_outward_only() -> None:
    clips = [placement.clip for placement in office(1, format_named("us-card"), stock_named("avery-5371"))[0].placements]
    boxes = [placement.box for placement in office(1, format_named("us-card"), stock_named("avery-5371"))[0].placements]
    assert (clips[0].x, clips[0].y) == (boxes[0].x - 9, boxes[0].y - 9)
    assert (clips[0].right, clips[0].bottom) == (boxes[0].right, boxes[0].bottom)
    assert (clips[3].right, clips[3].y) == (boxes[3].right + 9, boxes[3].y)


def test_cut_marks_stand_at_every_line_of_the_grid() -> None:
    sheet = office(2, format_named("us-card"), stock_named("avery-5371"))[0]
    upright = Counter(mark.x1 for mark in sheet.marks if mark.x1 == mark.x2)
    level = Counter(mark.y1 for mark in sheet.marks if mark.y1 == mark.y2)
    assert upright == {54.0: 2, 306.0: 2, 558.0: 2}
    assert level == {36.0 + 144 * row: 2 for row in range(6)}


def test_a_page_at_its_own_size_ends_at_an_even_white_edge() -> None:
    (sheet,) = office(1, format_named("letter"), stock_named("plain-letter"))
    assert sheet.placements[0].box == Box(0, 0, 612, 792)
    assert sheet.placements[0].clip == Box(18, 18, 576, 756)
    assert sheet.marks == ()


def test_a_stock_of_another_size_is_a_usage_problem_that_names_the_right_one() -> None:
    with pytest.raises(ProblemsFound) as found:
        office(2, format_named("id-1"), stock_named("avery-5371"))
    assert found.value.exit_code is ExitCode.USAGE
    assert "a4-id-1" in found.value.problems[0].hint


@pytest.mark.parametrize("name", format_names())
@pytest.mark.parametrize("count", [1, 2])
def test_screen_shows_each_page_at_its_trim(name: str, count: int) -> None:
    form = format_named(name)
    sheets = screen(count, form)
    assert [[placement.page for placement in sheet.placements] for sheet in sheets] == [[page] for page in range(count)]
    for sheet in sheets:
        assert (sheet.width, sheet.height) == (form.width, form.height)
        assert sheet.placements[0].box == sheet.placements[0].clip == Box(0, 0, form.width, form.height)
        assert (sheet.marks, sheet.trim, sheet.bleed) == ((), None, None)


@pytest.mark.parametrize("name", format_names())
@pytest.mark.parametrize("count", [1, 2])
def test_press_boxes_nest_and_marks_stay_outside_the_bleed(name: str, count: int) -> None:
    form = format_named(name)
    sheets = press(count, form)
    assert [[placement.page for placement in sheet.placements] for sheet in sheets] == [[page] for page in range(count)]
    for sheet in sheets:
        media, placement = Box(0, 0, sheet.width, sheet.height), sheet.placements[0]
        assert sheet.trim == placement.box
        assert sheet.bleed == placement.clip
        assert sheet.trim is not None
        assert sheet.bleed is not None
        assert (sheet.trim.width, sheet.trim.height) == pytest.approx((form.width, form.height))
        for margin in (sheet.trim.x - sheet.bleed.x, sheet.bleed.right - sheet.trim.right, sheet.bleed.bottom - sheet.trim.bottom):
            assert margin == pytest.approx(form.bleed)
        assert media.contains(sheet.bleed, 0)
        check_crop_marks(sheet, sheet.trim, sheet.bleed)
        check_fold_marks(sheet, form.folds)


def check_crop_marks(sheet: Sheet, trim: Box, bleed: Box) -> None:
    crop = [mark for mark in sheet.marks if mark.kind == "crop"]
    assert len(crop) == 8
    ends: Counter[tuple[str, float]] = Counter()
    for mark in crop:
        assert mark.width == 0.25
        assert mark.x2 - mark.x1 + mark.y2 - mark.y1 == pytest.approx(length("6 mm"))
        assert not touches(mark, bleed.inset(-length("0.9 mm")))
        assert Box(0, 0, sheet.width, sheet.height).contains(Box(mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1))
        ends["x" if mark.x1 == mark.x2 else "y", round(mark.x1 if mark.x1 == mark.x2 else mark.y1, 3)] += 1
    lines = [("x", trim.x), ("x", trim.right), ("y", trim.y), ("y", trim.bottom)]
    assert ends == {(axis, round(at, 3)): 2 for axis, at in lines}


def check_fold_marks(sheet: Sheet, folds: tuple[float, ...]) -> None:
    """One at each side of each fold, level, outside the bleed, inside the paper."""
    assert sheet.trim is not None
    assert sheet.bleed is not None
    marks = [mark for mark in sheet.marks if mark.kind == "fold"]
    assert sorted(round(mark.y1 - sheet.trim.y, 3) for mark in marks) == sorted(round(fold, 3) for fold in folds for _ in range(2))
    for mark in marks:
        assert mark.y1 == mark.y2
        assert mark.x2 <= sheet.bleed.x or mark.x1 >= sheet.bleed.right
        assert Box(0, 0, sheet.width, sheet.height).contains(Box(mark.x1, mark.y1, mark.x2 - mark.x1, 0))


def test_office_fold_marks_stand_beside_the_cards_and_touch_none() -> None:
    form = format_named("fold-card")
    for sheet in office(2, form, stock_named(form.office)):
        marks = [mark for mark in sheet.marks if mark.kind == "fold"]
        assert {round(mark.y1 - sheet.placements[0].box.y, 3) for mark in marks} == {round(fold, 3) for fold in form.folds}
        assert not any(touches(mark, placement.clip) for mark in marks for placement in sheet.placements)
