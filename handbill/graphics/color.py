"""Makes a Color from an RGB value. Channels run from 0 to 1: 1 is full light in RGB and full ink in CMYK.

CMYK is computed by plain arithmetic, without a color profile: the gray part of a color is printed in black ink (full gray component
replacement), so black and the grays use black ink alone and no color takes more than 300 % ink.
"""

from __future__ import annotations

import re

from handbill.graphics.items import Color

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_DIGITS = 4  # decimals kept in CMYK; finer than any plate


def color_from_hex(name: str, text: str) -> Color:
    """'#12355b' as a Color. Raises ValueError for anything but # and six hexadecimal digits."""
    if not _HEX.fullmatch(text):
        raise ValueError(f"{text!r} is not a color; write # and six digits, as in '#12355b'")
    return color_from_bytes(name, (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)))


def color_from_bytes(name: str, parts: tuple[int, int, int]) -> Color:
    """A Color from red, green and blue, each from 0 to 255."""
    red, green, blue = (part / 255 for part in parts)
    return Color(name, (red, green, blue), rgb_to_cmyk((red, green, blue)))


def gray(name: str, black: float) -> Color:
    """Black ink alone: 1 is full strength, 0 is bare paper."""
    light = round(1 - black, _DIGITS)
    return Color(name, (light, light, light), (0.0, 0.0, 0.0, round(black, _DIGITS)))


def mixed(color: Color, other: Color, part: float) -> Color:
    """A color between two: `part` of the second, the rest of the first. The inks of both mix in the same parts.

    Tints of one spot ink, and white paper, mix to a tint of it. A spot ink cannot be mixed with another ink in one color, so the nearer of
    the two is taken.
    """
    if part in (0, 1):
        return other if part else color
    inks = {each.spot for each in (color, other) if each.ink_count}
    if len(inks) > 1:
        return color if part < 0.5 else other
    red, green, blue = _between(color.rgb, other.rgb, part)
    if spot := "".join(inks):
        full = color if color.spot else other
        (tint,) = _between((color.tint if color.spot else 0.0,), (other.tint if other.spot else 0.0,), part)
        return Color(color.name, (red, green, blue), full.cmyk, spot, tint)
    cyan, magenta, yellow, black = _between(color.cmyk, other.cmyk, part)
    return Color(color.name, (red, green, blue), (cyan, magenta, yellow, black))


def mixed_light(color: Color, other: Color, part: float) -> Color:
    """A color between two as a screen mixes them, which is what gradients and opacity of a drawing mean. The inks follow from the light.

    Colors with inks of their own mix as their inks do.
    """
    if any(each.spot or each.cmyk != rgb_to_cmyk(each.rgb) for each in (color, other)):
        return mixed(color, other, part)
    red, green, blue = (mine + (theirs - mine) * part for mine, theirs in zip(color.rgb, other.rgb, strict=True))
    return Color(color.name, (red, green, blue), rgb_to_cmyk((red, green, blue)))


def _between(first: tuple[float, ...], second: tuple[float, ...], part: float) -> tuple[float, ...]:
    return tuple(round(mine + (theirs - mine) * part, _DIGITS) for mine, theirs in zip(first, second, strict=True))


def rgb_to_cmyk(rgb: tuple[float, float, float]) -> tuple[float, float, float, float]:
    """Cyan, magenta, yellow and black for an RGB value."""
    red, green, blue = rgb
    light = max(red, green, blue)
    if light == 0:
        return (0.0, 0.0, 0.0, 1.0)
    cyan, magenta, yellow = (round(1 - part / light, _DIGITS) for part in (red, green, blue))
    return (cyan, magenta, yellow, round(1 - light, _DIGITS))
