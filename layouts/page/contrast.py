"""How well one color stands out on another, and what a theme must reach (WCAG 2.2: success criteria 1.4.3 and 1.4.6)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from layouts.page.items import Color

# 7:1 for all that is read as text (1.4.6, AAA); 4.5:1 for the accent, which only carries large type, rules and icons.
NEEDED = {"text": 7.0, "ink": 7.0, "muted": 7.0, "accent": 4.5}
_GROUNDS = ("paper", "ground")


@dataclass(frozen=True)
class Shortfall:
    """A color that does not stand out enough: its name, the ground's name, the ratio it has and the one it needs."""

    color: str
    ground: str
    ratio: float
    needed: float


def contrast(one: Color, other: Color) -> float:
    """The ratio of two colors' relative luminance, from 1 to 21; the order does not matter."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def shortfalls(colors: Mapping[str, Color]) -> Iterator[Shortfall]:
    """Every color that is too weak on the paper or on the ground."""
    for name, needed in NEEDED.items():
        for ground in _GROUNDS:
            ratio = contrast(colors[name], colors[ground])
            if ratio < needed:
                yield Shortfall(name, ground, ratio, needed)


def _luminance(color: Color) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
