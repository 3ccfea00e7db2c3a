"""Reads the colors of a theme's file: their RGB and CMYK values, contrast, and tints for a press with fewer inks (ink_set.py)."""

from __future__ import annotations

from handbill.core.fields import Fields
from handbill.graphics.color import color_from_hex
from handbill.graphics.contrast import Shortfall
from handbill.graphics.items import Color

COLORS = ("text", "ink", "accent", "ground", "paper", "muted")
DARK = ("text", "ink", "accent", "muted")  # the colors of text, which need contrast on PALE
PALE = ("paper", "ground")
OWN = ("ink", "accent")  # colors that an organization may replace with its own
# Percent, all four inks together: a common shop limit; with more, coated stock dries badly.
TOTAL_INK = 300.0

COLOR_HINT = 'write six hexadecimal digits in quotes, as in "#12355b"'
CONTRAST_HINT = "choose a darker color"


def read_colors(fields: Fields) -> dict[str, Color]:
    """One Color for each of COLORS; `fields` is the mapping `colors`."""
    return {name: _color(fields.group(name), name) for name in COLORS}


def read_contrast(fields: Fields) -> dict[str, float]:
    """The contrast that each of DARK needs; at least what WCAG 2.2 demands of text (4.5:1, success criterion 1.4.3)."""
    found = {name: fields.number(name, 4.5, 21) for name in DARK}
    fields.end()
    return found


def read_tints(fields: Fields, needed: tuple[str, ...] = ()) -> dict[str, float]:
    """Tints of one ink for some of COLORS, from 0 to 1; those in `needed` are required."""
    names = [name for name in COLORS if name in needed or fields.has(name)]
    found = {name: fields.number(name, 0, 100) / 100 for name in names}
    fields.end()
    return found


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
    where = "white paper" if short.ground == "paper" else "the tinted ground"
    return f"the color {short.color} is too weak on {where}: its contrast is {ratio:.1f}:1 and should be {short.needed:g}:1 or more"


def _color(fields: Fields, name: str) -> Color:
    value = fields.text("rgb")
    screen = parse_color(name, value)
    if value and screen is None:
        fields.problem("content-color", f"{value!r} is not a color", "rgb", hint=COLOR_HINT)
    cyan, magenta, yellow, black = fields.numbers("cmyk", 4, 0, 100)
    total = cyan + magenta + yellow + black
    if total > TOTAL_INK:
        fields.problem("content-value", f"the total ink is {total:g} percent and should be {TOTAL_INK:g} at most", "cmyk")
    fields.end()
    return Color(name, screen.rgb if screen else (0.0, 0.0, 0.0), (cyan / 100, magenta / 100, yellow / 100, black / 100))
