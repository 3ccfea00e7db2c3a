"""Press sheets: boxes are nested, and marks are those that a shop asks for, outside the bleed and inside the paper."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from library import LIBRARY
from paper import leaf

from handbill.core.geometry import Box, length
from handbill.graphics.items import Color, Fold, RectItem, TextItem
from handbill.i18n.language import SOURCE, find_language
from handbill.layout.format import find_format, format_names
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.press_sheets import PressMarks, press_sheets
from handbill.sheets.print_shop import MARKS
from handbill.sheets.sheet import Sheet

INKS = (Color("cyan", (0, 0.6, 0.9), (1, 0, 0, 0)), Color("black", (0, 0, 0), (0, 0, 0, 1)))
FULL = PressMarks(MARKS, INKS, "indicator-card · es · us-card · numbers checked 2026-11-23 · 0123abcd", find_language(LIBRARY, SOURCE))


def apart(one: Box, other: Box) -> float:
    return max(other.x - one.right, one.x - other.right, other.y - one.bottom, one.y - other.bottom)


@pytest.mark.parametrize("name", format_names(LIBRARY))
@pytest.mark.parametrize("two_sided", [True, False])
def test_boxes_nest_and_nothing_around_touches_the_bleed_or_its_neighbor(name: str, two_sided: bool) -> None:
    size = bare_leaf(find_format(LIBRARY, name))
    sheets = press_sheets([leaf(size.width, size.height, two_sided=two_sided, bleed=size.bleed)], FULL)
    assert [[one.page for one in sheet.placements] for sheet in sheets] == ([[0], [1]] if two_sided else [[0]])
    for sheet in sheets:
        assert sheet.trim
        assert sheet.bleed
        assert sheet.placements[0].box == sheet.trim
        assert sheet.placements[0].clip == sheet.bleed
        assert sheet.trim.inset(-size.bleed) == sheet.bleed
        check_around(sheet, sheet.bleed)


def check_around(sheet: Sheet, bleed: Box) -> None:
    paper = Box(0, 0, sheet.width, sheet.height)
    marks, notes = [mark.box for mark in sheet.marks], [item.box for item in sheet.notes]
    assert marks
    assert notes
    for box in marks + notes:
        assert paper.contains(box)
        assert apart(box, bleed) >= length("0.9 mm")
    # Words and patches keep clear of every mark, and of each other.
    for box in notes:
        assert all(apart(box, other) > 0 for other in marks)
    for index, box in enumerate(notes):
        assert all(apart(box, other) >= -1.2 for other in notes[index + 1 :])


def test_crop_marks_stand_in_line_with_the_trim() -> None:
    (sheet,) = press_sheets([leaf(252, 144, two_sided=False, bleed=9)], replace(FULL, marks=("crop",)))
    assert sheet.trim
    crop = [mark for mark in sheet.marks if mark.kind == "crop"]
    assert len(crop) == len(sheet.marks) == 8
    ends = Counter(("x", mark.x1) if mark.x1 == mark.x2 else ("y", mark.y1) for mark in crop)
    trim = sheet.trim
    assert ends == {("x", trim.x): 2, ("x", trim.right): 2, ("y", trim.y): 2, ("y", trim.bottom): 2}
    assert all(mark.x2 - mark.x1 + mark.y2 - mark.y1 == pytest.approx(length("6 mm")) for mark in crop)


def test_fold_marks_stand_at_both_ends_of_every_fold() -> None:
    (sheet,) = press_sheets([leaf(792, 612, two_sided=False, bleed=9, folds=(Fold("x", 261), Fold("x", 526.5)))], FULL)
    assert sheet.trim
    folds = [mark for mark in sheet.marks if mark.kind == "fold"]
    assert sorted(round(mark.x1 - sheet.trim.x, 3) for mark in folds) == [261, 261, 526.5, 526.5]
    # A press file is cut at its trim, so nothing is printed on the artwork itself.
    assert sheet.bleed
    check_around(sheet, sheet.bleed)
    assert not any(mark.on_ink for mark in sheet.marks)
    # The cross in the middle of a side is left out where a fold is.
    (half,) = press_sheets([leaf(612, 360, two_sided=False, bleed=9, folds=(Fold("y", 180),))], FULL)
    beside = [mark for mark in half.marks if mark.kind == "registration" and (mark.x2 < 20 or mark.x1 > half.width - 20)]
    assert beside == []


def test_the_ruler_is_in_whole_millimeters_and_the_patches_show_each_ink_twice() -> None:
    (sheet,) = press_sheets([leaf(252, 144, two_sided=False, bleed=9)], FULL)
    base = max((mark for mark in sheet.marks if mark.kind == "registration"), key=lambda mark: mark.x2 - mark.x1)
    assert base.x2 - base.x1 == pytest.approx(length("20 mm"))
    fills = [item.fill for item in sheet.notes if isinstance(item, RectItem)]
    assert [fill.cmyk for fill in fills if fill] == [(1, 0, 0, 0), (0.5, 0, 0, 0), (0, 0, 0, 1), (0, 0, 0, 0.5), (1, 1, 1, 1)]
    said = " ".join(item.text for item in sheet.notes if isinstance(item, TextItem))
    assert said == FULL.slug + " · front"


def test_a_shop_that_wants_no_marks_gets_the_bleed_alone() -> None:
    (sheet,) = press_sheets([leaf(252, 144, two_sided=False, bleed=9)], replace(FULL, marks=()))
    assert (sheet.width, sheet.height) == (270, 162)
    assert (sheet.marks, sheet.notes) == ((), ())
