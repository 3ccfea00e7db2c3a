from __future__ import annotations

import pytest

from handbill.preflight.lines import visual_lines
from handbill.preflight.numbers import missing_numbers, near_numbers

HOTLINE = "1-888-373-7888"
ARABIC = list("مالس")  # as it stands on paper, from left to right


def found(pdf: bytes, *numbers: str) -> list[str]:
    return missing_numbers(visual_lines(pdf), numbers)


def test_numbers_that_stand_on_the_page_pass(drawn):
    pdf = drawn(lambda canvas: (canvas.drawString(20, 100, f"Call {HOTLINE}"), canvas.drawString(20, 60, "In danger: 911")))
    assert found(pdf, HOTLINE, "911") == []


def test_a_missing_number_is_named_once(drawn):
    pdf = drawn(lambda canvas: canvas.drawString(20, 100, "Call 1-888-373-7889"))
    assert found(pdf, HOTLINE, HOTLINE) == [HOTLINE]


@pytest.mark.parametrize("shown", ["1911", "9112", "91-1", "91", "119"])
def test_a_number_inside_another_or_near_it_does_not_count(drawn, shown):
    assert found(drawn(lambda canvas: canvas.drawString(20, 100, shown)), "911") == ["911"]


def test_a_number_beside_another_on_the_line_counts(drawn):
    pdf = drawn(lambda canvas: (canvas.drawString(20, 100, "24/7"), canvas.drawString(70, 100, "911")))
    assert found(pdf, "911") == []


def test_a_number_broken_over_two_lines_does_not_count(drawn):
    pdf = drawn(lambda canvas: (canvas.drawString(20, 100, "1-888-"), canvas.drawString(20, 80, "373-7888")))
    assert found(pdf, HOTLINE) == [HOTLINE]


def test_spaced_digits_are_still_the_number(drawn):
    pdf = drawn(lambda canvas: canvas.drawString(20, 100, HOTLINE, charSpace=6))
    assert found(pdf, HOTLINE) == []


@pytest.mark.parametrize("line", [[*HOTLINE, " ", *ARABIC], [*ARABIC, " ", *HOTLINE], [*ARABIC, " ", *HOTLINE, " ", *ARABIC]])
def test_a_number_that_reads_left_to_right_in_an_arabic_line_counts(typed, line):
    assert found(typed([line]), HOTLINE) == []


@pytest.mark.parametrize("after", [[], [" ", *ARABIC]])
def test_a_number_turned_round_in_an_arabic_line_does_not_count(typed, after):
    """PDFium's own reading puts these digits right again; the paper does not."""
    turned = list("7888-373-888-1")
    assert found(typed([[*turned, *after]]), HOTLINE) == [HOTLINE]


@pytest.mark.parametrize("matrix", ["-1 0 0 -1", "0 1 -1 0", "0 -1 1 0"])
def test_a_turned_panel_is_read_along_its_own_lines(typed, matrix):
    assert found(typed([[*HOTLINE, " ", *ARABIC], list("911")], matrix=matrix), HOTLINE, "911") == []


@pytest.mark.parametrize("first", ["24/7", "911"])
def test_two_numbers_with_a_gap_stay_two_in_an_arabic_row(typed, first):
    second = "911" if first == "24/7" else "24/7"
    assert found(typed([[*first, " ", " ", *second, " ", *ARABIC]]), "911") == []


def test_digits_that_stand_for_other_digits_are_found_out(typed):
    """What the glyphs look like is not asked; what they stand for is what a phone's copy and a screen reader get."""
    assert found(typed([["1", "-", "8", "8", "8", "-", "3", "7", "3", "-", "7", "8", "8", "0"]]), HOTLINE) == [HOTLINE]


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
def test_known_numbers_and_those_of_others_are_left_alone(line):
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
def test_a_number_that_is_almost_a_known_one_is_found(line, printed):
    assert [shown for shown, _ in near_numbers([line], KNOWN)] == [printed]
