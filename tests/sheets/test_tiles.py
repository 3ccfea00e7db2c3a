"""Tiles cover the poster, overlap as much as requested, stay in the printable area, and say how to join them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from library import LIBRARY

from handbill.core.geometry import MILLIMETER, Box, length
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import Page, TextItem
from handbill.i18n.language import SOURCE, find_language
from handbill.sheets.stock import find_stock
from handbill.sheets.tiles import FRAME, divide_into_tiles, tile_sheets

PAPERS = ["letter", "a4", "tabloid", "a3"]
OVERLAP = 10 * MILLIMETER
ENGLISH = find_language(LIBRARY, SOURCE)


def poster(width: float, height: float) -> Page:
    return Page("page", "en", "ltr", width, height, length("3 mm"), 20, ())


@given(st.floats(200, 3000), st.floats(200, 4000), st.sampled_from(PAPERS), st.floats(0, 60))
def test_tiles_cover_the_poster_exactly_with_the_overlap(width: float, height: float, paper: str, overlap: float) -> None:
    stock = find_stock(LIBRARY, paper)
    plan = divide_into_tiles((width, height), stock, overlap)
    assume(plan.columns * plan.rows < 60)
    area = stock.printable.inset(FRAME)
    for row in range(plan.rows):
        for column in range(plan.columns):
            part = plan.part(column, row)
            assert part.width <= area.width + 0.001
            assert part.height <= area.height + 0.001
            if column + 1 < plan.columns:
                assert part.right - plan.part(column + 1, row).x == pytest.approx(overlap, abs=1e-6)
            if row + 1 < plan.rows:
                assert part.bottom - plan.part(column, row + 1).y == pytest.approx(overlap, abs=1e-6)
    last = plan.part(plan.columns - 1, plan.rows - 1)
    assert (plan.part(0, 0).x, plan.part(0, 0).y) == (0, 0)
    assert (last.right, last.bottom) == pytest.approx((width, height))
    # One tile fewer in a row would not reach.
    if plan.columns > 1:
        assert (plan.columns - 1) * (area.width - overlap) + overlap < width + 0.001


@pytest.mark.parametrize(("size", "count"), [((18 * 72, 24 * 72), 9), ((24 * 72, 36 * 72), 16), ((11 * 72, 17 * 72), 4)])
def test_a_poster_on_letter_sheets(size: tuple[float, float], count: int) -> None:
    plan = divide_into_tiles(size, find_stock(LIBRARY, "letter"), OVERLAP)
    assert plan.columns * plan.rows == count


def test_each_sheet_shows_its_part_at_full_size_in_the_middle() -> None:
    page, stock = poster(1296, 1728), find_stock(LIBRARY, "letter")
    plan, sheets = divide_into_tiles((1296, 1728), stock, OVERLAP), tile_sheets([page], stock, OVERLAP, ENGLISH)
    assert len(sheets) == 10
    for index, sheet in enumerate(sheets[1:]):
        part = plan.part(index % 3, index // 3)
        (placement,) = sheet.placements
        assert (placement.box.width, placement.box.height) == (1296, 1728)
        shown = Box(placement.box.x + part.x, placement.box.y + part.y, part.width, part.height)
        assert shown.center == pytest.approx((306, 396))
        assert placement.clip.contains(shown)
        assert stock.printable.contains(placement.clip)
        for mark in sheet.marks:
            assert stock.printable.contains(Box(mark.x1, mark.y1, mark.x2 - mark.x1, mark.y2 - mark.y1))
            outside = max(
                placement.clip.x - mark.x2, mark.x1 - placement.clip.right, placement.clip.y - mark.y2, mark.y1 - placement.clip.bottom
            )
            assert outside > 0
        words = [item for item in sheet.notes if isinstance(item, TextItem)]
        assert words[0].text == f"Sheet {index + 1} of 9 · row {index // 3 + 1}, column {index % 3 + 1}"
        assert stock.printable.contains(words[0].box)


def test_the_dashed_marks_of_a_sheet_are_where_the_next_one_is_cut() -> None:
    sheets = tile_sheets([poster(1296, 1728)], find_stock(LIBRARY, "letter"), OVERLAP, ENGLISH)
    first, second = sheets[1], sheets[2]
    dashed = {round(mark.x1 - first.placements[0].box.x, 3) for mark in first.marks if mark.kind == "guide" and mark.x1 == mark.x2}
    solid = {round(mark.x1 - second.placements[0].box.x, 3) for mark in second.marks if mark.kind == "cut" and mark.x1 == mark.x2}
    assert len(dashed) == 1
    assert dashed == solid


def test_the_map_shows_the_whole_poster_and_every_number() -> None:
    stock = find_stock(LIBRARY, "a4")
    sheet = tile_sheets([poster(1296, 1728)], stock, OVERLAP, ENGLISH)[0]
    (small,) = sheet.placements
    assert small.box.width / small.box.height == pytest.approx(1296 / 1728)
    assert stock.printable.contains(small.box)
    words = {item.text for item in sheet.notes if isinstance(item, TextItem)}
    assert {f"{way} {number}" for way in ("row", "column") for number in (1, 2, 3)} <= words
    assert not any(
        item.box.common(small.box).width * item.box.common(small.box).height for item in sheet.notes if isinstance(item, TextItem)
    )
    assert "9 sheets make this poster" in words


@pytest.mark.parametrize(("overlap", "says"), [(-1, "too little"), (300, "too little")])
def test_an_overlap_that_cannot_be(overlap: float, says: str) -> None:
    with pytest.raises(ProblemsFound, match=says):
        divide_into_tiles((1296, 1728), find_stock(LIBRARY, "letter"), overlap)


def test_more_sheets_than_anybody_glues() -> None:
    small = replace(find_stock(LIBRARY, "letter"), paper=(140, 140))
    with pytest.raises(ProblemsFound, match="sheets"):
        divide_into_tiles((5000, 5000), small, 0)
