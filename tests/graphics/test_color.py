from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbill.graphics.color import color_from_bytes, color_from_hex

_BYTE = st.integers(0, 255)


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
