"""The colors of a theme's file: each with its RGB and CMYK, and what it becomes where a press has fewer inks (edition.py)."""

from __future__ import annotations

from handbill.core.fields import Fields
from handbill.graphics.color import color_from_hex
from handbill.graphics.contrast import Shortfall
from handbill.graphics.items import Color

COLORS = ("text", "ink", "accent", "ground", "paper", "muted")
DARK = ("text", "ink", "accent", "muted")  # what is read, and so must stand out on PALE
PALE = ("paper", "ground")
OWN = ("ink", "accent")  # what an organization may put its own color in place of
# Percent, all four inks together: coated stock takes 300 before it dries badly (common shop limit).
TOTAL_INK = 300.0

COLOR_HINT = 'write six hexadecimal digits in quotes, as in "#12355b"'
CONTRAST_HINT = "choose a darker color"


def read_colors(fields: Fields) -> dict[str, Color]:
    """One Color for each of COLORS; `fields` is the mapping under `colors`."""
    return {name: _color(fields.group(name), name) for name in COLORS}


def read_contrast(fields: Fields) -> dict[str, float]:
    """The ratio that each of DARK must have; no theme may ask for less than WCAG 2.2 does of text (4.5:1, success criterion 1.4.3)."""
    found = {name: fields.number(name, 4.5, 21) for name in DARK}
    fields.end()
    return found


def read_tints(fields: Fields, needed: tuple[str, ...] = ()) -> dict[str, float]:
    """Percent of one ink for some of COLORS, as parts of 1; those `needed` must be there."""
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
    """What is wrong, as a sentence."""
    # Rounded down: a ratio of 6.98 must not be shown as the 7.0 it fails to reach.
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
