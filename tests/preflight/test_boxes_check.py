from __future__ import annotations

from dataclasses import replace

import pytest

from handbill.preflight.limits import profile_named
from handbill.preflight.options import CheckOptions, ExpectedContent

SOME_BLEED = 0.02  # points
GOOD = {"trimBox": (20, 20, 280, 180), "bleedBox": (11, 11, 289, 189)}


def within(bleed: float, trim: tuple[float, float] | None = None) -> CheckOptions:
    return CheckOptions("press", replace(profile_named("press").limits, bleed=bleed), wanted=ExpectedContent(trim=trim))


def blank(canvas) -> None:
    canvas.drawString(30, 30, "words")


def test_boxes_inside_each_other_pass(drawn, ask):
    assert ask("boxes", drawn(blank, **GOOD), within(9, (260, 160))) == []


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
def test_each_fault_of_nesting_is_named(drawn, ask, changed, word):
    options = {key: value for key, value in {**GOOD, **changed}.items() if value}
    assert word in "; ".join(ask("boxes", drawn(blank, **options), within(SOME_BLEED)))


def test_a_wrong_size_is_named_with_both_sizes(drawn, ask):
    (sentence,) = ask("boxes", drawn(blank, **GOOD), within(0, (252, 144)))
    assert "91.72 x 56.44 mm, but the piece 88.90 x 50.80 mm" in sentence


def test_a_bleed_below_the_shop_s_is_named_on_each_side(drawn, ask):
    found = ask("boxes", drawn(blank, **GOOD), within(9.5))
    assert [sentence.split(" on the ")[1].split()[0] for sentence in found] == ["left", "bottom", "right", "top"]


def test_a_shop_that_takes_no_bleed_gets_none(drawn, ask):
    pdf = drawn(blank, trimBox=(20, 20, 280, 180), bleedBox=(20, 20, 280, 180))
    assert ask("boxes", pdf, within(0)) == []
    assert len(ask("boxes", pdf)) == 4
