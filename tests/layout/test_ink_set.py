"""Ink sets: how --inks is parsed, which inks the colors of a theme and a logo are printed in, and which spot inks are dark enough."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from library import LIBRARY
from PIL import Image

from handbill.core.problems import ExitCode, ProblemsFound
from handbill.graphics.bitmap import Bitmap
from handbill.graphics.color import color_from_hex
from handbill.graphics.contrast import contrast_ratio, gray_of_same_luminance
from handbill.graphics.items import Drawing, Shape
from handbill.layout.ink_set import InkSet, art_in_inks, in_inks, parse_inks, spots
from handbill.layout.theme import find_theme


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


def test_an_ink_that_is_known_looks_like_itself() -> None:
    colors = in_inks(find_theme(LIBRARY, "calm"), parse_inks("black+PANTONE 286 C")).colors
    for name in ("ink", "accent"):
        assert (colors[name].spot, colors[name].tint) == ("PANTONE 286 C", 1)
        assert colors[name].rgb == pytest.approx(color_from_hex("", "#0033a0").rgb, abs=1e-4)
    assert not any(colors[name].spot for name in ("text", "muted", "paper"))


def test_an_ink_nobody_knows_looks_like_the_theme_s_own_ink() -> None:
    calm = find_theme(LIBRARY, "calm")
    colors = in_inks(calm, parse_inks("black+Night Sea")).colors
    assert colors["ink"].spot == "Night Sea"
    assert colors["ink"].rgb == pytest.approx(calm.colors["ink"].rgb, abs=1e-4)
    assert colors["ink"].cmyk == calm.colors["ink"].cmyk


def test_a_tint_is_lighter_on_a_screen_and_full_strength_in_the_proof_s_inks() -> None:
    pale = replace(find_theme(LIBRARY, "calm"), spot={"ink": 0.8})
    ink = in_inks(pale, parse_inks("black+PANTONE 288 C")).colors["ink"]
    full = color_from_hex("", spots()["PANTONE 288 C"])
    assert ink.tint == 0.8
    assert ink.cmyk == full.cmyk
    assert ink.rgb == pytest.approx(tuple(1 - 0.8 * (1 - part) for part in full.rgb), abs=1e-4)


def test_an_ink_prints_only_what_it_is_dark_enough_for() -> None:
    """Blue of a risograph is 4.7:1 on white: enough for the accent, too little for the white words on a band of ink."""
    colors = in_inks(find_theme(LIBRARY, "calm"), parse_inks("black+Blue")).colors
    assert (colors["ink"].spot, colors["accent"].spot) == ("", "Blue")
    assert contrast_ratio(colors["accent"].rgb, colors["paper"].rgb) == pytest.approx(4.7, abs=0.1)
    assert contrast_ratio(colors["ink"].rgb, colors["paper"].rgb) == 21


@pytest.mark.parametrize(("theme", "name"), [("calm", "Fluorescent Pink"), ("calm", "Bright Red"), ("high-contrast", "Blue")])
def test_an_ink_too_light_for_anything_is_a_problem(theme: str, name: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        in_inks(find_theme(LIBRARY, theme), parse_inks(f"black+{name}"))
    (problem,) = found.value.problems
    assert problem.code == "content-contrast"
    assert problem.sentence == f"{name} is too light to be read on white paper"
    better = problem.hint.removeprefix("choose a darker ink, such as ").split(", ")
    assert "PANTONE 286 C" in better
    assert name not in better


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
