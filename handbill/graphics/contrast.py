"""Contrast between colors (WCAG 2.2), and the colors of a theme that have too little."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbill.graphics.items import Color

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Shortfall:
    """A color with too little contrast on white paper: its name, the ratio it has and the ratio it needs."""

    color: str
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
    """Every color with too little contrast on the paper; `ratios` holds the contrast that each needs."""
    for name, needed in ratios.items():
        ratio = contrast_ratio(colors[name].rgb, colors["paper"].rgb)
        if ratio < needed:
            yield Shortfall(name, ratio, needed)


def gray_of_same_luminance(color: Color) -> float:
    """The sRGB gray, from 0 to 1, with the relative luminance of a color."""
    light = relative_luminance(color.rgb)
    return light * 12.92 if light <= 0.04045 / 12.92 else 1.055 * light ** (1 / 2.4) - 0.055
