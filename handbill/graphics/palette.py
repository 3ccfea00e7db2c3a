"""Reads the colors of a theme's file: their RGB and CMYK values, and the contrast that they need."""

from __future__ import annotations

from collections.abc import Iterator

from handbill.core.problems import Problem
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType
from handbill.core.schema.value_types import COLOR_HINT, ColorType, ListType, NumberType
from handbill.graphics.color import color_from_hex
from handbill.graphics.contrast import Shortfall
from handbill.graphics.items import Color

COLORS = ("text", "ink", "accent", "paper")
OWN = ("ink", "accent")  # a series' dark and bright color, which an organization may replace with its own
JUDGED = ("text", "ink", "accent")  # words on paper, and ink on the accent, need contrast
# Percent, all four inks together: a common shop limit; with more, coated stock dries badly.
TOTAL_INK = 300.0
BRIGHT_INKS = 2  # the most inks of an accent: more would make large areas dull, and dear


def _color(rgb: str, cmyk: tuple[float, float, float, float], at: Position) -> Color:
    cyan, magenta, yellow, black = cmyk
    return Color(at.name, color_from_hex(at.name, rgb).rgb, (cyan / 100, magenta / 100, yellow / 100, black / 100))


def _ink_problems(color: Color, at: Position) -> Iterator[Problem]:
    total = sum(color.cmyk) * 100
    if total > TOTAL_INK + 1e-6:
        yield at.problem("content-value", f"the total ink is {total:g} percent and should be {TOTAL_INK:g} at most", "cmyk")
    if at.name == "accent" and color.ink_count > BRIGHT_INKS:
        yield at.problem("content-value", f"the accent takes {color.ink_count} inks and should take {BRIGHT_INKS} at most", "cmyk")


COLOR = RecordType(
    _color,
    "A color for screens and for a press.",
    {
        "rgb": ColorType(COLOR_HINT),
        "cmyk": ListType(
            f"4 numbers: percent of cyan, magenta, yellow and black, at most {TOTAL_INK:g} together.", NumberType("", 0, 100), 4, 4
        ),
    },
    located=True,
    check=_ink_problems,
)
PALETTE: RecordType[dict[str, Color]] = RecordType(dict, "The colors by their use.", dict.fromkeys(COLORS, COLOR), merged=True)
# No theme may ask for less than WCAG 2.2 does of text (4.5:1, success criterion 1.4.3).
CONTRAST: RecordType[dict[str, float]] = RecordType(
    dict,
    "The contrast ratio (WCAG 2.2) that each dark color must have with paper, and ink with the accent.",
    {name: NumberType("A ratio: 4.5 is 4.5:1.", 4.5, 21) for name in JUDGED},
    merged=True,
)
PAIR: RecordType[dict[str, Color]] = RecordType(dict, "The dark and the bright color of one audience.", dict.fromkeys(OWN, COLOR))


def parse_color(name: str, value: str) -> Color | None:
    """'#12355b' as a Color; None for anything else."""
    try:
        return color_from_hex(name, value)
    except ValueError:
        return None


def describe_shortfall(short: Shortfall) -> str:
    """A message for a color with too little contrast."""
    # Rounded down: 6.98 must not be shown as the 7.0 that it fails to reach.
    ratio = int(short.ratio * 10) / 10
    where = "under words in ink" if short.on == "ink" else "on white paper"
    return f"the color {short.color} is too weak {where}: its contrast is {ratio:.1f}:1 and should be {short.needed:g}:1 or more"


def nearest_hint(short: Shortfall) -> str:
    """What to write instead of a color with too little contrast."""
    return f'the nearest color that will do is "{short.nearest}"'
