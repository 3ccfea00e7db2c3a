"""Ink sets: how --inks is parsed, and which inks the colors of a theme and of a logo are printed in."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import LIBRARY
from PIL import Image

from handbill.core.problems import ExitCode, ProblemsFound
from handbill.graphics.bitmap import Bitmap
from handbill.graphics.color import color_from_hex
from handbill.graphics.contrast import contrast_ratio, gray_of_same_luminance, shortfalls
from handbill.graphics.items import Color, Drawing, Shape
from handbill.layout.default_theme import THEME
from handbill.layout.ink_set import InkSet, art_in_inks, in_inks, parse_inks, spots
from handbill.layout.theme import find_theme, in_series


@pytest.mark.parametrize(
    ("text", "meant", "slug"),
    [
        ("full", InkSet(), ""),
        ("black", InkSet(full=False), "black"),
        ("black+PANTONE 286 C", InkSet(False, "PANTONE 286 C"), "black+pantone-286-c"),
        ("black+pantone 286 c", InkSet(False, "PANTONE 286 C"), "black+pantone-286-c"),
        ("black + Riso  Sea-Green 2.0", InkSet(False, "Riso Sea-Green 2.0"), "black+riso-sea-green-2-0"),
    ],
)
def test_inks_are_parsed(text: str, meant: InkSet, slug: str) -> None:
    assert parse_inks(text) == meant
    assert parse_inks(text).slug == slug


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "'' is not a choice of inks"),
        ("blak", "'blak' is not a choice of inks"),
        ("PANTONE 286 C", "is not a choice of inks"),
        ("red+black", "is not a choice of inks"),
        ("full+Blue", "is not a choice of inks"),
        ("black+", "cannot be an ink's name"),
        ("black+Blue+Red", "only one ink can go with black"),
        ("black+Cyan", "'Cyan' is not the name of a spot ink"),
        ("black+black", "not the name of a spot ink"),
        ("black+All", "not the name of a spot ink"),
        ("black+None", "not the name of a spot ink"),
        ("black+/Blue", "cannot be an ink's name"),
        ("black+Grün", "cannot be an ink's name"),
        ("black+" + "a" * 61, "cannot be an ink's name"),
    ],
)
def test_an_invalid_choice_of_inks_is_a_usage_problem_with_an_example(text: str, says: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        parse_inks(text)
    (problem,) = found.value.problems
    assert (problem.code, problem.exit_code) == ("usage-inks", ExitCode.USAGE)
    assert says in problem.sentence
    assert '"black+PANTONE 286 C"' in problem.hint


def colors_in(inks: str, audience: str = "notice", editions: tuple[str, ...] = ()) -> Mapping[str, Color]:
    return in_inks(in_series(find_theme(LIBRARY, THEME, editions), audience), parse_inks(inks)).colors


def test_in_four_inks_a_theme_stays_as_it_is() -> None:
    theme = find_theme(LIBRARY, THEME)
    assert in_inks(theme, InkSet()) is theme


def test_one_ink_is_black_on_white_and_draws_lines() -> None:
    theme = in_inks(find_theme(LIBRARY, THEME), parse_inks("black"))
    assert theme.monochrome
    assert {name: color.cmyk for name, color in theme.colors.items()} == {
        "text": (0, 0, 0, 1),
        "ink": (0, 0, 0, 1),
        "accent": (0, 0, 0, 0),
        "paper": (0, 0, 0, 0),
    }


def test_high_contrast_is_black_on_white_in_whatever_inks() -> None:
    in_black = colors_in("black")
    for inks in ("full", "black", "black+PANTONE 286 C"):
        assert colors_in(inks, editions=("high-contrast",)) == in_black


def test_a_dark_ink_prints_the_words_and_a_light_tint_of_it_the_areas() -> None:
    colors = colors_in("black+PANTONE Reflex Blue C")
    assert [(colors[name].spot, colors[name].tint) for name in ("ink", "accent")] == [
        ("PANTONE Reflex Blue C", 1),
        ("PANTONE Reflex Blue C", 0.3),
    ]
    assert not any(colors[name].spot for name in ("text", "paper"))
    assert colors["ink"].rgb == pytest.approx(color_from_hex("", "#001489").rgb, abs=1e-4)


def test_a_less_dark_ink_gets_a_lighter_tint_under_words_in_it() -> None:
    colors = colors_in("black+PANTONE 286 C")
    assert (colors["ink"].spot, colors["ink"].tint) == ("PANTONE 286 C", 1)
    assert 0.1 <= colors["accent"].tint < 0.3
    more = replace(colors["accent"], rgb=tuple(1 - (colors["accent"].tint + 0.01) * (1 - part) for part in colors["ink"].rgb))
    assert contrast_ratio(colors["ink"].rgb, more.rgb) < 7


@pytest.mark.parametrize(("name", "least"), [("Fluorescent Pink", 0.9), ("Bright Red", 0.8), ("Blue", 0.6), ("PANTONE 185 C", 0.5)])
def test_a_light_ink_is_the_bright_color_and_words_are_black(name: str, least: float) -> None:
    colors = colors_in(f"black+{name}")
    assert (colors["ink"].spot, colors["ink"].cmyk) == ("", (0, 0, 0, 1))
    assert (colors["accent"].spot, colors["accent"].tint >= least) == (name, True)


def test_an_ink_nobody_knows_looks_like_the_dark_color_of_the_audience() -> None:
    ink = in_series(find_theme(LIBRARY, THEME), "work").colors["ink"]
    colors = colors_in("black+Night Sea", "work")
    assert (colors["ink"].spot, colors["ink"].cmyk) == ("Night Sea", ink.cmyk)
    assert colors["ink"].rgb == pytest.approx(ink.rgb, abs=1e-4)


def test_a_tint_is_lighter_on_a_screen_and_full_strength_in_the_proof_s_inks() -> None:
    accent = colors_in("black+PANTONE 288 C")["accent"]
    full = color_from_hex("", spots()["PANTONE 288 C"])
    assert accent.cmyk == full.cmyk
    assert accent.rgb == pytest.approx(tuple(1 - accent.tint * (1 - part) for part in full.rgb), abs=1e-4)


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_whatever_an_ink_looks_like_words_can_be_read(red: int, green: int, blue: int) -> None:
    theme = find_theme(LIBRARY, THEME)
    look = replace(theme, colors={**theme.colors, "ink": color_from_hex("ink", f"#{red:02x}{green:02x}{blue:02x}")})
    colors = in_inks(look, parse_inks("black+Some Ink")).colors
    assert not list(shortfalls(colors, theme.contrast))
    # The ink is somewhere on the page, or nobody would pay for it.
    assert colors["accent"].tint > 0
    assert colors["accent"].spot == "Some Ink"


def test_the_inks_that_are_known_can_all_be_asked_for() -> None:
    assert {parse_inks(f"black+{name}").spot for name in spots()} == spots().keys()
    assert all(color_from_hex("", look) for look in spots().values())


@pytest.mark.parametrize(("text", "gray"), [("#ffffff", 1), ("#000000", 0), ("#808080", 128 / 255), ("#00ff00", 0.862), ("#0000ff", 0.298)])
def test_a_gray_is_as_light_as_its_color(text: str, gray: float) -> None:
    assert gray_of_same_luminance(color_from_hex("", text)) == pytest.approx(gray, abs=0.001)


def test_art_with_four_inks_stays_as_it_is() -> None:
    art = Drawing(1, 1, (Shape((), fill=color_from_hex("red", "#e4002b")),))
    assert art_in_inks(art, InkSet()) is art


def test_art_keeps_its_white_and_leaves_open_what_was_open() -> None:
    art = Drawing(
        1, 1, (Shape((), fill=color_from_hex("w", "#ffffff"), stroke=color_from_hex("b", "#000000"), width=1), Shape((), width=2))
    )
    first, second = art_in_inks(art, InkSet(full=False)).shapes  # type: ignore[union-attr]
    assert first.fill.cmyk == pytest.approx((0, 0, 0, 0))
    assert first.stroke.cmyk == pytest.approx((0, 0, 0, 1))
    assert (second.fill, second.stroke, second.width) == (None, None, 2)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_bitmap_becomes_eight_bits_of_gray(form: str) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (30, 20), (200, 30, 30)).save(stream, form)
    made = art_in_inks(Bitmap(stream.getvalue(), 30, 20), InkSet(False, "Blue"))
    assert isinstance(made, Bitmap)
    with Image.open(io.BytesIO(made.data)) as image:
        assert (image.mode, image.size) == ("L", (30, 20))
    assert (made.width, made.height) == (30, 20)


@pytest.mark.parametrize(
    ("color", "spot", "tint"),
    [("#0033a0", "PANTONE 286 C", 1.0), ("#8099cf", "PANTONE 286 C", 0.5), ("#333333", "", 1.0), ("#ffffff", "", 1.0)],
)
def test_a_logo_takes_the_nearer_of_two_inks(color: str, spot: str, tint: float) -> None:
    made = art_in_inks(Drawing(1, 1, (Shape((), fill=color_from_hex(color, color)),)), parse_inks("black+pantone 286 C"))
    fill = made.shapes[0].fill  # type: ignore[union-attr]
    assert (fill.spot, fill.tint) == (spot, pytest.approx(tint, abs=0.01))
    assert fill.name == color
