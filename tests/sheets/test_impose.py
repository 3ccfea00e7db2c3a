"""Leaves on sheets: no page is lost or overlaps another, backs lie on their fronts however the paper is flipped, and no mark is on ink."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from library import LIBRARY
from paper import SLACK, card_of, leaf, overlap, stocks

from handbill.core.geometry import MILLIMETER, Box, length
from handbill.core.problems import ExitCode, ProblemsFound
from handbill.graphics.items import Fold, Page
from handbill.layout.format import find_format
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.leaf import Leaf, pair_pages
from handbill.sheets.marks import mark_style
from handbill.sheets.office_sheets import Filling, office_sheets
from handbill.sheets.rotation import Flip
from handbill.sheets.sheet import Mark, Sheet, screen_sheets
from handbill.sheets.stock import Stock, find_stock, stock_names

REGISTRATION = 0.1 * MILLIMETER
CARDS = [stock for stock in (find_stock(LIBRARY, each) for each in stock_names(LIBRARY)) if stock.grid]
PLAIN = [stock for stock in (find_stock(LIBRARY, each) for each in stock_names(LIBRARY)) if not stock.grid]
BLEEDS = st.floats(0, 20)
BOTH: tuple[Flip, ...] = ("long", "short")


def touches(mark: Mark, box: Box) -> bool:
    inked = mark.box.inset(-mark.width / 2)
    return inked.right >= box.x and inked.x <= box.right and inked.bottom >= box.y and inked.y <= box.bottom


def check(sheets: tuple[Sheet, ...], stock: Stock, bleed: float, flip: Flip) -> None:
    for sheet in sheets:
        check_placements(sheet, stock, bleed)
        check_marks(sheet, stock)
    for front, back in pairwise(sheets):
        if (front.side, back.side) == ("front", "back"):
            check_registration(front, back, flip)


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
    for mark in sheet.marks:
        assert mark.x1 == mark.x2 or mark.y1 == mark.y2
        assert stock.printable.contains(mark.box)
        assert not any(touches(mark, placement.clip) for placement in sheet.placements if placement.clip.width and placement.clip.height)


def through(box: Box, sheet: Sheet, flip: Flip) -> tuple[float, float]:
    """The point on the front that lies behind the middle of a box on the back."""
    x, y = box.center
    return (sheet.width - x, y) if flip == "long" else (x, sheet.height - y)


def check_registration(front: Sheet, back: Sheet, flip: Flip) -> None:
    assert (front.width, front.height) == (back.width, back.height)
    for one, other in zip(front.placements, back.placements, strict=True):
        landed = through(other.box, back, flip)
        assert abs(landed[0] - one.box.center[0]) < REGISTRATION
        assert abs(landed[1] - one.box.center[1]) < REGISTRATION
        assert other.page == one.page + 1
        assert up(other.turn, flip) == up(one.turn, None)


def up(turn: int, flip: Flip | None) -> str:
    """Where the head of a page points, as seen from the front; for a back, through the paper."""
    head = {0: "top", 90: "left", 180: "bottom", 270: "right"}[turn]
    swapped = {"long": {"left": "right", "right": "left"}, "short": {"top": "bottom", "bottom": "top"}}.get(flip or "", {})
    return swapped.get(head, head)


@pytest.mark.parametrize("stock", CARDS, ids=lambda stock: stock.id)
@pytest.mark.parametrize("flip", BOTH)
@pytest.mark.parametrize("two_sided", [True, False])
def test_the_card_stock_that_ships(stock: Stock, flip: Flip, two_sided: bool) -> None:
    one = leaf(*card_of(stock), two_sided=two_sided)
    sheets = office_sheets([one], stock, Filling(flip))
    assert [sheet.side for sheet in sheets] == (["front", "back"] if two_sided else ["single"])
    assert stock.grid
    assert all(len(sheet.placements) == stock.grid.columns * stock.grid.rows for sheet in sheets)
    check(sheets, stock, one.bleed, flip)


FORMS = ("us-card", "id-1", "letter", "a4", "half-letter", "a5", "fold-card", "label")


def most(size: tuple[float, float], room: Box) -> int:
    """How many leaves of this size fit into the room, all upright or all turned."""
    ways = (size, size[::-1])
    return max(int((room.width + SLACK) // width) * int((room.height + SLACK) // height) for width, height in ways)


def on_plain(judged: Callable[[int], bool]) -> pytest.MarkDecorator:
    """Gives a test plain paper and the leaf of a format, chosen by how many of them the bare paper could hold."""
    sizes = {form: bare_leaf(find_format(LIBRARY, form)) for form in FORMS}
    pairs = [(stock, form, most((one.width, one.height), Box(0, 0, *stock.paper))) for stock in PLAIN for form, one in sizes.items()]
    leaves = [
        pytest.param(stock, leaf(sizes[form].width, sizes[form].height, bleed=sizes[form].bleed), id=f"{form}-{stock.id}")
        for stock, form, count in pairs
        if judged(count)
    ]
    return pytest.mark.parametrize(("stock", "one"), leaves)


@on_plain(lambda count: count > 0)
@pytest.mark.parametrize("flip", BOTH)
def test_plain_paper_takes_as_many_as_fit(stock: Stock, one: Leaf, flip: Flip) -> None:
    sheets = office_sheets([one], stock, Filling(flip))
    check(sheets, stock, one.bleed, flip)
    # The grid is centered on the paper.
    boxes = [placement.box for placement in sheets[0].placements]
    left, right = min(box.x for box in boxes), max(box.right for box in boxes)
    top, bottom = min(box.y for box in boxes), max(box.bottom for box in boxes)
    assert (left, top) == pytest.approx((stock.paper[0] - right, stock.paper[1] - bottom), abs=0.01)
    # One more would not fit, neither upright nor turned: on the paper, or where cut marks stand around, between these.
    style, size = mark_style(), (one.width, one.height)
    between_marks = most(size, stock.printable.inset(one.bleed + style.cut_clear + style.shortest))
    reaches_an_edge = min(left, top) < MILLIMETER
    assert len(boxes) == (between_marks if between_marks and not reaches_an_edge else most(size, Box(0, 0, *stock.paper)))


@on_plain(lambda count: count == 0)
def test_plain_paper_smaller_than_the_piece_is_a_problem(stock: Stock, one: Leaf) -> None:
    with pytest.raises(ProblemsFound, match="too small"):
        office_sheets([one], stock)


@pytest.mark.parametrize(
    ("form", "paper", "count"), [("us-card", "letter", 10), ("us-card", "a4", 10), ("letter", "tabloid", 2), ("a4", "a4", 1)]
)
def test_how_many_fit_as_worked_out_by_hand(form: str, paper: str, count: int) -> None:
    size = bare_leaf(find_format(LIBRARY, form))
    sheets = office_sheets([leaf(size.width, size.height, bleed=size.bleed)], find_stock(LIBRARY, paper))
    assert [len(sheet.placements) for sheet in sheets] == [count, count]


@given(stocks(), BLEEDS, st.sampled_from(BOTH), st.booleans())
def test_any_stock(stock: Stock, bleed: float, flip: Flip, two_sided: bool) -> None:
    one = leaf(*card_of(stock), two_sided=two_sided, bleed=bleed)
    check(office_sheets([one], stock, Filling(flip)), stock, bleed, flip)


@given(stocks(), st.lists(st.tuples(st.integers(1, 30), st.booleans()), min_size=1, max_size=6), st.integers(1, 30), st.sampled_from(BOTH))
def test_every_page_is_placed_as_often_as_asked(stock: Stock, wanted: list[tuple[int, bool]], first: int, flip: Flip) -> None:
    """Mixed sheets with any first place: each page is there exactly as often as asked, on as few sheets as possible."""
    assert stock.grid
    places = stock.grid.columns * stock.grid.rows
    assume(first <= places)
    leaves = [leaf(*card_of(stock), first=2 * index, two_sided=two_sided) for index, (_, two_sided) in enumerate(wanted)]
    sheets = office_sheets(leaves, stock, Filling(flip, first), [count for count, _ in wanted])
    check(tuple(sheet for sheet in sheets if sheet.side == "single"), stock, leaves[0].bleed, flip)
    placed = Counter(placement.page for sheet in sheets for placement in sheet.placements)
    asked = Counter({2 * index: count for index, (count, _) in enumerate(wanted)})
    asked += Counter({2 * index + 1: count for index, (count, two_sided) in enumerate(wanted) if two_sided})
    assert placed == asked
    total = sum(count for count, _ in wanted)
    fronts = [sheet for sheet in sheets if sheet.side != "back"]
    assert len(fronts) == -(-(total + first - 1) // places)
    for front, back in pairwise(sheets):
        if (front.side, back.side) == ("front", "back"):
            centers = {(round(x, 3), round(y, 3)) for x, y in (one.box.center for one in front.placements)}
            behind = {tuple(round(value, 3) for value in through(one.box, back, flip)) for one in back.placements}
            # A front without a back leaves bare paper behind it.
            assert behind <= centers


def test_a_sheet_used_in_part_is_begun_where_it_is_free() -> None:
    stock = find_stock(LIBRARY, "5371")
    whole = office_sheets([leaf(*card_of(stock))], stock)[0].placements
    begun = office_sheets([leaf(*card_of(stock))], stock, Filling("long", 4), [9])
    assert [one.box for one in begun[0].placements] == [one.box for one in whole[3:]]
    assert [one.box for one in begun[2].placements] == [one.box for one in whole[:2]]
    with pytest.raises(ProblemsFound, match="from 1 to 10"):
        office_sheets([leaf(*card_of(stock))], stock, Filling("long", 11))


@pytest.mark.parametrize("name", ["5371", "letter", "a4", "LP800"])
def test_a_sheet_folded_in_the_middle_brings_back_to_back(name: str) -> None:
    stock = find_stock(LIBRARY, name)
    size = (length("85 mm"), length("55 mm")) if name == "LP800" else (252, 144)
    (sheet,) = office_sheets([leaf(*size)], stock, Filling("fold"))
    fronts = [one for one in sheet.placements if one.page == 0]
    backs = [one for one in sheet.placements if one.page == 1]
    assert len(fronts) == len(backs) > 3
    for one, other in zip(fronts, backs, strict=True):
        assert through(other.box, sheet, "long") == pytest.approx(one.box.center, abs=0.01)
        assert up(other.turn, "long") == up(one.turn, None)
    assert [mark.x1 for mark in sheet.marks if mark.kind == "fold"] == [stock.paper[0] / 2] * 2
    assert not any(mark.kind == "cut" and abs(mark.x1 - stock.paper[0] / 2) < 0.1 and mark.x1 == mark.x2 for mark in sheet.marks)
    check_placements(sheet, stock, leaf(*size).bleed)


def test_pages_wider_than_half_the_paper_fold_on_the_level_middle() -> None:
    stock = find_stock(LIBRARY, "letter")
    (sheet,) = office_sheets([leaf(500, 300)], stock, Filling("fold"))
    front, back = sheet.placements
    assert (front.turn, back.turn) == (0, 180)
    assert through(back.box, sheet, "short") == pytest.approx(front.box.center, abs=0.01)
    assert {mark.y1 for mark in sheet.marks if mark.kind == "fold"} == {396}


def test_card_stock_whose_places_do_not_meet_cannot_be_folded() -> None:
    with pytest.raises(ProblemsFound, match="do not meet"):
        office_sheets([leaf(*card_of(find_stock(LIBRARY, "32010")))], find_stock(LIBRARY, "32010"), Filling("fold"))


def test_backs_on_uneven_margins_follow_the_real_place() -> None:
    # 14.1 mm on the left and 16 mm on the right: copying the front's x would be 1.8 mm off.
    stock = find_stock(LIBRARY, "32010")
    front, back = office_sheets([leaf(*card_of(stock))], stock)
    assert front.placements[0].box.x == pytest.approx(length("14.1 mm"))
    assert min(one.box.x for one in back.placements) == pytest.approx(length("16.0 mm"), abs=0.01)


def test_avery_cards_bleed_outward_only() -> None:
    placements = office_sheets([leaf(252, 144, bleed=9)], find_stock(LIBRARY, "5371"))[0].placements
    clips, boxes = [one.clip for one in placements], [one.box for one in placements]
    assert (clips[0].x, clips[0].y) == (boxes[0].x - 9, boxes[0].y - 9)
    assert (clips[0].right, clips[0].bottom) == (boxes[0].right, boxes[0].bottom)
    assert (clips[3].right, clips[3].y) == (boxes[3].right + 9, boxes[3].y)


def test_a_piece_lies_in_the_middle_of_a_card_that_is_a_little_larger_or_smaller() -> None:
    stock = find_stock(LIBRARY, "L7414")
    for form in ("us-card", "id-1"):
        one = bare_leaf(find_format(LIBRARY, form))
        front = office_sheets([leaf(one.width, one.height, bleed=one.bleed)], stock)[0]
        assert stock.grid
        for placement, card in zip(
            front.placements, [stock.grid.place(column, row) for row in range(5) for column in range(2)], strict=True
        ):
            assert placement.box.center == pytest.approx(card.center)
            # The marks of cards that are broken apart are at the edges of the card itself; ink fills the card.
            assert placement.clip.contains(card, 0.01)


def test_cut_marks_stand_at_every_line_of_the_grid() -> None:
    sheet = office_sheets([leaf(252, 144, bleed=9)], find_stock(LIBRARY, "avery-5371"))[0]
    upright = Counter(mark.x1 for mark in sheet.marks if mark.x1 == mark.x2)
    level = Counter(mark.y1 for mark in sheet.marks if mark.y1 == mark.y2)
    assert upright == {54.0: 2, 306.0: 2, 558.0: 2}
    assert level == {36.0 + 144 * row: 2 for row in range(6)}


def test_a_page_at_its_own_size_ends_at_an_even_white_edge() -> None:
    (sheet,) = office_sheets([leaf(612, 792, two_sided=False)], find_stock(LIBRARY, "plain-letter"))
    assert sheet.placements[0].box == Box(0, 0, 612, 792)
    assert sheet.placements[0].clip == Box(18, 18, 576, 756)
    assert sheet.marks == ()


def test_two_pages_that_fill_the_paper_have_even_white_edges_with_the_cut_marked_between() -> None:
    (sheet,) = office_sheets([leaf(306, 792, two_sided=False, bleed=9)], find_stock(LIBRARY, "plain-letter"))
    assert [one.clip for one in sheet.placements] == [Box(18, 18, 270, 756), Box(324, 18, 270, 756)]
    length = mark_style().length
    assert [(mark.kind, mark.x1, mark.y1, mark.x2, mark.y2) for mark in sheet.marks] == [
        ("cut", 306, 18, 306, 18 + length),
        ("cut", 306, 774 - length, 306, 774),
    ]


def test_cards_that_would_fill_the_paper_keep_to_what_a_printer_reaches() -> None:
    stock = find_stock(LIBRARY, "legal")  # seven cards of two inches would fill the fourteen inches of the paper
    (sheet,) = office_sheets([leaf(252, 144, two_sided=False, bleed=9)], stock)
    assert len(sheet.placements) == 12
    assert all(stock.printable.contains(one.box) for one in sheet.placements)


def test_two_flyers_share_a_sheet_of_twice_their_size() -> None:
    front, back = office_sheets([leaf(612, 792)], find_stock(LIBRARY, "tabloid"))
    assert [(one.turn, one.box) for one in front.placements] == [(90, Box(0, 0, 792, 612)), (90, Box(0, 612, 792, 612))]
    assert [one.turn for one in back.placements] == [270, 270]


def test_a_page_on_its_side_lies_turned_and_its_back_reads_head_to_head() -> None:
    front, back = office_sheets([leaf(792, 612)], find_stock(LIBRARY, "plain-letter"))
    assert (front.placements[0].turn, back.placements[0].turn) == (90, 270)
    assert front.placements[0].box == Box(0, 0, 612, 792)


def test_a_tent_is_its_panel_twice_head_to_head() -> None:
    page = Page("page", "en", "ltr", 612, 180, 9, 28, ())
    (alone,) = pair_pages([page], head_to_head=True)
    (two,) = pair_pages([page, page], head_to_head=True)
    assert [(part.page, part.turn, part.box.y) for part in alone.front.parts] == [(0, 0, 180), (0, 180, 0)]
    assert [(part.page, part.turn, part.box.y) for part in two.front.parts] == [(0, 0, 180), (1, 180, 0)]
    (sheet,) = office_sheets([two], find_stock(LIBRARY, "5305"))
    assert [(one.page, one.turn, one.box.y) for one in sheet.placements] == [(0, 0, 216), (1, 180, 36), (0, 0, 576), (1, 180, 396)]
    assert all(not overlap(one.clip, other.clip) for one, other in combinations(sheet.placements, 2))


def test_upright_folds_turn_with_their_page() -> None:
    front, back = office_sheets([leaf(700, 500, folds=(Fold("x", 200),))], find_stock(LIBRARY, "tabloid"))
    turned = front.placements[0]
    assert turned.turn == 0
    assert {mark.x1 for mark in front.marks if mark.kind == "fold"} == {turned.box.x + 200}
    front, back = office_sheets([leaf(792 - 60, 500, folds=(Fold("x", 200),))], find_stock(LIBRARY, "letter"))
    # Head at the left: what was left lies at the bottom; on the back at the top.
    assert {round(mark.y1, 3) for mark in front.marks if mark.kind == "fold"} == {round(front.placements[0].box.bottom - 200, 3)}
    assert {round(mark.y1, 3) for mark in back.marks if mark.kind == "fold"} == {round(back.placements[0].box.y + 200, 3)}


def test_a_stock_of_another_size_is_a_usage_problem_with_both_sizes() -> None:
    with pytest.raises(ProblemsFound, match=r"3.5 x 2 in .* and the piece is 3.37 x 2.13 in") as found:
        office_sheets([leaf(length("85.6 mm"), length("54 mm"))], find_stock(LIBRARY, "avery-5371"))
    assert found.value.exit_code is ExitCode.USAGE


def test_words_that_would_stand_in_the_printer_s_margin_stop_the_sheet() -> None:
    with pytest.raises(ProblemsFound, match="text would lie there") as found:
        office_sheets([replace(leaf(612, 792), safe=9)], find_stock(LIBRARY, "letter"))
    assert found.value.exit_code is ExitCode.FIT
    office_sheets([replace(leaf(612, 792), safe=18)], find_stock(LIBRARY, "letter"))


def test_pieces_of_two_sizes_do_not_share_a_sheet() -> None:
    with pytest.raises(ProblemsFound, match="different sizes"):
        office_sheets([leaf(252, 144), leaf(200, 144)], find_stock(LIBRARY, "letter"), Filling(), [1, 1])


def test_screen_shows_each_page_at_its_trim() -> None:
    sheets = screen_sheets([(100, 50), (60, 70)])
    assert [[one.page for one in sheet.placements] for sheet in sheets] == [[0], [1]]
    for sheet, size in zip(sheets, ((100, 50), (60, 70)), strict=True):
        assert (sheet.width, sheet.height) == size
        assert sheet.placements[0].box == sheet.placements[0].clip == Box(0, 0, *size)
        assert (sheet.marks, sheet.notes, sheet.trim, sheet.bleed) == ((), (), None, None)


@pytest.mark.parametrize("flip", ["long", "short"])
def test_a_sheet_without_backs_among_others_has_an_empty_one(flip: Flip) -> None:
    stock = find_stock(LIBRARY, "5371")
    size = card_of(stock)
    sheets = office_sheets([leaf(*size), leaf(*size, first=2, two_sided=False)], stock, Filling(flip), copies=[10, 3])
    # A two-sided printer would otherwise print the second front on the back of nothing, or of the sheet before.
    assert [(sheet.side, len(sheet.placements)) for sheet in sheets] == [("front", 10), ("back", 10), ("front", 3), ("back", 0)]
