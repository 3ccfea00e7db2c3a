"""Contrast between colors (WCAG 2.2), the colors of a theme that have too little, and the nearest ones that have enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbill.graphics.items import Color

Rgb = tuple[float, float, float]
_STEPS = 256  # in which a color is made darker or lighter until it will do


@dataclass(frozen=True)
class Shortfall:
    """A color with too little contrast: its name, the ratio it has and the ratio it needs, and "#rrggbb" of the nearest that will do.

    `on`: the color that it lies beside: "paper" of a dark color, "ink" of the bright one, which carries words in ink.
    """

    color: str
    on: str
    ratio: float
    needed: float
    nearest: str


def contrast_ratio(first: Rgb, second: Rgb) -> float:
    """The contrast ratio of two sRGB colors, parts from 0 to 1 (WCAG 2.2): 1 to 21, in either order."""
    darker, lighter = sorted((relative_luminance(first), relative_luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def relative_luminance(rgb: Rgb) -> float:
    """The relative luminance of an sRGB color, parts from 0 to 1 (WCAG 2.2): 0 is black, 1 is white."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def shortfalls(colors: Mapping[str, Color], ratios: Mapping[str, float]) -> Iterator[Shortfall]:
    """Every color with too little contrast: dark ones on the paper, and the accent under words in ink.

    `ratios` holds the contrast that each needs.
    """
    for name, needed in ratios.items():
        on = "ink" if name == "accent" else "paper"
        ratio = contrast_ratio(colors[name].rgb, colors[on].rgb)
        if ratio < needed:
            toward = colors["paper"].rgb if name == "accent" else (0.0, 0.0, 0.0)
            yield Shortfall(name, on, ratio, needed, _nearest(colors[name].rgb, toward, colors[on].rgb, needed))


def _nearest(rgb: Rgb, toward: Rgb, on: Rgb, needed: float) -> str:
    """The first color on the way from one to another that has the contrast; the other if none has."""
    for step in range(1, _STEPS):
        mixed = [round((mine + (theirs - mine) * step / _STEPS) * 255) for mine, theirs in zip(rgb, toward, strict=True)]
        if contrast_ratio((mixed[0] / 255, mixed[1] / 255, mixed[2] / 255), on) >= needed:
            return "#" + "".join(f"{part:02x}" for part in mixed)
    return "#" + "".join(f"{round(part * 255):02x}" for part in toward)


def gray_of_same_luminance(color: Color) -> float:
    """The sRGB gray, from 0 to 1, with the relative luminance of a color."""
    light = relative_luminance(color.rgb)
    return light * 12.92 if light <= 0.04045 / 12.92 else 1.055 * light ** (1 / 2.4) - 0.055
