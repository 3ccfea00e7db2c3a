from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.graphics.color import color_from_bytes, color_from_hex, mixed
from handbill.graphics.items import Color

_BYTE = st.integers(0, 255)
_COLOR = st.builds(color_from_bytes, st.just("any"), st.tuples(_BYTE, _BYTE, _BYTE))
_PART = st.integers(0, 100).map(lambda percent: percent / 100)
_FULL = color_from_hex("full", "#0033a0")
_PAPER = color_from_hex("paper", "#ffffff")


def tint(part: float, spot: str = "Blue") -> Color:
    red, green, blue = (1 - part * (1 - each) for each in _FULL.rgb)
    return Color("tint", (red, green, blue), _FULL.cmyk, spot, part)


@given(_BYTE)
def test_grays_are_black_ink_alone(level: int) -> None:
    cyan, magenta, yellow, black = color_from_bytes("gray", (level, level, level)).cmyk
    assert (cyan, magenta, yellow) == (0, 0, 0)
    assert black == pytest.approx(1 - level / 255, abs=1e-4)


@given(_BYTE, _BYTE, _BYTE)
def test_the_inks_give_the_light_back_and_stay_under_300_percent(red: int, green: int, blue: int) -> None:
    color = color_from_bytes("any", (red, green, blue))
    *inks, black = color.cmyk
    assert sum(color.cmyk) <= 3
    assert all(0 <= ink <= 1 for ink in color.cmyk)
    assert [(1 - ink) * (1 - black) for ink in inks] == pytest.approx(color.rgb, abs=2e-4)


def test_hex_in_either_case() -> None:
    assert color_from_hex("ink", "#12355B") == color_from_hex("ink", "#12355b")
    assert color_from_hex("ink", "#ff0000").rgb == (1, 0, 0)
    assert color_from_hex("ink", "#ff0000").cmyk == (0, 1, 1, 0)


@pytest.mark.parametrize("text", ["", "12355b", "#12355", "#12355b0", "#12355g", "red", "#12355b\n"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a color"):
        color_from_hex("ink", text)


@given(_COLOR, _COLOR, _PART)
def test_a_mixture_lies_between_and_takes_no_more_ink(one: Color, other: Color, part: float) -> None:
    made = mixed(one, other, part)
    for mine, theirs, result in zip((*one.rgb, *one.cmyk), (*other.rgb, *other.cmyk), (*made.rgb, *made.cmyk), strict=True):
        assert result == pytest.approx(mine + (theirs - mine) * part, abs=1e-4)
    assert sum(made.cmyk) <= max(sum(one.cmyk), sum(other.cmyk)) + 1e-3
    back = mixed(other, one, 1 - part)
    assert (*back.rgb, *back.cmyk) == pytest.approx((*made.rgb, *made.cmyk), abs=2e-4)


@given(_COLOR, _COLOR)
def test_nothing_of_a_color_leaves_the_other_as_it_is(one: Color, other: Color) -> None:
    assert mixed(one, other, 0) is one
    assert mixed(one, other, 1) is other


@given(st.integers(1, 100), st.integers(1, 100), _PART)
def test_tints_of_one_spot_ink_mix_to_a_tint_of_it(one: int, other: int, part: float) -> None:
    made = mixed(tint(one / 100), tint(other / 100), part)
    assert (made.spot, made.cmyk) == ("Blue", _FULL.cmyk)
    assert made.tint == pytest.approx((one + (other - one) * part) / 100, abs=1e-4)
    assert made.rgb == pytest.approx(tint(made.tint).rgb, abs=1e-3)


@given(st.integers(1, 100), st.integers(0, 99).map(lambda percent: percent / 100))
def test_a_spot_ink_and_paper_mix_to_a_tint_of_it_in_either_order(strength: int, part: float) -> None:
    one, other = mixed(tint(strength / 100), _PAPER, part), mixed(_PAPER, tint(strength / 100), 1 - part)
    assert (one.spot, other.spot) == ("Blue", "Blue")
    assert one.tint == pytest.approx(strength / 100 * (1 - part), abs=1e-4)
    assert (other.tint, *other.rgb) == pytest.approx((one.tint, *one.rgb), abs=1e-4)


@given(_COLOR.filter(lambda color: color.ink_count > 0), _PART)
def test_a_spot_ink_mixes_with_no_other_ink(other: Color, part: float) -> None:
    for one, two in ((tint(1.0), other), (tint(1.0), tint(1.0, "Red"))):
        assert mixed(one, two, part) is (one if part < 0.5 else two)
