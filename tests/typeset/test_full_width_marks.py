"""No hole inside a line of Chinese or Japanese, and no indent before a bracket at its head: measured from the ink of every message."""

from __future__ import annotations

from itertools import pairwise

import pytest
from library import LIBRARY

from handbill.i18n.catalogs import catalogs_of
from handbill.i18n.language import Weight, find_language
from handbill.i18n.placeholders import filled_with
from handbill.typeset.lines import Line
from handbill.typeset.paragraph import ParagraphStyle, set_lines
from handbill.typeset.shape import RunKey, shape

OPENING, CLOSING = "（「『“", "）」』”，。、：；！？・"
MARKS = OPENING + CLOSING
HOLE, EDGE = 600, 60  # the most white inside a line, and at its ends, in 1/1000 em


def ink(line: Line) -> list[tuple[str, int, int]]:
    """The text of each cluster, and where its ink begins and ends on the line; a space has ink of no width in its middle."""
    found, pen = [], 0
    for run in line.runs:
        for cluster in run.clusters:
            boxes = [(pen + x, run.font.hb.get_glyph_extents(glyph)) for glyph, x, _ in cluster.glyphs]
            left = min(x + box.x_bearing for x, box in boxes)
            right = max(x + box.x_bearing + box.width for x, box in boxes)
            found.append((cluster.text, left, right))
            pen += cluster.advance
    return found


def lines_of(tag: str, text: str, ems: float, weight: Weight = "regular") -> tuple[Line, ...]:
    return set_lines(text, ParagraphStyle(find_language(LIBRARY, tag), weight), ems * 1000)


def gaps(line: Line) -> dict[str, int]:
    """The white between each two clusters that are both visible."""
    return {a + b: left - right for (a, _, right), (b, left, _) in pairwise(ink(line)) if a.strip() and b.strip()}


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("tag", ["ja", "zh-Hans", "zh-Hant"])
def test_no_message_has_a_hole_in_a_line_or_an_indent(tag: str, weight: Weight) -> None:
    ((_, messages),) = catalogs_of(LIBRARY, tag)
    seen = set()
    for entry, ems in ((entry, ems) for entry in messages.values() for ems in (7, 11, 19, 100)):
        for line in lines_of(tag, filled_with("Mandarin 12", entry.text), ems, weight):
            assert max(gaps(line).values(), default=0) <= HOLE, line.text
            (first, left, _), (last, _, right) = ink(line)[0], ink(line)[-1]
            assert first not in OPENING or left <= EDGE, line.text
            assert last not in CLOSING or line.width - right <= EDGE, line.text
            seen |= set(line.text) & set(MARKS)
    assert len(seen) >= 5


@pytest.mark.parametrize(
    ("tag", "pairs"),
    [
        ("zh-Hans", ["”，", "）。", "。”", "：“", "》、", "”。", "““"]),
        ("zh-Hant", ["」，", "）。", "。」", "？」", "』」"]),
        ("ja", ["」、", "）。", "。」", "（「", "？」"]),
    ],
)
def test_marks_that_meet_are_closed_up(tag: str, pairs: list[str]) -> None:
    for pair in pairs:
        (line,) = lines_of(tag, f"人{pair}人", 100)
        white = gaps(line)[pair]
        opening = pair[1] in OPENING and pair[0] not in OPENING
        assert 0 < white <= (HOLE if opening else 300), pair


def test_a_comma_keeps_its_distance_from_the_letter_before_it() -> None:
    """The fonts' own `halt` would move a centered comma of traditional Chinese toward the letter."""
    (apart,), (met,) = lines_of("zh-Hant", "人，人", 100), lines_of("zh-Hant", "人，」人", 100)
    assert gaps(met)["人，"] == gaps(apart)["人，"]


def test_where_there_is_a_space_it_stays() -> None:
    def width(text: str) -> int:
        return lines_of("zh-Hans", text, 100)[0].width

    assert width("人 。人") - width("人。人") > 150


@pytest.mark.parametrize(("tag", "script", "text"), [("ko", "Hang", "“아니요”라고"), ("ja", "Hani", "“人”。"), ("en", "Latn", "“no”")])
def test_narrow_quotation_marks_are_left_alone(tag: str, script: str, text: str) -> None:
    (line,) = lines_of(tag, text, 100)
    (run,) = line.runs
    assert run.clusters[:2] == shape(RunKey(run.font, text, False, script, tag)).clusters[:2]


def test_a_line_holds_more_by_the_white_that_is_removed() -> None:
    (line,) = lines_of("zh-Hans", "（请打电话）。", 100)
    assert len(lines_of("zh-Hans", "（请打电话）。", line.width / 1000)) == 1
    assert len(lines_of("zh-Hans", "（请打电话）。", (line.width - 1) / 1000)) == 2
