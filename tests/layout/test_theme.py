"""Themes and editions: what those that ship promise, what the loader refuses, the colors of audiences and of organizations."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from changed_library import campaign_with, campaign_with_change, library_text
from hypothesis import given
from hypothesis import strategies as st
from library import LIBRARY

from handbill.build.job_spec import JobSpec
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign
from handbill.core.clock import today
from handbill.core.geometry import millimeters
from handbill.core.problems import ExitCode, Place, Problem, ProblemsFound, collect
from handbill.graphics.contrast import contrast_ratio, relative_luminance, shortfalls
from handbill.graphics.items import Color
from handbill.graphics.palette import BRIGHT_INKS, TOTAL_INK
from handbill.layout.default_theme import THEME
from handbill.layout.format import find_format, format_names
from handbill.layout.theme import ROLES, edition_names, find_theme, in_series, theme_names, with_colors
from handbill.sheets.print_shop import find_shop, shop_names

FIELD = "layouts/themes/field.yaml"
Look = tuple[str, tuple[str, ...]]
# Every theme alone, with each edition, and with all of them.
LOOKS: list[Look] = [
    (name, editions)
    for name in theme_names(LIBRARY)
    for editions in dict.fromkeys([(), *((each,) for each in edition_names(LIBRARY)), edition_names(LIBRARY)])
]
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


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_colors_can_be_read_and_printed(look: Look) -> None:
    theme = find_theme(LIBRARY, *look)
    for pair in (theme.colors, *theme.series.values()):
        colors = {**theme.colors, **pair}
        assert contrast_ratio(colors["text"].rgb, colors["paper"].rgb) >= 7
        assert contrast_ratio(colors["ink"].rgb, colors["paper"].rgb) >= 7
        assert contrast_ratio(colors["ink"].rgb, colors["accent"].rgb) >= 7
        assert (colors["paper"].rgb, colors["paper"].cmyk) == ((1, 1, 1), (0, 0, 0, 0))
        assert all(sum(one.cmyk) * 100 <= TOTAL_INK for one in colors.values())
        assert colors["text"].cmyk == (0, 0, 0, 1)
        assert colors["accent"].ink_count <= BRIGHT_INKS


def test_every_print_shop_takes_as_much_ink_as_the_colors_have() -> None:
    most = min(find_shop(LIBRARY, name).total_ink for name in shop_names(LIBRARY))
    for name in theme_names(LIBRARY):
        theme = find_theme(LIBRARY, name)
        for pair in (theme.colors, *theme.series.values()):
            assert all(sum(one.cmyk) * 100 <= most + 1e-6 for one in pair.values())
            # Black words stand on the bright color, and print over it.
            assert 100 + sum(pair["accent"].cmyk) * 100 <= most


def test_no_two_audiences_look_alike() -> None:
    series = find_theme(LIBRARY, THEME).series
    assert set(series) >= {"you", "notice", "young", "work", "community"}
    for one, other in combinations(series, 2):
        assert distance(series[one]["accent"], series[other]["accent"]) > 0.2, (one, other)
        assert distance(series[one]["ink"], series[other]["ink"]) > 0.05, (one, other)


def distance(one: Color, other: Color) -> float:
    return sum((mine - theirs) ** 2 for mine, theirs in zip(one.rgb, other.rgb, strict=True)) ** 0.5


@pytest.mark.parametrize(
    ("look", "form"),
    [(look, form) for look in LOOKS for form in format_names(LIBRARY) if find_theme(LIBRARY, *look).suits(find_format(LIBRARY, form).kind)],
)
def test_every_size_starts_above_the_floor_of_every_format_that_the_theme_is_made_for(look: Look, form: str) -> None:
    own = find_format(LIBRARY, form)
    for role in ROLES:
        least = own.floor.imprint if role == "imprint" else own.floor.text
        assert millimeters(find_theme(LIBRARY, *look).style(own, role).size * X_HEIGHT) > millimeters(least), role


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_two_roles_are_the_same_size_or_clearly_not(look: Look) -> None:
    """A step under a quarter is none, unless the weight tells both apart as well. A number fills its measure."""
    tables = find_theme(LIBRARY, *look).type
    assert tables
    for kind, styles in tables.items():
        set_in_text = [style for role, style in styles.items() if role != "number"]
        for one, other in combinations(sorted(set_in_text, key=lambda style: style.size), 2):
            step = other.size / one.size
            assert step == 1 or step >= 1.245 or one.weight != other.weight, (kind, one, other)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_ladder_only_goes_down(look: Look) -> None:
    ladder = find_theme(LIBRARY, *look).ladder
    for before, after in pairwise(ladder):
        assert after.scale <= before.scale
        assert after.leading <= before.leading
        assert after.crowded <= before.crowded
        assert after.short >= before.short
        assert after.air <= before.air
        assert after.picture <= before.picture
        assert after != before


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_ladder_has_the_theme_s_own_sizes_on_it(look: Look) -> None:
    ladder = find_theme(LIBRARY, *look).ladder
    assert any((step.scale, step.leading, step.short) == (1, 1, False) for step in ladder)
    # Type may grow only where air stays free, and the last step takes all the room there is.
    assert all(step.air > 0 for step in ladder if step.scale > 1)
    assert ladder[-1].air == 0
    # A picture gives way before words do: it is at its least before type is smaller than its distance asks for.
    assert all(step.picture == 0 for step in ladder if step.crowded < 1) or find_theme(LIBRARY, *look).composition == "word"


def test_an_unknown_theme_is_a_usage_problem_with_a_hint() -> None:
    with pytest.raises(ProblemsFound) as found:
        find_theme(LIBRARY, "feild")
    assert found.value.exit_code is ExitCode.USAGE
    assert "did you mean field?" in str(found.value)


def test_an_unknown_edition_is_one_too_beside_an_unknown_theme() -> None:
    with pytest.raises(ProblemsFound) as found:
        find_theme(LIBRARY, "feild", ("large-prin", "high-contrast"))
    assert [(problem.code, problem.hint) for problem in found.value.problems] == [
        ("usage-edition", "did you mean large-print?"),
        ("usage-theme", "did you mean field?"),
    ]


def test_an_edition_is_no_theme() -> None:
    with pytest.raises(ProblemsFound) as found:
        find_theme(LIBRARY, "large-print")
    (problem,) = found.value.problems
    assert (problem.code, problem.sentence) == ("usage-theme", "large-print is an edition, not a theme")


@pytest.mark.parametrize(
    ("old", "new", "key", "says"),
    [
        ('rgb: "#ffc53d"', 'rgb: "#ffc5"', "colors.accent.rgb", "is not a color"),
        ('rgb: "#17324d"', 'rgb: "#7a8da1"', "colors.ink.rgb", "too weak on white paper"),
        ('rgb: "#ff9c7a"', 'rgb: "#c0503a"', "series.notice.accent.rgb", "too weak under words in ink"),
        ('rgb: "#2a2350"', 'rgb: "#8a83b0"', "series.notice.ink.rgb", "too weak on white paper"),
        ("[0, 48, 50, 0]", "[0, 48, 50, 5]", "series.notice.accent.cmyk", "takes 3 inks and should take 2"),
        ("[95, 60, 25, 60]", "[95, 100, 60, 60]", "colors.ink.cmyk", "total ink is 315"),
        ("[95, 60, 25, 60]", "[95, 60, 25]", "colors.ink.cmyk", "should have 4 entries"),
        ("[95, 60, 25, 60]", "[95, 60, 25, 500]", "colors.ink.cmyk.3", "from 0 to 100"),
        ("  paper:", "  papr:", "colors.paper", "is missing"),
        ("  paper:", "  papr:", "colors.papr", "not known"),
        ("  notice:", "  Notice!:", "series.Notice!", "is not an audience's name"),
        ("composition: field", "composition: fild", "composition", "'fild' is not"),
        ("plate: solid", "plate: closed", "plate", "'closed' is not"),
        ("size: 13, weight: heavy", "size: big, weight: bold", "type.card.display.size", "should be a number"),
        ("size: 13, weight: heavy", "size: 13, weight: black", "type.card.display.weight", "'black' is not a weight"),
        ("scale: 0.84", "scale: 0.94", "ladder.{step}.scale", "increases at this step"),
        ("scale: 0.88, leading: 0.96, short: true", "scale: 0.88, leading: 0.96", "ladder.{step}.short", "long wordings come back"),
        ("scale: 0.96, leading: 0.96", "scale: 0.96, leading: true", "ladder.{step}.leading", "should be a number"),
        ("picture: 0.85", "picture: 1.85", "ladder.{step}.picture", "from 0 to 1"),
        ("0.92, short: true", "0.92, short: 1", "ladder.{step}.short", "yes or no"),
    ],
)
def test_a_broken_theme_is_a_problem_at_its_key(tmp_path: Path, old: str, new: str, key: str, says: str) -> None:
    campaign = campaign_with_change(tmp_path, FIELD, old, new)
    key = key.format(step=library_text(FIELD).partition(old)[0].count("- {") - 1)
    with pytest.raises(ProblemsFound) as found:
        find_theme(campaign, "field")
    hits = [problem for problem in found.value.problems if problem.place.key == key]
    assert len(hits) >= 1, str(found.value)
    assert any(says in problem.sentence for problem in hits)
    assert all(problem.place.line > 1 for problem in hits)


def edited(tmp_path: Path, text: str) -> Campaign:
    return campaign_with(tmp_path, "layouts/editions/mine.yaml", f'name: Mine\nabout: Mine.\nsource: "Mine."\n{text}\n')


def test_an_edition_changes_any_theme_and_leaves_its_name(tmp_path: Path) -> None:
    campaign = edited(tmp_path, "rule: 2 pt\ntype: {flyer: {body: {size: 19}}}\nkinds: [flyer, poster]")
    for name in theme_names(campaign):
        plain, changed = find_theme(campaign, name), find_theme(campaign, name, ("mine",))
        assert (changed.id, changed.name, changed.about, changed.editions) == (plain.id, plain.name, plain.about, ("mine",))
        assert (changed.rule, changed.type["flyer"]["body"].size, changed.kinds) == (2, 19, ("flyer", "poster"))
        assert changed.type["flyer"]["body"].leading == plain.type["flyer"]["body"].leading
        assert (changed.composition, changed.plate, changed.series) == (plain.composition, plain.plate, plain.series)


def test_editions_combine_in_any_order() -> None:
    theme = find_theme(LIBRARY, "word", ("high-contrast", "large-print"))
    assert (theme.composition, theme.monochrome, theme.editions) == ("word", True, ("high-contrast", "large-print"))
    assert theme.least > 0
    assert theme.kinds == find_theme(LIBRARY, "word", ("large-print",)).kinds
    assert replace(find_theme(LIBRARY, "word", ("large-print", "high-contrast")), editions=theme.editions) == theme


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ("rule: thick", "rule", "not a length"),
        ("extends: field", "extends", "not known"),
        ("type: {flyer: {body: {size: big}}}", "type.flyer.body.size", "a number"),
        ('colors: {paper: {rgb: "#808080", cmyk: [0, 0, 0, 50]}}', "colors.ink.rgb", "too weak on white paper"),
    ],
)
def test_what_an_edition_gets_wrong_is_a_problem_in_its_own_file(tmp_path: Path, text: str, key: str, says: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        find_theme(edited(tmp_path, text), "field", ("mine",))
    hits = [problem for problem in found.value.problems if problem.place.key == key]
    assert any(says in problem.sentence for problem in hits), str(found.value)
    assert all(problem.place.file.endswith("mine.yaml") for problem in hits)


def test_a_theme_keeps_the_series_of_the_one_it_extends_and_replaces_them_one_by_one(tmp_path: Path) -> None:
    own = 'series: {you: {ink: {rgb: "#000000", cmyk: [0, 0, 0, 100]}, accent: {rgb: "#ffffff", cmyk: [0, 0, 0, 0]}}}'
    theme = find_theme(
        campaign_with(tmp_path, "layouts/themes/mine.yaml", f"extends: field\nname: A\nabout: B\nsource: C\n{own}\n"), "mine"
    )
    field = find_theme(LIBRARY, "field")
    assert theme.series.keys() == field.series.keys()
    assert {name for name in field.series if theme.series[name] != field.series[name]} == {"you"}


def test_a_piece_has_the_colors_of_its_audience() -> None:
    field = find_theme(LIBRARY, "field")
    for audience, pair in field.series.items():
        colors = in_series(field, audience).colors
        assert colors == {**field.colors, **pair}
    assert in_series(field, "") is field
    # A theme without any series has one pair of colors for everybody.
    alone = replace(field, series={})
    assert in_series(alone, "you") is alone


def test_an_unknown_audience_is_a_problem_at_the_piece_s_line(tmp_path: Path) -> None:
    piece = "materials/content/know-the-signs.yaml"
    campaign = campaign_with_change(tmp_path, piece, "audience: notice", "audience: notise")
    with pytest.raises(ProblemsFound) as found:
        resolve_job(campaign, JobSpec("know-the-signs", today()))
    (problem,) = found.value.problems
    line = library_text(piece).partition("audience:")[0].count("\n") + 1
    assert (problem.code, problem.place.line, problem.place.key) == ("content-value", line, "audience")
    assert (problem.sentence, problem.hint) == ("there is no audience called 'notise'", "did you mean notice?")


def test_an_organization_s_colors_replace_the_theme_s() -> None:
    field = find_theme(LIBRARY, "field")
    own = with_colors(field, [("ink", "#12355b"), ("accent", "#9fd3c7")])
    assert own.colors["ink"].rgb == pytest.approx((0x12 / 255, 0x35 / 255, 0x5B / 255))
    assert own.colors["accent"].hex == "#9fd3c7"
    assert {name for name in own.colors if own.colors[name] == field.colors[name]} == {"text", "paper"}
    assert all(sum(one.cmyk) <= 3 for one in own.colors.values())
    assert not list(shortfalls(own.colors, own.contrast))
    assert own.type == field.type
    assert set(own.type["card"]) == set(ROLES)


_RGB = st.builds("#{:02x}{:02x}{:02x}".format, *([st.integers(0, 255)] * 3))


@given(audience=st.sampled_from(sorted(find_theme(LIBRARY, THEME).series)), ink=_RGB, accent=_RGB)
def test_a_color_too_weak_to_read_is_refused_with_the_nearest_that_will_do(audience: str, ink: str, accent: str) -> None:
    theme = in_series(find_theme(LIBRARY, THEME), audience)
    colors = {"ink": ink, "accent": accent}
    for _ in range(3):  # a better ink may ask for another accent
        try:
            assert not list(shortfalls(with_colors(theme, colors.items()).colors, theme.contrast))
            return
        except ProblemsFound as found:
            for problem in found.problems:
                assert problem.code == "content-contrast"
                assert problem.hint == f'the nearest color that will do is "{problem.instead}"'
                colors[problem.place.key.removeprefix("colors.")] = problem.instead
    raise AssertionError(colors)


@given(audience=st.sampled_from(sorted(find_theme(LIBRARY, THEME).series)), ink=_RGB)
def test_where_only_the_dark_color_is_given_the_bright_one_becomes_as_light_as_it_must(audience: str, ink: str) -> None:
    theme = in_series(find_theme(LIBRARY, THEME), audience)
    enough = contrast_ratio(color(ink).rgb, (1, 1, 1)) >= theme.contrast["ink"]
    problems: list[Problem] = []
    own = collect(lambda: with_colors(theme, [("ink", ink)]), problems)
    assert [problem.place.key for problem in problems] == ([] if enough else ["colors.ink"])
    if not own:
        return
    colors = own.colors
    assert not list(shortfalls(colors, theme.contrast))
    before = theme.colors["accent"]
    if contrast_ratio(color(ink).rgb, before.rgb) >= theme.contrast["accent"]:
        assert colors["accent"] == before
    else:
        assert relative_luminance(colors["accent"].rgb) > relative_luminance(before.rgb)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("ink", "#4488cc", "content-contrast"),
        ("accent", "#b4451f", "content-contrast"),
        ("ink", "navy", "content-color"),
        ("accent", "#12355", "content-color"),
        ("paper", "#000000", "content-key-unknown"),
    ],
)
def test_a_color_that_will_not_do_is_a_problem_where_it_was_written(name: str, value: str, code: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        with_colors(find_theme(LIBRARY, THEME), [(name, value)], lambda key: Place("mine.yaml", 7, key))
    assert {(problem.code, problem.place) for problem in found.value.problems} == {(code, Place("mine.yaml", 7, f"colors.{name}"))}


def test_every_color_that_will_not_do_is_reported_at_once() -> None:
    with pytest.raises(ProblemsFound) as found:
        with_colors(find_theme(LIBRARY, THEME), [("ink", "#999999"), ("accent", "red"), ("gold", "#000000")])
    assert {problem.code for problem in found.value.problems} == {"content-contrast", "content-color", "content-key-unknown"}
