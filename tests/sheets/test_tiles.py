"""Tiles cover the poster, overlap as much as requested, stay in the printable area, spare words, and come with instructions for joining."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ink import SLACK, ink, texts
from library import LIBRARY, lay_out

from handbill.build.job_spec import JobSpec
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, Box, length
from handbill.core.problems import ProblemsFound
from handbill.graphics.items import Color, DrawingItem, Item, Page, RectItem, TextItem
from handbill.i18n.language import SOURCE, find_language
from handbill.layout.notes import note_line
from handbill.sheets.seams import REACH, PrintedSpan, printed_spans, seek_seams
from handbill.sheets.stock import find_stock
from handbill.sheets.tiles import FRAME, divide_into_tiles, tile_sheets
from handbill.typeset.glyph_ink import ink_of_clusters

PAPERS = ["letter", "a4", "tabloid", "a3"]
OVERLAP = 10 * MILLIMETER
ENGLISH = find_language(LIBRARY, SOURCE)


def poster(width: float, height: float, *items: Item) -> Page:
    return Page("page", "en", "ltr", width, height, length("3 mm"), 20, items)


@given(st.floats(200, 3000), st.floats(200, 4000), st.sampled_from(PAPERS), st.floats(0, 60))
def test_tiles_cover_the_poster_exactly_with_the_overlap(width: float, height: float, paper: str, overlap: float) -> None:
    stock = find_stock(LIBRARY, paper)
    plan = divide_into_tiles(poster(width, height), stock, overlap)
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
    # With one column less, the tiles would not cover the width.
    if plan.columns > 1:
        assert (plan.columns - 1) * (area.width - overlap) + overlap < width + 0.001


@pytest.mark.parametrize(("size", "count"), [((18 * 72, 24 * 72), 9), ((24 * 72, 36 * 72), 16), ((11 * 72, 17 * 72), 4)])
def test_a_poster_on_letter_sheets(size: tuple[float, float], count: int) -> None:
    plan = divide_into_tiles(poster(*size), find_stock(LIBRARY, "letter"), OVERLAP)
    assert plan.columns * plan.rows == count


def test_each_sheet_shows_its_part_at_full_size_in_the_middle() -> None:
    page, stock = poster(1296, 1728), find_stock(LIBRARY, "letter")
    plan, sheets = divide_into_tiles(poster(1296, 1728), stock, OVERLAP), tile_sheets([page], stock, OVERLAP, ENGLISH)
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
            assert stock.printable.contains(mark.box)
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
        divide_into_tiles(poster(1296, 1728), find_stock(LIBRARY, "letter"), overlap)


def test_too_many_sheets_to_glue() -> None:
    small = replace(find_stock(LIBRARY, "letter"), paper=(140, 140))
    with pytest.raises(ProblemsFound, match="sheets"):
        divide_into_tiles(poster(5000, 5000), small, 0)


INK = Color("ink", (0.1, 0.2, 0.4), (1, 0.8, 0.2, 0.2))


def line(text: str, x: float, baseline: float, size: float) -> TextItem:
    """A line of text as a page has it."""
    return replace(note_line(text, (x, 0), size, ENGLISH), baseline=baseline)


def edges(item: TextItem) -> list[tuple[float, float]]:
    """From where to where the ink of each cluster of an unturned line reaches, from left to right."""
    scale = item.size / 1000
    return [(item.box.x + ink.left * scale, item.box.x + ink.right * scale) for _, ink in ink_of_clusters(item.runs)]


def test_an_empty_poster_is_divided_evenly() -> None:
    plan = divide_into_tiles(poster(1296, 1728), find_stock(LIBRARY, "letter"), OVERLAP)
    assert plan.across == pytest.approx([index * (1296 - OVERLAP) / 3 for index in range(3)])
    assert plan.down == pytest.approx([index * (1728 - OVERLAP) / 3 for index in range(3)])


@pytest.mark.parametrize(("down", "size"), [(0, 14), (7, 20), (13, 25), (40, 30)])
def test_rows_are_joined_between_lines(down: float, size: float) -> None:
    lines = [line("Helping hands", 60, 40 + down + index * size * 1.4, size) for index in range(60)]
    page = poster(1296, 1728, *(each for each in lines if each.baseline < 1700))
    plan = divide_into_tiles(page, find_stock(LIBRARY, "letter"), OVERLAP)
    assert plan.rows == 3
    for seam in plan.down[1:]:
        assert not [item.text for item in page.items if ink(item).y < seam < ink(item).bottom]


@pytest.mark.parametrize("x", [20, 31, 42, 53])
def test_columns_are_joined_between_digits(x: float) -> None:
    number = line("1-888-373-7888", x, 900, 150)
    plan = divide_into_tiles(poster(1296, 1728, number), find_stock(LIBRARY, "letter"), OVERLAP)
    assert plan.columns == 3
    for seam in plan.across[1:]:
        # Clear of every digit, as far as the gap and steps of half a millimeter allow.
        assert not [part for part in edges(number) if part[0] - 0.4 * MILLIMETER < seam < part[1] + 0.4 * MILLIMETER]


def test_a_seam_spares_what_is_largest_then_color_then_goes_no_farther_than_it_must() -> None:
    even, size = [500.0], 1000.0

    def seam(*spans: PrintedSpan) -> float:
        (found,) = seek_seams(spans, even, size, size, OVERLAP)
        return found

    assert seam() == 500
    assert seam(PrintedSpan(300, 505, 40), PrintedSpan(505, 700, 10)) > 505
    assert seam(PrintedSpan(300, 505, 10), PrintedSpan(505, 700, 40)) < 505
    assert seam(PrintedSpan(300, 505, 10, 900), PrintedSpan(505, 700, 10)) > 505
    assert seam(PrintedSpan(300, 505, 0, 900), PrintedSpan(505, 700, 10)) < 505
    assert 505 + 3 * MILLIMETER <= seam(PrintedSpan(490, 505, 10)) < 505 + 3.5 * MILLIMETER


def test_digits_weigh_more_than_letters_and_white_weighs_nothing() -> None:
    for text, weight in (("8", 4), ("H", 1)):
        item = line(text, 100, 200, 60)
        (span,) = printed_spans(poster(1296, 1728, item), "y")
        assert (span.start, span.end) == pytest.approx((ink(item).y, ink(item).bottom))
        ((left, right),) = edges(item)
        assert span.area == pytest.approx(weight * (right - left) * (span.end - span.start))
    white = replace(INK, rgb=(1.0, 1.0, 1.0))
    boxes = [RectItem(Box(10, 20, 30, 40), fill=color) for color in (INK, white)]
    assert printed_spans(poster(1296, 1728, *boxes), "x") == (PrintedSpan(10, 40, 0, 40),)


def test_no_tile_grows_larger_than_the_paper_to_spare_a_line() -> None:
    stock = find_stock(LIBRARY, "letter")
    area = stock.printable.inset(FRAME)
    # Three rows and three columns that fill their sheets, so that no seam can move.
    size = (3 * area.width - 2 * OVERLAP, 3 * area.height - 2 * OVERLAP)
    full = [line("Help", size[0] / 3 - 20, size[1] * part / 3, 40) for part in (1, 2)]
    plan = divide_into_tiles(poster(*size, *full), stock, OVERLAP)
    for row in range(3):
        for column in range(3):
            part = plan.part(column, row)
            assert (part.width, part.height) == pytest.approx((area.width, area.height), abs=0.01)


@pytest.mark.parametrize("tag", ["en", "ar", "km"])
@pytest.mark.parametrize("name", ["know-the-signs", "someone-will-listen"])
@pytest.mark.parametrize("form", ["18x24", "24x36"])
def test_posters_are_joined_beside_their_lines(name: str, form: str, tag: str) -> None:
    (page,) = lay_out(JobSpec(name, today(), (tag,), form=form)).pages
    stock = find_stock(LIBRARY, "letter")
    plan = divide_into_tiles(page, stock, OVERLAP)
    lines = [ink(item) for item in texts(page)]
    # Both the code and the white around it are whole.
    codes = [item.box for item in page.items if item.role == "code" and isinstance(item, DrawingItem)]
    assert bool(codes) == (name == "someone-will-listen")
    assert not [seam for seam in plan.across[1:] for box in codes if box.x < seam < box.right]
    assert not [seam for seam in plan.down[1:] for box in codes if box.y < seam < box.bottom]
    # The digits of the largest posters are higher than a seam moves; all other lines are spared.
    small = [box for box in lines if box.height < REACH]
    assert len(small) > 10
    assert not [seam for seam in plan.down[1:] for box in small if box.y + SLACK < seam < box.bottom - SLACK]
    area = stock.printable.inset(FRAME)
    parts = [plan.part(column, row) for row in range(plan.rows) for column in range(plan.columns)]
    assert all(part.width <= area.width + SLACK and part.height <= area.height + SLACK for part in parts)
    assert divide_into_tiles(page, stock, OVERLAP) == plan
