from __future__ import annotations

from dataclasses import replace

import pytest
from read_back import sides_with_ink

from handbill.preflight.options import CheckOptions
from handbill.preflight.profiles import profile_named

BOXES = {"trimBox": (20, 20, 280, 180), "bleedBox": (11, 11, 289, 189)}
TINT = (0, 0.02, 0.08, 0)


def filled_rectangle(*rectangle: float, ink: tuple[float, ...] = TINT):
    def draw(canvas) -> None:
        canvas.setFillColorCMYK(*ink)
        canvas.rect(*rectangle, stroke=0, fill=1)
        canvas.setFillColorCMYK(0, 0, 0, 1)
        canvas.drawString(100, 100, "words")

    return draw


def test_art_that_fills_the_bleed_passes_on_every_side(draw_pdf, ask):
    pdf = draw_pdf(filled_rectangle(11, 11, 278, 178), **BOXES)
    assert ask("bleed", pdf) == []
    assert sides_with_ink(pdf) == [frozenset({"left", "top", "right", "bottom"})]


def test_a_white_page_passes_without_ink(draw_pdf, ask):
    pdf = draw_pdf(lambda canvas: canvas.drawString(100, 100, "words"), **BOXES)
    assert ask("bleed", pdf) == []
    assert sides_with_ink(pdf) == [frozenset()]


@pytest.mark.parametrize(
    ("rectangle", "sides"),
    [
        ((20, 20, 260, 160), {"left", "top", "right", "bottom"}),
        ((20, 11, 269, 178), {"left"}),
        ((11, 11, 269, 178), {"right"}),
        ((11, 20, 278, 169), {"bottom"}),
        ((11, 11, 278, 173), {"top"}),  # four points of bleed, not nine
    ],
)
def test_art_that_stops_short_is_found_on_its_side(draw_pdf, ask, rectangle, sides):
    found = ask("bleed", draw_pdf(filled_rectangle(*rectangle), **BOXES))
    assert {sentence.split()[2] for sentence in found} == sides


def test_a_band_across_the_page_is_measured(draw_pdf, ask):
    (left, right) = ask("bleed", draw_pdf(filled_rectangle(20, 60, 260, 72, ink=(1, 0.6, 0.1, 0.5)), **BOXES))
    assert "on the left side, 1 in (25.4 mm)" in left
    assert "on the right side, 1 in (25.4 mm)" in right


def test_marks_outside_the_bleed_are_not_judged(draw_pdf, ask):
    def draw(canvas) -> None:
        canvas.line(0, 20, 10, 20)
        canvas.line(20, 0, 20, 10)
        canvas.drawString(100, 100, "words")

    pdf = draw_pdf(draw, **BOXES)
    assert (ask("bleed", pdf), sides_with_ink(pdf)) == ([], [frozenset()])


def test_no_bleed_is_required_if_the_limit_is_zero(draw_pdf, ask):
    pdf = draw_pdf(filled_rectangle(20, 20, 260, 160), trimBox=(20, 20, 280, 180), bleedBox=(20, 20, 280, 180))
    assert ask("bleed", pdf, CheckOptions("press", replace(profile_named("press").limits, bleed=0))) == []
    assert len(ask("bleed", pdf)) == 4


def test_a_slanted_line_passes_if_it_reaches_the_bleed_and_not_if_it_ends_at_the_trim(draw_pdf, ask):
    def line_to(x: float):
        def draw(canvas) -> None:
            canvas.setLineWidth(2)
            canvas.line(60, 100, x, 100 + (60 - x) * 0.4)
            canvas.drawString(100, 100, "words")

        return draw

    assert ask("bleed", draw_pdf(line_to(5), **BOXES)) == []
    (left,) = ask("bleed", draw_pdf(line_to(20), **BOXES))
    assert "on the left side" in left
