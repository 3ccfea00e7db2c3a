from __future__ import annotations

from dataclasses import replace

import pytest
from pictures import encoded, gradient

from handbill.core.geometry import Box
from handbill.graphics.items import ImageItem, Page, Tag
from handbill.pdf.document import write
from handbill.pdf.metadata import About
from handbill.preflight.options import CheckOptions, ExpectedContent
from handbill.preflight.profiles import profile_named
from handbill.sheets.sheet import Placement, Sheet

ANY_BLEED = 0.02  # points
GOOD = {"trimBox": (20, 20, 280, 180), "bleedBox": (11, 11, 289, 189)}


def options(bleed: float, trim: tuple[float, float] | None = None) -> CheckOptions:
    return CheckOptions("press", replace(profile_named("press").limits, bleed=bleed), expected=ExpectedContent(trim=trim))


def blank(canvas) -> None:
    canvas.drawString(30, 30, "words")


def test_nested_boxes_pass(draw_pdf, ask):
    assert ask("boxes", draw_pdf(blank, **GOOD), options(9, (260, 160))) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"bleedBox": (25, 11, 289, 189)}, "the TrimBox extends beyond the BleedBox"),
        ({"bleedBox": (-5, 11, 289, 189)}, "the BleedBox extends beyond the MediaBox"),
        ({"bleedBox": (20, 11, 289, 189)}, "0 in (0 mm) of bleed on the left side"),
        ({"trimBox": None}, "the page has no TrimBox"),
        ({"trimBox": None, "bleedBox": None}, "the page has no TrimBox and no BleedBox"),
    ],
)
def test_every_fault_in_the_nesting_is_found(draw_pdf, ask, changed, sentence):
    boxes = {key: value for key, value in {**GOOD, **changed}.items() if value}
    assert sentence in "; ".join(ask("boxes", draw_pdf(blank, **boxes), options(ANY_BLEED)))


def test_a_wrong_trim_size_is_reported_with_both_sizes(draw_pdf, ask):
    (sentence,) = ask("boxes", draw_pdf(blank, **GOOD), options(0, (252, 144)))
    assert "3.611 x 2.222 in (91.72 x 56.44 mm), but the piece 3.5 x 2 in (88.9 x 50.8 mm)" in sentence


def test_too_little_bleed_is_reported_for_each_side(draw_pdf, ask):
    found = ask("boxes", draw_pdf(blank, **GOOD), options(9.5))
    assert [sentence.split(" on the ")[1].split()[0] for sentence in found] == ["left", "bottom", "right", "top"]


def test_no_bleed_is_required_if_the_limit_is_zero(draw_pdf, ask):
    pdf = draw_pdf(blank, trimBox=(20, 20, 280, 180), bleedBox=(20, 20, 280, 180))
    assert ask("boxes", pdf, options(0)) == []
    assert len(ask("boxes", pdf)) == 4


@pytest.mark.parametrize(
    ("box", "clear"),
    [
        (Box(15, 15, 170, 70), True),
        (Box(-9, -9, 218, 60), True),
        (Box(-9, 15, 150, 70), True),
        (Box(0, 0, 200, 60), False),
        (Box(-5, 15, 150, 70), False),
        (Box(-9, -9, 218, 108), False),
        (Box(15, 15, 183, 70), False),
    ],
)
def test_a_figure_keeps_clear_of_the_trim_or_runs_on_through_the_bleed(ask, box: Box, clear: bool):
    item = ImageItem(box, tags=(Tag("Figure", alt="x"),), data=encoded(gradient(), "PNG"), pixels=(64, 48))
    page = Page("page", "en", "ltr", 200, 100, 9, 12, (item,))
    trim, bleed = Box(20, 20, 200, 100), Box(11, 11, 218, 118)
    pdf = write((Sheet(240, 140, "single", (Placement(0, trim, bleed),), trim=trim, bleed=bleed),), (page,), About("Test", "en"))
    assert (ask("safe-area", pdf, options(9)) == []) == clear
