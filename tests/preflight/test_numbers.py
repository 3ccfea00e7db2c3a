from __future__ import annotations

import pytest

from handbill.preflight.text.lines import visual_lines
from handbill.preflight.text.numbers import missing_numbers, near_numbers

HOTLINE = "1-888-373-7888"
ARABIC = list("مالس")  # in visual order, from left to right


def missing(pdf: bytes, *numbers: str) -> list[str]:
    return missing_numbers(visual_lines(pdf), numbers)


def test_numbers_on_the_page_pass(draw_pdf):
    pdf = draw_pdf(lambda canvas: (canvas.drawString(20, 100, f"Call {HOTLINE}"), canvas.drawString(20, 60, "In danger: 911")))
    assert missing(pdf, HOTLINE, "911") == []


def test_a_missing_number_is_reported_once(draw_pdf):
    pdf = draw_pdf(lambda canvas: canvas.drawString(20, 100, "Call 1-888-373-7889"))
    assert missing(pdf, HOTLINE, HOTLINE) == [HOTLINE]


@pytest.mark.parametrize("printed", ["1911", "9112", "91-1", "91", "119"])
def test_a_number_inside_another_or_nearly_the_same_does_not_count(draw_pdf, printed):
    assert missing(draw_pdf(lambda canvas: canvas.drawString(20, 100, printed)), "911") == ["911"]


def test_a_number_beside_another_on_the_line_counts(draw_pdf):
    pdf = draw_pdf(lambda canvas: (canvas.drawString(20, 100, "24/7"), canvas.drawString(70, 100, "911")))
    assert missing(pdf, "911") == []


def test_a_number_broken_over_two_lines_does_not_count(draw_pdf):
    pdf = draw_pdf(lambda canvas: (canvas.drawString(20, 100, "1-888-"), canvas.drawString(20, 80, "373-7888")))
    assert missing(pdf, HOTLINE) == [HOTLINE]


def test_spaced_digits_are_still_the_number(draw_pdf):
    pdf = draw_pdf(lambda canvas: canvas.drawString(20, 100, HOTLINE, charSpace=6))
    assert missing(pdf, HOTLINE) == []


@pytest.mark.parametrize("line", [[*HOTLINE, " ", *ARABIC], [*ARABIC, " ", *HOTLINE], [*ARABIC, " ", *HOTLINE, " ", *ARABIC]])
def test_a_number_that_reads_left_to_right_in_an_arabic_line_counts(glyph_pdf, line):
    assert missing(glyph_pdf([line]), HOTLINE) == []


@pytest.mark.parametrize("after", [[], [" ", *ARABIC]])
def test_a_number_reversed_in_an_arabic_line_does_not_count(glyph_pdf, after):
    """In PDFium's own reading order these digits look right; on paper they are wrong."""
    reversed_groups = list("7888-373-888-1")
    assert missing(glyph_pdf([[*reversed_groups, *after]]), HOTLINE) == [HOTLINE]


@pytest.mark.parametrize("matrix", ["-1 0 0 -1", "0 1 -1 0", "0 -1 1 0"])
def test_a_rotated_panel_is_read_along_its_lines(glyph_pdf, matrix):
    assert missing(glyph_pdf([[*HOTLINE, " ", *ARABIC], list("911")], matrix=matrix), HOTLINE, "911") == []


@pytest.mark.parametrize("first", ["24/7", "911"])
def test_two_numbers_with_a_gap_stay_separate_in_an_arabic_line(glyph_pdf, first):
    second = "911" if first == "24/7" else "24/7"
    assert missing(glyph_pdf([[*first, " ", " ", *second, " ", *ARABIC]]), "911") == []


def test_digits_that_stand_for_other_digits_do_not_count(glyph_pdf):
    """What counts is not how the glyphs look but the text they stand for, which phones copy and screen readers read."""
    assert missing(glyph_pdf([["1", "-", "8", "8", "8", "-", "3", "7", "3", "-", "7", "8", "8", "0"]]), HOTLINE) == [HOTLINE]


KNOWN = (HOTLINE, "233733", "911", "1-800-843-5678", "08000 121 700")


@pytest.mark.parametrize(
    "line",
    [
        "Call 1-888-373-7888, day or night",
        "Call 888-373-7888",
        "Text HELP to 233733",
        "911, 912 or 998",
        "1-336-555-0142",
        "2026-11-24 and 24/7, 1-2-3",
        "١-٨٨٨-٣٧٣-٧٨٨٨",
        "10 000 000 people",
        "+1 (888) 373 7888",
    ],
)
def test_known_and_unrelated_numbers_pass(line):
    assert list(near_numbers([line], KNOWN)) == []


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Call 1-888-373-7889 now", "1-888-373-7889"),
        ("Call 1-888-373-8788 now", "1-888-373-8788"),
        ("Call 1-888-733-7888 now", "1-888-733-7888"),
        ("Call 1-888-373-788", "1-888-373-788"),
        ("Call 1-888-3733-7888", "1-888-3733-7888"),
        ("Text 233732", "233732"),
        ("Text 233373", "233373"),
        ("7888-373-888-1", "7888-373-888-1"),
        ("١-٨٨٨-٣٧٣-٧٨٨٩", "١-٨٨٨-٣٧٣-٧٨٨٩"),
        ("08000 121 701", "08000 121 701"),
    ],
)
def test_a_number_that_is_nearly_a_known_one_is_found(line, printed):
    assert [number for number, _ in near_numbers([line], KNOWN)] == [printed]
