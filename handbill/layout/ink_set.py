"""`--inks` becomes an Edition: four inks, black alone, or black and one ink with a name; a theme's colors and a logo then follow it.

A gray is printed as black ink of the strength that its darkness on a screen says: 100 percent is black, 0 is paper.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.problems import Problem, ProblemsFound
from handbill.graphics.bitmap import Bitmap, to_grayscale
from handbill.graphics.color import color_from_hex, gray
from handbill.graphics.contrast import gray_of_same_luminance, shortfalls
from handbill.graphics.items import Color, Drawing
from handbill.graphics.palette import COLORS
from handbill.layout.theme import Theme

FULL, BLACK = "full", "black"
FILE = Path(__file__).parents[1] / "graphics" / "spots.yaml"

# A plate's name is read by people and machines of many ages: letters of English, digits, and what stands between them.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .-]{0,59}")
# The process inks, and the names that stand for all plates and for none (ISO 32000-1, 8.6.6.4).
_TAKEN = ("cyan", "magenta", "yellow", "black", "all", "none")
_HINT = 'write full, black, or black and the ink\'s name, in quotes, as in "black+PANTONE 286 C"'


@dataclass(frozen=True)
class InkSet:
    """The inks of a press run. `spot` is the second ink's name as its maker writes it; nothing where there is none."""

    full: bool = True
    spot: str = ""

    @property
    def slug(self) -> str:
        """For a file's name: 'black', 'black+pantone-286-c'; nothing for four inks."""
        name = re.sub(r"[^a-z0-9]+", "-", self.spot.lower()).strip("-")
        return "" if self.full else "+".join(part for part in (BLACK, name) if part)


@cache
def parse_inks(text: str) -> InkSet:
    """What the words after --inks mean. Raises ProblemsFound (usage-inks)."""
    first, plus, rest = (" ".join(part.split()) for part in text.partition("+"))
    if not plus and first in (FULL, BLACK):
        return InkSet(full=first == FULL)
    if first != BLACK:
        raise _misunderstood(f"{text!r} is no choice of inks")
    if "+" in rest:
        raise _misunderstood("only one ink can go with black")
    if rest.lower() in _TAKEN:
        raise _misunderstood(f"{rest!r} is not the name of an ink of its own")
    if not _NAME.fullmatch(rest):
        raise _misunderstood(f"{rest!r} cannot be an ink's name: it takes letters of English, digits, spaces, dots and hyphens")
    official = {name.lower(): name for name in spots()}
    return InkSet(full=False, spot=official.get(rest.lower(), rest))


@cache
def spots() -> Mapping[str, str]:
    """The inks whose look is roughly known, each with its color on a screen."""
    known: dict[str, str] = read(FILE).data["inks"]
    return known


def in_inks(theme: Theme, wanted: InkSet) -> Theme:
    """The theme in the inks of an edition. A second ink prints what it is dark enough for, by the theme's own contrast; the rest is black.

    An ink that spots.yaml does not know looks like the theme's `ink` on a screen. Raises ProblemsFound (content-contrast): the second ink
    is too light for anything.
    """
    if wanted.full:
        return theme
    colors = {name: gray(name, theme.black.get(name, 0.0)) for name in COLORS}
    if wanted.spot:
        look = color_from_hex("", spots()[wanted.spot]) if wanted.spot in spots() else theme.colors["ink"]
        tinted = _tinted(theme, wanted.spot, look, colors)
        if not tinted:
            sentence, darker = f"{wanted.spot} is too light to be read on white paper", ", ".join(_dark(theme, colors))
            raise ProblemsFound([Problem("content-contrast", sentence, hint=f"choose a darker ink, such as {darker}")])
        colors |= tinted
    return replace(theme, colors=colors)


def _tinted(theme: Theme, spot: str, look: Color, colors: Mapping[str, Color]) -> dict[str, Color]:
    """The colors that the theme prints in the second ink, as far as they can be read there; `look` is the ink at full strength."""
    found = {}
    for name, tint in theme.spot.items():
        red, green, blue = (round(1 - tint * (1 - part), 4) for part in look.rgb)
        color = Color(name, (red, green, blue), look.cmyk, spot, tint)
        if not list(shortfalls({**colors, name: color}, theme.contrast)):
            found[name] = color
    return found


def _dark(theme: Theme, colors: Mapping[str, Color]) -> list[str]:
    """The known inks that are dark enough for all that a theme prints in the second ink."""
    return [name for name, look in spots().items() if _tinted(theme, name, color_from_hex("", look), colors).keys() == theme.spot.keys()]


def art_in_inks(art: Drawing | Bitmap, wanted: InkSet) -> Drawing | Bitmap:
    """A logo in the inks of an edition: with fewer than four, its own colors become grays of black ink."""
    if wanted.full:
        return art
    if isinstance(art, Bitmap):
        return to_grayscale(art)
    shapes = tuple(replace(shape, fill=_gray(shape.fill), stroke=_gray(shape.stroke)) for shape in art.shapes)
    return replace(art, shapes=shapes)


def _gray(color: Color | None) -> Color | None:
    return gray(color.name, 1 - gray_of_same_luminance(color)) if color else None


def _misunderstood(sentence: str) -> ProblemsFound:
    return ProblemsFound([Problem("usage-inks", sentence, hint=_HINT)])
