"""How a file is printed: paper, sides, cuts, folds and sheets."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import build

from handbill.build.job_spec import JobSpec
from handbill.build.print_plan import Printing, printing
from handbill.core.clock import today
from handbill.sheets.paper import Paper
from handbill.sheets.sheet import count_sheets


def told(material: str, form: str = "", purpose: Any = "office", copies: int | None = 250, **more: Any) -> Printing:
    spec = JobSpec(material, today(), more.pop("languages", ("en",)), purpose, form, **more)
    return printing(build(spec), copies)


def test_cards_on_card_stock() -> None:
    known = told("indicator-card")
    assert (known.lay.paper, known.lay.part) == ("Avery 5371 (Letter)", ("5371", "8371", "28371", "5871", "8871"))
    assert (known.lay.sides, known.lay.flip, known.cut, known.folds) == ("both", "long", "tear", None)
    assert (known.lay.per_sheet, known.sheets, known.runs) == (10, 25, 25)
    assert (known.lay.short_bleed, known.lay.measured) == (0.0, False)
    assert (known.piece, known.languages, known.trim, known.inks, known.shop) == ("indicator-card", ("en",), (252.0, 144.0), (), None)
    assert (known.draft_words, known.draft_numbers) == (True, True)


@pytest.mark.parametrize(
    ("material", "form", "cut", "per_sheet"),
    [
        ("useful-numbers", "", "marks", 2),
        ("overlay-label", "", "taken out", 30),
        ("room-notice", "half-letter", "half", 2),
        # Two tents, and a strip at the top and the bottom of the A4 sheet.
        ("room-notice", "tent-metric", "trim", 2),
        ("help-is-here", "letter", "none", 1),
    ],
)
def test_how_it_is_cut(material: str, form: str, cut: str, per_sheet: int) -> None:
    known = told(material, form)
    assert (known.cut, known.lay.per_sheet) == (cut, per_sheet)


def test_a_poster_in_tiles_takes_all_its_sheets_for_each_copy() -> None:
    known = told("know-the-signs", "24x36", copies=3)
    assert (known.lay.tiled, known.cut, known.lay.sides, known.lay.flip) == (True, "tiles", "one", "")
    assert (known.lay.paper, known.lay.part, known.lay.measured) == ("Letter", (), True)
    assert (known.sheets, known.runs) == (3 * known.lay.in_file, 3)


def test_folds_lie_where_the_language_wants_them() -> None:
    places = {tag: told("help-is-here", "trifold", languages=(tag,)).folds for tag in ("en", "ar")}
    assert [places[tag].places for tag in ("en", "ar")] == [(261.0, 526.5), (265.5, 531.0)]
    assert (places["en"].edge, places["en"].marked, places["en"].half) == ("left", True, False)
    tent = told("room-notice", "tent").folds
    assert tent is not None
    assert (tent.edge, tent.half) == ("top", True)


def test_paper_that_is_folded_holds_half_as_many() -> None:
    known = told("indicator-card", paper=Paper("letter", flip="fold"))
    flat = told("indicator-card", paper=Paper("letter"))
    assert (known.lay.sides, known.lay.flip) == ("one", "fold")
    assert known.lay.per_sheet <= flat.lay.per_sheet // 2 + 1
    # A piece with one side needs no fold, even if one is asked for.
    assert told("overlay-label", paper=Paper(flip="fold")).lay.flip == ""


def test_a_sheet_begun_takes_one_more() -> None:
    assert (told("indicator-card", copies=10).sheets, told("indicator-card", copies=10, paper=Paper(first=2)).sheets) == (1, 2)


def test_a_file_for_a_print_shop() -> None:
    known = told("help-is-here", "trifold", "press", inks="black+PANTONE 286 C")
    assert known.shop is not None
    assert (known.shop.standard, known.shop.condition) == ("x1a", "CGATS TR 006")
    assert (known.inks, known.cut, known.lay.sides, known.lay.flip) == (("black", "PANTONE 286 C"), "crop", "both", "")
    assert (known.lay.paper, known.sheets, known.runs, known.copies) == ("", 0, 0, 250)
    assert known.folds is not None
    assert known.folds.marked


def test_a_file_for_the_screen_has_no_paper() -> None:
    known = told("help-is-here", "letter", "screen", copies=None)
    assert (known.lay.stock, known.cut, known.lay.flip, known.sheets, known.shop) == (None, "none", "", 0, None)


@given(st.integers(1, 10**6), st.integers(1, 100), st.integers(1, 60), st.data())
def test_sheets_hold_every_copy_and_none_is_too_many(copies: int, up: int, each: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, up))
    sheets = count_sheets(copies, up, each, first) // each
    assert (sheets - 1) * up < copies + first - 1 <= sheets * up


@pytest.mark.parametrize("wrong", [(0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 0, 1), (1, 1, 1, 0), (1, 4, 1, 5)])
def test_sheets_of_nothing(wrong: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="at least 1"):
        count_sheets(*wrong)
