"""Formats: what ships, and what the loader refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from changed_library import campaign_with, campaign_with_change, library_text
from library import LIBRARY

from handbill.core.geometry import length
from handbill.core.problems import ExitCode, ProblemsFound
from handbill.layout.format import find_format, format_names

CARD = "layouts/formats/us-card.yaml"


def test_the_formats_that_ship() -> None:
    sizes = {name: (find_format(LIBRARY, name).width, find_format(LIBRARY, name).height) for name in format_names(LIBRARY)}
    expected = {
        "us-card": ("3.5 in", "2 in"),
        "social-square": ("200 mm", "200 mm"),
        "social-portrait": ("200 mm", "250 mm"),
        "social-story": ("200 mm", "355.5556 mm"),
        "social-wide": ("222.2222 mm", "116.6667 mm"),
        "id-1": ("85.6 mm", "54 mm"),
        "tabloid": ("11 in", "17 in"),
        "a3": ("297 mm", "420 mm"),
        "letter": ("8.5 in", "11 in"),
        "a4": ("210 mm", "297 mm"),
        "tabloid-flyer": ("11 in", "17 in"),
        "a3-flyer": ("297 mm", "420 mm"),
        "letter-tabs": ("8.5 in", "11 in"),
        "a4-tabs": ("210 mm", "297 mm"),
        "half-letter": ("8.5 in", "5.5 in"),
        "a5": ("210 mm", "148 mm"),
        "fold-card": ("3.5 in", "8 in"),
        "fold-card-metric": ("85.6 mm", "216 mm"),
        "label": ("3.4375 in", "0.66667 in"),
        "label-metric": ("99.1 mm", "38.1 mm"),
        "18x24": ("18 in", "24 in"),
        "24x36": ("24 in", "36 in"),
        "a2": ("420 mm", "594 mm"),
        "a1": ("594 mm", "841 mm"),
        "half-letter-flyer": ("5.5 in", "8.5 in"),
        "a5-flyer": ("148 mm", "210 mm"),
        "rack-card": ("4 in", "9 in"),
        "rack-card-metric": ("99 mm", "210 mm"),
        "trifold": ("11 in", "8.5 in"),
        "trifold-metric": ("297 mm", "210 mm"),
        "card-upright": ("2 in", "3.5 in"),
        "card-upright-metric": ("54 mm", "85.6 mm"),
        "letter-wide": ("11 in", "8.5 in"),
        "a4-wide": ("297 mm", "210 mm"),
        "tabloid-wide": ("17 in", "11 in"),
        "a3-wide": ("420 mm", "297 mm"),
        "bookmark": ("2 in", "6 in"),
        "bookmark-metric": ("50 mm", "150 mm"),
        "bookmark-7": ("2 in", "7 in"),
        "bookmark-7-metric": ("55 mm", "175 mm"),
        "postcard": ("6 in", "4 in"),
        "postcard-metric": ("148 mm", "105 mm"),
        "door-hanger": ("4.25 in", "11 in"),
        "door-hanger-metric": ("99 mm", "210 mm"),
        "sticker": ("3 in", "3 in"),
        "sticker-metric": ("75 mm", "75 mm"),
        "tent": ("8.5 in", "2.5 in"),
        "tent-metric": ("210 mm", "70 mm"),
    }
    assert sizes == {name: (length(width), length(height)) for name, (width, height) in expected.items()}


@pytest.mark.parametrize("name", format_names(LIBRARY))
def test_bleed_follows_the_region(name: str) -> None:
    form = find_format(LIBRARY, name)
    assert form.bleed == length("0.125 in" if form.region == "us" else "3 mm")
    # A label is cut by its maker, not by a shop's cutter, so its safe area may be smaller.
    assert form.safe >= form.bleed or form.kind.die_cut
    assert form.floor.imprint < form.floor.text


@pytest.mark.parametrize("name", [name for name in format_names(LIBRARY) if find_format(LIBRARY, name).kind.id == "poster"])
def test_a_poster_s_smallest_type_follows_the_distance_it_is_read_from(name: str) -> None:
    form, near = find_format(LIBRARY, name), find_format(LIBRARY, "tabloid")
    assert form.viewing >= near.viewing == length("1.5 m")
    farther = form.viewing / near.viewing
    for part in ("text", "close", "imprint"):
        assert getattr(form.floor, part) == pytest.approx(getattr(near.floor, part) * farther, rel=0.005)


@pytest.mark.parametrize(("name", "widths"), [("trifold", (265.5, 265.5, 261.0)), ("trifold-metric", (283.465, 283.465, 274.961))])
def test_the_part_of_a_leaflet_that_is_folded_in_is_narrower(name: str, widths: tuple[float, ...]) -> None:
    form = find_format(LIBRARY, name)
    assert form.across == pytest.approx(widths, abs=0.001)
    assert sum(form.across) == pytest.approx(form.width)
    # Narrower by 1/32 to 1/8 in (thoughtco), or the 3 mm of a metric printer.
    assert 72 / 32 <= form.across[0] - form.across[-1] <= 72 / 8


@pytest.mark.parametrize(
    ("widths", "says"),
    [
        ("[1.25 in, 1.25 in, 1.1 in]", "0.1 in (2.5 mm) wider than the whole"),
        ("[1.1 in, 1.2 in, 1.2 in]", "not narrower than the others"),
        ("[1.2 in, 1.2 in, wide]", "is not a length"),
        ("[1.75 in, 1.75 in, 0 in]", "more than nothing"),
        ("3.5 in", "should be a list"),
    ],
)
def test_parts_side_by_side_must_make_up_the_width_and_fold(tmp_path: Path, widths: str, says: str) -> None:
    campaign = campaign_with(tmp_path, CARD, library_text(CARD) + f"across: {widths}\n")
    with pytest.raises(ProblemsFound, match=re.escape(says)) as found:
        find_format(campaign, "us-card")
    assert {problem.place.key.split(".")[0] for problem in found.value.problems} == {"across"}


def test_an_unknown_format_is_a_usage_problem_with_a_hint() -> None:
    with pytest.raises(ProblemsFound) as found:
        find_format(LIBRARY, "us-cards")
    assert found.value.exit_code is ExitCode.USAGE
    assert "did you mean us-card" in str(found.value)


@pytest.mark.parametrize("name", ["", "../themes/field", "sheets/avery-5371"])
def test_a_name_is_not_a_path(name: str) -> None:
    with pytest.raises(ProblemsFound):
        find_format(LIBRARY, name)


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ("width: 3.5 in", "width: 3.5", "width", "should be a length"),
        ("width: 3.5 in", "width: 3,5 in", "width", "is not a length"),
        ("width: 3.5 in", "width: -3.5 in", "width", "more than nothing"),
        ("width: 3.5 in", "breadth: 3.5 in", "width", "is missing"),
        ("width: 3.5 in", "breadth: 3.5 in", "breadth", "is not known"),
        ("kind: card", "kind: cards", "kind", "'cards' is not a kind of piece"),
        ("safe: 0.125 in", "safe: 1 in", "safe", "no room"),
        ("text: 1.25 mm", "text: 1.25", "floor.text", "should be a length"),
        ("text: 1.25 mm", "txt: 1.2 mm", "floor.txt", "is not known"),
        ("floor: {text: 1.25 mm, imprint: 0.85 mm}", "floor: small", "floor", "a set of keys"),
        ("office: avery-5371", "office: ''", "office", "not be empty"),
    ],
)
def test_a_broken_format_is_a_problem_at_its_key(tmp_path: Path, old: str, new: str, key: str, says: str) -> None:
    campaign = campaign_with_change(tmp_path, CARD, old, new)
    with pytest.raises(ProblemsFound) as found:
        find_format(campaign, "us-card")
    hits = [problem for problem in found.value.problems if problem.place.key == key]
    assert len(hits) == 1, str(found.value)
    assert says in hits[0].sentence
    line = next((number for number, row in enumerate((tmp_path / CARD).read_text().splitlines(), 1) if new in row), 0)
    assert hits[0].place.line == line or "missing" in says


def test_every_problem_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    campaign = campaign_with(tmp_path, CARD, "name: 7\nkind: booklet\nwidth: wide\nfloor: {text: 1.25 mm}\ncolour: red\n")
    with pytest.raises(ProblemsFound) as found:
        find_format(campaign, "us-card")
    keys = {problem.place.key for problem in found.value.problems}
    assert keys == {"name", "kind", "region", "width", "height", "bleed", "safe", "floor.imprint", "viewing", "office", "source", "colour"}


@pytest.mark.parametrize("text", ["", "just words\n", "- a\n- list\n"])
def test_a_file_that_is_no_mapping_is_one_problem(tmp_path: Path, text: str) -> None:
    campaign = campaign_with(tmp_path, CARD, text)
    with pytest.raises(ProblemsFound) as found:
        find_format(campaign, "us-card")
    assert [problem.code for problem in found.value.problems] == ["content-type"]
