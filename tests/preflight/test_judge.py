from __future__ import annotations

from time import perf_counter

import pytest

from handbill.core.problems import ExitCode, ProblemsFound
from handbill.preflight.options import CheckOptions, ExpectedContent
from handbill.preflight.preflight import preflight
from handbill.preflight.smoke_check import smoke_check

BOXES = {"trimBox": (20, 20, 280, 180), "bleedBox": (11, 11, 289, 189)}
WANTED = ExpectedContent(("911",), ("Help is here.",), (260, 160))


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


def checks(pdf: bytes, asked: CheckOptions) -> set[str]:
    return {finding.check for finding in preflight(pdf, asked)}


def test_a_good_press_file_passes_all_but_what_only_a_standard_asks(drawn):
    pdf = drawn(good, **BOXES)
    assert smoke_check(pdf, "press", ["911"]) == []
    assert checks(pdf, CheckOptions("press", wanted=WANTED)) == {"pdfx-version", "output-intent", "black-overprint"}


def test_each_fault_of_a_bad_press_file_is_found(drawn):
    pdf = drawn(bad)
    assert codes(smoke_check(pdf, "press", ["911"])) == {"check-wanted-numbers", "check-boxes"}
    assert codes(smoke_check(pdf, "office", ["911"])) == {"check-wanted-numbers"}
    faults = {"wanted-numbers", "boxes", "font-embedded", "wanted-text", "color-space"}
    assert faults <= checks(pdf, CheckOptions("press", wanted=WANTED))
    assert "bleed" in checks(drawn(bad, **BOXES), CheckOptions("press", wanted=WANTED))


def test_an_untagged_screen_file_is_refused(drawn):
    assert {"accessibility", "tags"} <= checks(drawn(good), CheckOptions("screen", wanted=WANTED))


def test_what_a_finding_says_reaches_those_who_gather_problems(drawn):
    (problem,) = smoke_check(drawn(bad, **BOXES), "office", ["911"])
    assert problem.exit_code == ExitCode.OUTPUT
    assert "911" in problem.sentence
    assert problem.hint


def test_the_quick_checks_are_quick(drawn):
    """Under 30 ms for a sheet of ten cards once the library is loaded: the cost is borne by every build. The best of three counts."""

    def sheet(canvas) -> None:
        for card in range(10):
            for line in range(8):
                canvas.drawString(5 + card % 2 * 150, 15 + card // 2 * 200 + line * 14, "words to read: 911 24/7")

    pdf = drawn(sheet, pagesize=(612, 1008), **BOXES)

    def once() -> float:
        start = perf_counter()
        assert smoke_check(pdf, "press", ["911"]) == []
        return perf_counter() - start

    assert min(once() for _ in range(3)) < 0.03


@pytest.mark.parametrize("pdf", [b"", b"no PDF", b"%PDF-1.7\n%%EOF\n"])
@pytest.mark.parametrize("purpose", ["screen", "press"])
def test_what_cannot_be_opened_is_a_problem(pdf, purpose):
    with pytest.raises(ProblemsFound) as found:
        smoke_check(pdf, purpose, ["911"])
    assert codes(found.value.problems) == {"check-unreadable"}


def test_pictures_may_be_drawn_between_two_readings(drawn):
    """pypdfium2 sets PDFium up for itself when it is imported; what was set up before stays."""
    from handbill.preflight.preview import page_images

    pdf = drawn(good, **BOXES)
    assert smoke_check(pdf, "press", ["911"]) == []
    assert len(page_images(pdf, 72)) == 1
    assert smoke_check(pdf, "press", ["911"]) == []
