"""How well one color stands out on another (WCAG 2.2, "contrast ratio"), and which colors of a theme do not stand out enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbill.graphics.items import Color

Rgb = tuple[float, float, float]
_GROUNDS = ("paper", "ground")


@dataclass(frozen=True)
class Shortfall:
    """A color that does not stand out enough: its name, the ground's name, the ratio it has and the one it needs."""

    color: str
    ground: str
    ratio: float
    needed: float


def contrast_ratio(first: Rgb, second: Rgb) -> float:
    """The contrast ratio of two sRGB colors, parts from 0 to 1 (WCAG 2.2): 1 to 21, in either order."""
    darker, lighter = sorted((relative_luminance(first), relative_luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def relative_luminance(rgb: Rgb) -> float:
    """The relative luminance of an sRGB color, parts from 0 to 1 (WCAG 2.2): 0 is black, 1 is white."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def shortfalls(colors: Mapping[str, Color], ratios: Mapping[str, float]) -> Iterator[Shortfall]:
    """Every color that is too weak on the paper or on the ground; `ratios` says how well each must stand out."""
    for name, needed in ratios.items():
        for ground in _GROUNDS:
            ratio = contrast_ratio(colors[name].rgb, colors[ground].rgb)
            if ratio < needed:
                yield Shortfall(name, ground, ratio, needed)


def gray_of_same_luminance(color: Color) -> float:
    """The gray, in sRGB from 0 to 1, whose relative luminance is the color's."""
    light = relative_luminance(color.rgb)
    return light * 12.92 if light <= 0.04045 / 12.92 else 1.055 * light ** (1 / 2.4) - 0.055
