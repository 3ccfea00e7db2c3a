"""Words on office sheets stand at least 5 mm from every fold, and 3 mm from the strip that printers leave white.

Posters in tiles are left out: their parts are glued together, and words run on from one to the next.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from ink import ink, texts
from library import LIBRARY, job, lay_out, sheets_of
from sampled import sampled_sizes

from handbill.build.job import LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.content.material import material_names
from handbill.core.clock import today
from handbill.core.geometry import MILLIMETER, TOLERANCE, Box
from handbill.layout.format import find_format
from handbill.sheets.grid import fits
from handbill.sheets.imposition import bare_leaf
from handbill.sheets.rotation import rotate_box
from handbill.sheets.sheet import Sheet
from handbill.sheets.stock import find_stock

FROM_FOLD, FROM_RIM = 5 * MILLIMETER, 3 * MILLIMETER
TAGS = ("en", "ar", "km", "my")
CASES = [
    (name, tag, form)
    for name in material_names(LIBRARY)
    for tag, form in sampled_sizes(name, TAGS)
    if fits(find_stock(LIBRARY, find_format(LIBRARY, form).office), bare_leaf(find_format(LIBRARY, form)))
]
FOLDED = [case for case in CASES if find_format(LIBRARY, case[2]).folded or find_format(LIBRARY, case[2]).kind.head_to_head]


def spec(name: str, tag: str, form: str) -> JobSpec:
    return JobSpec(name, today(), (tag,), "office", form)


@cache
def made(setting: JobSpec) -> tuple[LaidOutPiece, tuple[Sheet, ...], Box]:
    """The pages, their sheets, and where the printer prints."""
    laid_out = lay_out(setting)
    return laid_out, sheets_of(laid_out, setting), job(setting).office_paper.stock.printable


def words(laid_out: LaidOutPiece, sheet: Sheet) -> Iterator[tuple[str, Box]]:
    """Each line of words with the place of its ink on the sheet."""
    for placed in sheet.placements:
        page = laid_out.pages[placed.page]
        for item in texts(page):
            lies = rotate_box(ink(item), (page.width, page.height), placed.turn)
            yield item.text, Box(placed.box.x + lies.x, placed.box.y + lies.y, lies.width, lies.height)


@pytest.mark.parametrize(("name", "tag", "form"), CASES)
def test_words_stand_clear_of_the_strip_that_printers_leave_white(name: str, tag: str, form: str) -> None:
    laid_out, sheets, printable = made(spec(name, tag, form))
    for sheet in sheets:
        found = list(words(laid_out, sheet))
        assert found
        assert not [text for text, box in found if not printable.inset(FROM_RIM).contains(box, TOLERANCE)]


@pytest.mark.parametrize(("name", "tag", "form"), FOLDED)
def test_words_and_marks_stand_clear_of_each_other_at_every_fold(name: str, tag: str, form: str) -> None:
    laid_out, sheets, _ = made(spec(name, tag, form))
    assert sheets
    for sheet in sheets:
        lines = [mark for mark in sheet.marks if mark.kind == "fold"]
        assert lines
        found = list(words(laid_out, sheet))
        upright = {mark.x1 for mark in lines if mark.x1 == mark.x2}
        level = {mark.y1 for mark in lines if mark.y1 == mark.y2}
        near = [text for text, box in found for x in upright if box.x < x + FROM_FOLD - TOLERANCE and box.right > x - FROM_FOLD + TOLERANCE]
        near += [text for text, box in found for y in level if box.y < y + FROM_FOLD - TOLERANCE and box.bottom > y - FROM_FOLD + TOLERANCE]
        assert not near
