from __future__ import annotations

from dataclasses import replace

import pytest
from read_back import sides_with_ink

from handbill.preflight.limits import profile_named
from handbill.preflight.options import CheckOptions

BOXES = {"trimBox": (20, 20, 280, 180), "bleedBox": (11, 11, 289, 189)}
TINT = (0, 0.02, 0.08, 0)


def filled(*rectangle: float, ink: tuple[float, ...] = TINT):
    def draw(canvas) -> None:
        canvas.setFillColorCMYK(*ink)
        canvas.rect(*rectangle, stroke=0, fill=1)
        canvas.setFillColorCMYK(0, 0, 0, 1)
        canvas.drawString(100, 100, "words")

    return draw


def test_art_out_to_the_bleed_passes_on_every_side(drawn, ask):
    pdf = drawn(filled(11, 11, 278, 178), **BOXES)
    assert ask("bleed", pdf) == []
    assert sides_with_ink(pdf) == [frozenset({"left", "top", "right", "bottom"})]


def test_a_white_page_passes_without_ink(drawn, ask):
    pdf = drawn(lambda canvas: canvas.drawString(100, 100, "words"), **BOXES)
    assert ask("bleed", pdf) == []
    assert sides_with_ink(pdf) == [frozenset()]


@pytest.mark.parametrize(
    ("rectangle", "sides"),
    [
        ((20, 20, 260, 160), {"left", "top", "right", "bottom"}),
        ((20, 11, 269, 178), {"left"}),
        ((11, 11, 269, 178), {"right"}),
        ((11, 20, 278, 169), {"bottom"}),
        ((11, 11, 278, 173), {"top"}),  # four points of bleed where nine are wanted
    ],
)
def test_art_that_stops_short_is_found_on_its_side(drawn, ask, rectangle, sides):
    found = ask("bleed", drawn(filled(*rectangle), **BOXES))
    assert {sentence.split()[2] for sentence in found} == sides


def test_a_band_across_the_page_is_measured(drawn, ask):
    (left, right) = ask("bleed", drawn(filled(20, 60, 260, 72, ink=(1, 0.6, 0.1, 0.5)), **BOXES))
    assert "on the left side 25.4 mm" in left
    assert "on the right side 25.4 mm" in right


def test_marks_outside_the_bleed_are_not_art(drawn, ask):
    def draw(canvas) -> None:
        canvas.line(0, 20, 10, 20)
        canvas.line(20, 0, 20, 10)
        canvas.drawString(100, 100, "words")

    pdf = drawn(draw, **BOXES)
    assert (ask("bleed", pdf), sides_with_ink(pdf)) == ([], [frozenset()])


def test_a_shop_that_takes_no_bleed_is_not_given_any(drawn, ask):
    pdf = drawn(filled(20, 20, 260, 160), trimBox=(20, 20, 280, 180), bleedBox=(20, 20, 280, 180))
    assert ask("bleed", pdf, CheckOptions("press", replace(profile_named("press").limits, bleed=0))) == []
    assert len(ask("bleed", pdf)) == 4


def test_a_line_that_leaves_aslant_is_followed_and_one_that_ends_at_the_cut_is_not(drawn, ask):
    def leaving(to: float):
        def draw(canvas) -> None:
            canvas.setLineWidth(2)
            canvas.line(60, 100, to, 100 + (60 - to) * 0.4)
            canvas.drawString(100, 100, "words")

        return draw

    assert ask("bleed", drawn(leaving(5), **BOXES)) == []
    (left,) = ask("bleed", drawn(leaving(20), **BOXES))
    assert "on the left side" in left
