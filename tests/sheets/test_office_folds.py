"""Every fold of every office sheet has a mark at both ends, in its exact place, on every stock and however the paper is flipped."""

from __future__ import annotations

from itertools import pairwise

import pytest
from library import LIBRARY
from paper import leaf

from handbill.core.geometry import MILLIMETER, TOLERANCE, Box
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import Fold, Page
from handbill.layout.format import Format, find_format, format_names
from handbill.sheets.imposition import make_leaves
from handbill.sheets.leaf import Leaf
from handbill.sheets.marks import mark_style
from handbill.sheets.office_sheets import Filling, office_sheets
from handbill.sheets.rotation import Flip
from handbill.sheets.sheet import Mark, Placement, Sheet
from handbill.sheets.stock import Stock, find_stock, stock_names

FORMS = [find_format(LIBRARY, name) for name in format_names(LIBRARY)]
FOLDED = [form for form in FORMS if form.folded or form.kind.head_to_head]
STOCKS = [find_stock(LIBRARY, name) for name in stock_names(LIBRARY)]
FLIPS: tuple[Flip, ...] = ("long", "short", "fold")
# How far from the leaf's edge a mark may begin: no further than its clearance from the bleed.
NEAR = 4 * MILLIMETER


def folds_of(form: Format, inside: bool) -> tuple[Fold, ...]:
    """Where the pages of a leaflet or a strip are folded, worked out from the format's own figures."""
    if form.across:
        first, second, third = form.across if inside else form.across[::-1]
        assert first + second + third == pytest.approx(form.width)
        return Fold("x", first), Fold("x", first + second)
    return tuple(Fold("y", form.height * panel / form.panels) for panel in range(1, form.panels))


def leaves_of(form: Format) -> tuple[Leaf, ...]:
    pages = [
        Page(name, "en", "ltr", form.width, form.height, form.bleed, form.safe, (), folds_of(form, name == "inside"))
        for name in (("panel",) if form.kind.head_to_head else ("outside", "inside"))
    ]
    return make_leaves(pages, form)


def takes(form: Format, stock: Stock, flip: Flip) -> bool:
    """Whether the stock has places for the form that meet when the paper is flipped so."""
    try:
        return bool(office_sheets(leaves_of(form), stock, Filling(flip)))
    except ProblemsFound:
        return False


CASES = [
    pytest.param(form, stock, flip, id=f"{form.id}-{stock.id}-{flip}")
    for form in FOLDED
    for stock in STOCKS
    for flip in FLIPS
    if takes(form, stock, flip)
]


def lines(placement: Placement, folds: tuple[Fold, ...]) -> list[Box]:
    """The folds of a placed page as lines on its sheet."""
    box, turn = placement.box, placement.turn
    found = []
    for fold in folds:
        # The page's own left comes to lie at the left, the bottom, the right or the top; its top at the top, left, bottom or right.
        at = {
            ("x", 0): box.x + fold.at,
            ("x", 90): box.bottom - fold.at,
            ("x", 180): box.right - fold.at,
            ("x", 270): box.y + fold.at,
            ("y", 0): box.y + fold.at,
            ("y", 90): box.x + fold.at,
            ("y", 180): box.bottom - fold.at,
            ("y", 270): box.right - fold.at,
        }[fold.axis, turn]
        upright = (fold.axis == "x") == (turn in (0, 180))
        found.append(Box(at, box.y, 0, box.height) if upright else Box(box.x, at, box.width, 0))
    return found


def expected(sheet: Sheet, form: Format) -> list[Box]:
    if not form.kind.head_to_head:
        return [line for placed in sheet.placements for line in lines(placed, folds_of(form, placed.page == 1))]
    # The two panels of a tent meet in the fold.
    lower, upper = sheet.placements[::2], sheet.placements[1::2]
    met = []
    for one, other in zip(lower, upper, strict=True):
        level = one.turn in (0, 180)
        met.append(
            Box(one.box.x, max(one.box.y, other.box.y), one.box.width, 0)
            if level
            else Box(max(one.box.x, other.box.x), one.box.y, 0, one.box.height)
        )
    return met


def ends(line: Box) -> tuple[tuple[float, float], tuple[float, float]]:
    return (line.x, line.y), (line.right, line.bottom)


def on_line(mark: Mark, line: Box) -> bool:
    across = (mark.x1, mark.x2, line.x) if not line.width else (mark.y1, mark.y2, line.y)
    parallel = (mark.x1 == mark.x2) if not line.width else (mark.y1 == mark.y2)
    return parallel and max(across) - min(across) < 1e-6


def distance(mark: Mark, point: tuple[float, float]) -> float:
    return min(abs(mark.x1 - point[0]) + abs(mark.y1 - point[1]), abs(mark.x2 - point[0]) + abs(mark.y2 - point[1]))


@pytest.mark.parametrize(("form", "stock", "flip"), CASES)
def test_every_fold_has_a_mark_at_both_ends(form: Format, stock: Stock, flip: Flip) -> None:
    style = mark_style()
    sheets = office_sheets(leaves_of(form), stock, Filling(flip))
    assert sheets
    for sheet in sheets:
        folds = expected(sheet, form)
        assert folds
        marks = [mark for mark in sheet.marks if mark.kind == "fold"]
        for line in folds:
            shown = line.common(stock.printable)
            for point, seen in zip(ends(line), ends(shown), strict=True):
                beside = [mark for mark in marks if on_line(mark, line) and min(distance(mark, point), distance(mark, seen)) < NEAR]
                assert beside, (point, marks)
        check_marks(marks, sheet, stock)
        assert all(style.shortest <= abs(mark.x2 - mark.x1) + abs(mark.y2 - mark.y1) <= style.length + TOLERANCE for mark in marks)


def check_marks(marks: list[Mark], sheet: Sheet, stock: Stock) -> None:
    """Marks are where the printer prints; one that lies on art is short and says so, and no other touches any."""
    for mark in marks:
        assert stock.printable.contains(mark.box)
        within = [placed for placed in sheet.placements if touches(mark, placed.clip)]
        assert bool(within) == mark.on_ink
        if any(touches(mark, placed.box) for placed in within):
            assert abs(mark.x2 - mark.x1) + abs(mark.y2 - mark.y1) == pytest.approx(mark_style().fold_on_ink)


def touches(mark: Mark, box: Box) -> bool:
    line, near = mark.box, box.inset(-1e-6)
    return line.right > near.x and line.x < near.right and line.bottom > near.y and line.y < near.bottom


def test_there_is_a_folded_format_of_each_kind_in_each_region() -> None:
    assert {(form.kind.id, form.region) for form in FOLDED} == {
        (kind, region) for kind in ("fold", "trifold", "tent") for region in ("us", "metric")
    }
    assert {form for case in CASES for form in [case.values[0]]} == set(FOLDED)


def test_marks_stand_on_bare_paper_then_in_the_bleed_then_on_the_leaf() -> None:
    stock = find_stock(LIBRARY, "letter")
    (front, _) = office_sheets([leaf(252, 576, bleed=9, folds=(Fold("y", 144),))], stock)
    left, right = front.placements
    marks = sorted((mark for mark in front.marks if mark.kind == "fold"), key=lambda mark: mark.x1)
    clear = mark_style().cut_clear
    assert [mark.on_ink for mark in marks] == [False, True, True, False]
    assert marks[0].x2 == pytest.approx(left.clip.x - clear)
    # Between two cards the marks stand in the bleed, and are cut off with it.
    assert (marks[1].x1, marks[1].x2) == pytest.approx((left.box.right + clear, left.clip.right))
    assert (marks[2].x1, marks[2].x2) == pytest.approx((right.clip.x, right.box.x - clear))
    (whole, _) = office_sheets([leaf(792, 612, folds=(Fold("x", 261),))], stock)
    marks = [mark for mark in whole.marks if mark.kind == "fold"]
    short = mark_style().fold_on_ink
    assert sorted((mark.x1, mark.x2) for mark in marks) == [
        pytest.approx((18, 18 + short)),
        pytest.approx((612 - 18 - short, 612 - 18)),
    ]
    assert all(mark.on_ink and mark.y1 == mark.y2 == 792 - 261 for mark in marks)


def test_fronts_and_backs_are_marked_in_the_same_place_of_the_paper() -> None:
    form, stock = find_format(LIBRARY, "trifold"), find_stock(LIBRARY, "letter")
    for front, back in pairwise(office_sheets(leaves_of(form), stock)):
        seen = [sorted(round(mark.y1, 3) for mark in sheet.marks if mark.kind == "fold") for sheet in (front, back)]
        assert seen[0] == seen[1]
        assert len(seen[0]) == 4


def test_the_fold_through_a_sheet_is_marked_even_where_art_lies_on_it() -> None:
    (sheet,) = office_sheets([leaf(612, 300)], find_stock(LIBRARY, "letter"), Filling("fold"))
    marks = [mark for mark in sheet.marks if mark.kind == "fold"]
    assert [(mark.y1, mark.on_ink) for mark in marks] == [(396, True), (396, True)]
    assert [mark.x1 for mark in marks] == pytest.approx([18, 612 - 18 - mark_style().fold_on_ink])
