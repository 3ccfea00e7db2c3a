"""Parses `--inks` (four inks, black, or black and a spot ink), and converts the colors of a theme and a logo to these inks.

Words and lines are in full strength: a tint is a pattern of dots, which breaks up small letters.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.problems import Problem, ProblemsFound
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import COLOR_HINT, ColorType, MapType, TextType
from handbill.graphics.bitmap import Bitmap, to_grayscale
from handbill.graphics.color import color_from_hex, gray
from handbill.graphics.contrast import gray_of_same_luminance, shortfalls
from handbill.graphics.items import Color, Drawing, Gradient
from handbill.graphics.palette import COLORS
from handbill.layout.theme import Theme

FULL, BLACK = "full", "black"
FILE = Path(__file__).parents[1] / "graphics" / "spots.yaml"

# Plate names must be readable by old and new software: ASCII letters, digits, and separators.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .-]{0,59}")
# The process inks, and the reserved names for all plates and for none (ISO 32000-1, 8.6.6.4).
_TAKEN = ("cyan", "magenta", "yellow", "black", "all", "none")
_WHITE = ("accent", "paper")  # in black alone
# Percent of a dark spot ink, for areas that words in it stand on: with more, they are hard to read; with less, the area is hardly seen.
_STRONGEST, _WEAKEST = 30, 10
_HINT = 'write full, black, or black and the ink\'s name, in quotes, as in "black+PANTONE 286 C"'

SPOTS: RecordType[Mapping[str, str]] = RecordType(
    lambda source, inks: inks,
    "Inks with a name, and roughly what they look like on white paper.",
    {
        "source": TextType("Where the colors come from."),
        "inks": MapType("By the name that the ink's maker gives it.", ColorType(COLOR_HINT)),
    },
)


@dataclass(frozen=True)
class InkSet:
    """The inks of a press run. `spot` is the second ink's name as its maker writes it, or empty."""

    full: bool = True
    spot: str = ""

    def __str__(self) -> str:
        """As it is written for --inks."""
        return FULL if self.full else "+".join(part for part in (BLACK, self.spot) if part)

    @property
    def slug(self) -> str:
        """For file names: 'black', 'black+pantone-286-c', or empty for four inks."""
        name = re.sub(r"[^a-z0-9]+", "-", self.spot.lower()).strip("-")
        return "" if self.full else "+".join(part for part in (BLACK, name) if part)


@cache
def parse_inks(text: str) -> InkSet:
    """Parse the value of --inks. Raises ProblemsFound (usage-inks)."""
    first, plus, rest = (" ".join(part.split()) for part in text.partition("+"))
    if not plus and first.lower() in (FULL, BLACK):
        return InkSet(full=first.lower() == FULL)
    if first.lower() != BLACK:
        raise _inks_problem(f"{text!r} is not a choice of inks")
    if "+" in rest:
        raise _inks_problem("only one ink can go with black")
    if rest.lower() in _TAKEN:
        raise _inks_problem(f"{rest!r} is not the name of a spot ink")
    if not _NAME.fullmatch(rest):
        raise _inks_problem(f"{rest!r} cannot be an ink's name: use English letters, digits, spaces, dots and hyphens")
    official = {name.lower(): name for name in spots()}
    return InkSet(full=False, spot=official.get(rest.lower(), rest))


@cache
def spots() -> Mapping[str, str]:
    """The inks with a known appearance, each with its approximate color on a screen."""
    return parse_data(SPOTS, read(FILE))


def in_inks(theme: Theme, inks: InkSet) -> Theme:
    """The theme in these inks, or in black where it is monochrome; with black alone, areas are drawn as lines.

    A spot ink that can be read on paper takes the place of the dark color, and a light tint of it that of the bright one, as far as words
    in the ink can be read on that. Any other is the bright color itself, or a tint of it that black can be read on, and words are black. An
    ink that is not in spots.yaml looks like the theme's dark color on a screen.
    """
    if inks.full and not theme.monochrome:
        return theme
    black = {name: gray(name, 0.0 if name in _WHITE else 1.0) for name in COLORS}
    if not inks.spot or theme.monochrome:
        return replace(theme, colors=black, monochrome=True)
    look = color_from_hex("", spots()[inks.spot]) if inks.spot in spots() else theme.colors["ink"]
    choices = _spot_colors(black, inks.spot, look)
    return replace(theme, colors=next(colors for colors in choices if not list(shortfalls(colors, theme.contrast))))


def _spot_colors(black: Mapping[str, Color], spot: str, look: Color) -> Iterator[dict[str, Color]]:
    """The colors with a spot ink, from the strongest: words in it on a tint of it, then black words on it and on its tints."""
    strong = {**black, "ink": _tint("ink", spot, look, 1.0)}
    for tint in range(_STRONGEST, _WEAKEST - 1, -1):
        yield {**strong, "accent": _tint("accent", spot, look, tint / 100)}
    for tint in range(100, -1, -1):
        yield {**black, "accent": _tint("accent", spot, look, tint / 100)}


def _tint(name: str, spot: str, look: Color, tint: float) -> Color:
    """A part of an ink at full strength, which looks like `look`."""
    red, green, blue = (round(1 - tint * (1 - part), 4) for part in look.rgb)
    return Color(name, (red, green, blue), look.cmyk, spot, tint)


def art_in_inks(art: Drawing | Bitmap, inks: InkSet) -> Drawing | Bitmap:
    """A logo in these inks. With fewer than four, each color becomes a tint of black, or of the named ink where that is nearer to it, as
    far as is known what the ink looks like. A bitmap becomes gray."""
    if inks.full:
        return art
    if isinstance(art, Bitmap):
        return to_grayscale(art)
    return art_in_tints(art, inks.spot) if inks.spot in spots() else art_in_grays(art)


def art_in_grays(art: Drawing) -> Drawing:
    """A drawing with its colors as tints of black."""
    return _recolored(art, lambda colors: [_gray(color) for color in colors])


def art_in_tints(art: Drawing, spot: str) -> Drawing:
    """A drawing with its colors as tints of black or of a named ink, whichever is nearer; the colors of a gradient all in one of them."""
    look = color_from_hex("", spots()[spot])

    def nearest(colors: Sequence[Color]) -> list[Color]:
        tints, grays = ([change(color) for color in colors] for change in (lambda color: _nearest_tint(color, spot, look), _gray))
        return min(grays, tints, key=lambda made: sum(_distance(one, other) for one, other in zip(made, colors, strict=True)))

    return _recolored(art, nearest)


def _recolored(art: Drawing, change: Callable[[Sequence[Color]], list[Color]]) -> Drawing:
    """The drawing with the colors of each paint changed together."""

    def painted(paint: Color | Gradient | None) -> Color | Gradient | None:
        if isinstance(paint, Gradient):
            colors = change([stop.color for stop in paint.stops])
            return replace(paint, stops=tuple(replace(stop, color=color) for stop, color in zip(paint.stops, colors, strict=True)))
        return change([paint])[0] if paint else None

    shapes = (replace(shape, fill=painted(shape.fill), stroke=change([shape.stroke])[0] if shape.stroke else None) for shape in art.shapes)
    return replace(art, shapes=tuple(shapes))


def _nearest_tint(color: Color, spot: str, look: Color) -> Color:
    """The part of an ink that comes nearest to a color on white paper."""
    ink, wanted = ([1 - part for part in each.rgb] for each in (look, color))
    tint = sum(one * other for one, other in zip(ink, wanted, strict=True)) / sum(part * part for part in ink)
    return _tint(color.name, spot, look, round(min(1.0, tint), 4))


def _distance(one: Color, other: Color) -> float:
    return math.dist(one.rgb, other.rgb)


def _gray(color: Color) -> Color:
    return gray(color.name, 1 - gray_of_same_luminance(color))


def _inks_problem(sentence: str) -> ProblemsFound:
    return ProblemsFound([Problem("usage-inks", sentence, hint=_HINT)])
