"""The quick check of every file after it is written, beside the full preflight."""

from __future__ import annotations

import pytest

from handbill.core.problems import ExitCode, ProblemsFound
from handbill.preflight.options import CheckOptions, ExpectedContent
from handbill.preflight.preflight import preflight
from handbill.preflight.preview import page_images
from handbill.preflight.smoke_check import smoke_check

BOXES = {"trimBox": (20, 20, 280, 180), "bleedBox": (11, 11, 289, 189)}
EXPECTED = ExpectedContent(("911",), ("Help is here.",), (260, 160))


def good(canvas) -> None:
    canvas.setFillColorCMYK(0, 0.02, 0.08, 0)
    canvas.rect(11, 11, 278, 178, stroke=0, fill=1)
    canvas.setFillColorCMYK(0, 0, 0, 1)
    canvas.drawString(40, 100, "Help is here. Call 911")


def bad(canvas) -> None:
    canvas.setFillColorRGB(1, 1, 0.9)
    canvas.rect(20, 20, 260, 160, stroke=0, fill=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(40, 100, "Help was here.")


def codes(problems) -> set[str]:
    return {problem.code for problem in problems}


def checks(pdf: bytes, options: CheckOptions) -> set[str]:
    return {finding.check for finding in preflight(pdf, options)}


def test_a_good_press_file_passes_but_for_what_pdfx_requires(draw_pdf):
    pdf = draw_pdf(good, **BOXES)
    assert smoke_check(pdf, ["911"], least_bleed=9) == []
    assert checks(pdf, CheckOptions("press", expected=EXPECTED)) == {"pdfx-version", "output-intent", "black-overprint"}


def test_every_fault_of_a_bad_press_file_is_found(draw_pdf):
    pdf = draw_pdf(bad)
    faults = {"expected-numbers", "boxes", "font-embedded", "expected-text", "color-space"}
    assert faults <= checks(pdf, CheckOptions("press", expected=EXPECTED))
    assert "bleed" in checks(draw_pdf(bad, **BOXES), CheckOptions("press", expected=EXPECTED))


def test_the_boxes_are_checked_only_with_a_bleed(draw_pdf):
    pdf = draw_pdf(bad)
    assert codes(smoke_check(pdf, ["911"])) == {"check-expected-numbers"}
    assert codes(smoke_check(pdf, ["911"], least_bleed=0)) == {"check-expected-numbers", "check-boxes"}
    assert codes(smoke_check(draw_pdf(good, **BOXES), ["911"], least_bleed=9.5)) == {"check-boxes"}


def test_an_untagged_screen_file_fails(draw_pdf):
    assert {"accessibility", "tags"} <= checks(draw_pdf(good), CheckOptions("screen", expected=EXPECTED))


def test_a_problem_has_the_sentence_and_the_hint_of_its_finding(draw_pdf):
    (problem,) = smoke_check(draw_pdf(bad), ["911"])
    assert problem.exit_code == ExitCode.OUTPUT
    assert "911" in problem.sentence
    assert problem.hint


@pytest.mark.parametrize("pdf", [b"", b"no PDF", b"%PDF-1.7\n%%EOF\n"])
def test_a_file_that_cannot_be_opened_is_a_problem(pdf):
    with pytest.raises(ProblemsFound) as raised:
        smoke_check(pdf, ["911"], least_bleed=9)
    assert codes(raised.value.problems) == {"check-unreadable"}
    with pytest.raises(ProblemsFound) as raised:
        page_images(pdf, 72)
    assert codes(raised.value.problems) == {"check-unreadable"}
