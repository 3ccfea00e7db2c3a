"""Themes: what the shipped one promises, what the loader refuses, and an organization's own colors."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from changed_library import campaign_with_change, library_text
from library import LIBRARY

from handbill.core.geometry import millimeters
from handbill.core.problems import ExitCode, Place, ProblemsFound
from handbill.graphics.contrast import contrast_ratio, shortfalls
from handbill.graphics.items import Color
from handbill.graphics.palette import TOTAL_INK
from handbill.layout.format import find_format, format_names
from handbill.layout.theme import ROLES, find_theme, theme_names, with_colors

CALM = "layouts/themes/calm.yaml"
# Noto Sans: sxHeight 536 of 1000 units.
X_HEIGHT = 0.536


def color(text: str) -> Color:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return Color("", (red, green, blue), (0, 0, 0, 0))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(color(one).rgb, color(other).rgb) == pytest.approx(ratio, abs=0.005)
    assert contrast_ratio(color(other).rgb, color(one).rgb) == contrast_ratio(color(one).rgb, color(other).rgb)


@pytest.mark.parametrize("name", theme_names(LIBRARY))
def test_colors_can_be_read_and_printed(name: str) -> None:
    colors = find_theme(LIBRARY, name).colors
    for dark in ("text", "muted", "ink"):
        assert contrast_ratio(colors[dark].rgb, colors["paper"].rgb) >= 7
    assert contrast_ratio(colors["accent"].rgb, colors["paper"].rgb) >= 4.5
    assert (colors["paper"].rgb, colors["paper"].cmyk) == ((1, 1, 1), (0, 0, 0, 0))
    assert all(sum(one.cmyk) * 100 <= TOTAL_INK for one in colors.values())
    assert colors["text"].cmyk == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        (name, form)
        for name in theme_names(LIBRARY)
        for form in format_names(LIBRARY)
        if find_theme(LIBRARY, name).suits(find_format(LIBRARY, form).kind)
    ],
)
def test_every_size_starts_above_the_floor_of_every_format_that_the_theme_is_made_for(name: str, form: str) -> None:
    own = find_format(LIBRARY, form)
    for role in ROLES:
        least = own.floor.imprint if role == "imprint" else own.floor.text
        assert millimeters(find_theme(LIBRARY, name).style(own, role).size * X_HEIGHT) > millimeters(least), role


@pytest.mark.parametrize("name", theme_names(LIBRARY))
def test_two_roles_are_the_same_size_or_clearly_not(name: str) -> None:
    """A step under a quarter is none, unless the weight tells both apart as well."""
    tables = find_theme(LIBRARY, name).type
    assert tables
    for kind, styles in tables.items():
        for one, other in combinations(sorted(styles.values(), key=lambda style: style.size), 2):
            step = other.size / one.size
            assert step == 1 or step >= 1.245 or one.weight != other.weight, (kind, one, other)


@pytest.mark.parametrize("name", theme_names(LIBRARY))
def test_the_ladder_only_goes_down(name: str) -> None:
    ladder = find_theme(LIBRARY, name).ladder
    for before, after in pairwise(ladder):
        assert after.scale <= before.scale
        assert after.leading <= before.leading
        assert after.crowded <= before.crowded
        assert after.short >= before.short
        assert after.air <= before.air
        assert after != before


@pytest.mark.parametrize("name", theme_names(LIBRARY))
def test_the_ladder_has_the_theme_s_own_sizes_on_it(name: str) -> None:
    ladder = find_theme(LIBRARY, name).ladder
    assert any((step.scale, step.leading, step.short) == (1, 1, False) for step in ladder)
    # Type may grow only where air stays free, and the last step takes all the room there is.
    assert all(step.air > 0 for step in ladder if step.scale > 1)
    assert ladder[-1].air == 0


def test_an_unknown_theme_is_a_usage_problem_with_a_hint() -> None:
    with pytest.raises(ProblemsFound) as found:
        find_theme(LIBRARY, "clam")
    assert found.value.exit_code is ExitCode.USAGE
    assert "did you mean calm?" in str(found.value)


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ('rgb: "#ad4417"', 'rgb: "#ad44"', "colors.accent.rgb", "is not a color"),
        ('rgb: "#ad4417"', 'rgb: "#e8964a"', "colors.accent.rgb", "too weak on white paper"),
        ("[100, 60, 10, 50]", "[100, 100, 60, 50]", "colors.ink.cmyk", "total ink is 310"),
        ("[100, 60, 10, 50]", "[100, 60, 10]", "colors.ink.cmyk", "should have 4 entries"),
        ("[100, 60, 10, 50]", "[100, 60, 10, 500]", "colors.ink.cmyk.3", "from 0 to 100"),
        ("  paper:", "  papr:", "colors.paper", "is missing"),
        ("  paper:", "  papr:", "colors.papr", "not known"),
        ("size: 11, weight: heavy", "size: big, weight: bold", "type.card.display.size", "should be a number"),
        ("size: 11, weight: heavy", "size: 11, weight: black", "type.card.display.weight", "'black' is not a weight"),
        ("scale: 0.84", "scale: 0.94", "ladder.{step}.scale", "increases at this step"),
        ("scale: 0.88, leading: 0.96, short: true", "scale: 0.88, leading: 0.96", "ladder.{step}.short", "long wordings come back"),
        ("scale: 0.96, leading: 0.96", "scale: 0.96, leading: true", "ladder.{step}.leading", "should be a number"),
        ("0.92, short: true", "0.92, short: 1", "ladder.{step}.short", "yes or no"),
    ],
)
def test_a_broken_theme_is_a_problem_at_its_key(tmp_path: Path, old: str, new: str, key: str, says: str) -> None:
    campaign = campaign_with_change(tmp_path, CALM, old, new)
    key = key.format(step=library_text(CALM).partition(old)[0].count("- {") - 1)
    with pytest.raises(ProblemsFound) as found:
        find_theme(campaign, "calm")
    hits = [problem for problem in found.value.problems if problem.place.key == key]
    assert len(hits) >= 1, str(found.value)
    assert any(says in problem.sentence for problem in hits)
    assert all(problem.place.line > 1 for problem in hits)


def test_an_organization_s_colors_replace_the_theme_s() -> None:
    calm = find_theme(LIBRARY, "calm")
    own = with_colors(calm, [("ink", "#12355b"), ("accent", "#b4451f")])
    assert own.colors["ink"].rgb == pytest.approx((0x12 / 255, 0x35 / 255, 0x5B / 255))
    assert own.colors["accent"] != calm.colors["accent"]
    assert {name for name in own.colors if own.colors[name] == calm.colors[name]} == {"text", "paper", "muted"}
    assert all(sum(one.cmyk) <= 3 for one in own.colors.values())
    assert not list(shortfalls(own.colors, own.contrast))
    assert own.type == calm.type
    assert set(own.type["card"]) == set(ROLES)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("ink", "#4488cc", "content-contrast"),
        ("accent", "#ffb000", "content-contrast"),
        ("ink", "navy", "content-color"),
        ("accent", "#12355", "content-color"),
        ("paper", "#000000", "content-key-unknown"),
    ],
)
def test_a_color_that_will_not_do_is_a_problem_where_it_was_written(name: str, value: str, code: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        with_colors(find_theme(LIBRARY, "calm"), [(name, value)], lambda key: Place("mine.yaml", 7, key))
    assert {(problem.code, problem.place) for problem in found.value.problems} == {(code, Place("mine.yaml", 7, f"colors.{name}"))}


def test_every_color_that_will_not_do_is_reported_at_once() -> None:
    with pytest.raises(ProblemsFound) as found:
        with_colors(find_theme(LIBRARY, "calm"), [("ink", "#999999"), ("accent", "red"), ("gold", "#000000")])
    assert {problem.code for problem in found.value.problems} == {"content-contrast", "content-color", "content-key-unknown"}
