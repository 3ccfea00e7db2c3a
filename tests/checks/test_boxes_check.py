from __future__ import annotations

import pytest

from layouts.checks.boxes import boxes

GOOD = {"trimBox": (20, 20, 280, 180), "bleedBox": (11, 11, 289, 189)}


def sentences(pdf: bytes, **wanted) -> str:
    found = boxes(pdf, **wanted)
    assert all(problem.code == "check-boxes" and problem.place.file == "page 1" for problem in found)
    return "; ".join(problem.sentence for problem in found)


def blank(canvas) -> None:
    canvas.drawString(30, 30, "words")


def test_boxes_inside_each_other_pass(drawn):
    assert boxes(drawn(blank, **GOOD), trim=(260, 160), bleed=9) == []


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"bleedBox": (25, 11, 289, 189)}, "the TrimBox reaches beyond the BleedBox"),
        ({"bleedBox": (-5, 11, 289, 189)}, "the BleedBox reaches beyond the MediaBox"),
        ({"bleedBox": (20, 11, 289, 189)}, "0.00 mm of bleed on the left side"),
        ({"trimBox": None}, "the page has no TrimBox"),
        ({"trimBox": None, "bleedBox": None}, "the page has no TrimBox and BleedBox"),
    ],
)
def test_each_fault_of_nesting_is_named(drawn, changed, word):
    options = {key: value for key, value in {**GOOD, **changed}.items() if value}
    assert word in sentences(drawn(blank, **options))


def test_a_wrong_size_is_named_with_both_sizes(drawn):
    assert "91.72 x 56.44 mm, but the piece 88.90 x 50.80 mm" in sentences(drawn(blank, **GOOD), trim=(252, 144))


def test_a_bleed_below_the_shop_s_is_named_on_each_side(drawn):
    found = boxes(drawn(blank, **GOOD), bleed=9.5)
    assert [problem.sentence.split(" on the ")[1].split()[0] for problem in found] == ["left", "bottom", "right", "top"]


def test_a_shop_that_takes_no_bleed_gets_none(drawn):
    pdf = drawn(blank, trimBox=(20, 20, 280, 180), bleedBox=(20, 20, 280, 180))
    assert boxes(pdf, bleed=0) == []
    assert len(boxes(pdf)) == 4
