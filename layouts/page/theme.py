"""themes/<name>.yaml becomes a Theme: colors for screen and press, type sizes in points for each kind of piece, the copyfit ladder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal, cast

from layouts.page.color import from_hex
from layouts.page.contrast import Shortfall, shortfalls
from layouts.page.fields import Fields
from layouts.page.format import KINDS, Format, Kind
from layouts.page.items import Color
from materials.datafile import read
from materials.problems import Place, Problem, ProblemsFound, did_you_mean, stop_on

COLORS = ("text", "ink", "accent", "ground", "paper", "muted")
ROLES = ("display", "number", "heading", "lead", "body", "small", "imprint")
OWN = ("ink", "accent")  # what an organization may put its own color in place of
# Percent, all four inks together: coated stock takes 300 before it dries badly (common shop limit).
TOTAL_INK = 300.0

_FOLDER = Path(__file__).parents[1] / "themes"


@dataclass(frozen=True)
class TypeStyle:
    """`size` in points; `leading` is a factor on it, before the language's own."""

    size: float
    weight: Literal["regular", "bold"]
    leading: float


@dataclass(frozen=True)
class Rung:
    """One step of the copyfit ladder: factors on the size and on the leading, and whether blocks use their short text.

    `air` is the part of the page's height that must stay free on this rung: large type without air only shouts.
    """

    scale: float
    leading: float
    short: bool = False
    air: float = 0.0


@dataclass(frozen=True)
class Theme:
    """How pieces look. `colors` holds one Color for each of COLORS, `type` one TypeStyle for each kind and role.

    `viewing`: the distance, in points, that a poster's type is set for; a format read from farther off is set larger in proportion.
    """

    id: str
    name: str
    colors: Mapping[str, Color]
    type: Mapping[Kind, Mapping[str, TypeStyle]]
    viewing: float
    ladder: tuple[Rung, ...]
    source: str

    def enlargement(self, form: Format) -> float:
        """By how much a form is set larger than its kind's table: as much as it is read from farther off."""
        return form.viewing / self.viewing if form.viewing else 1.0

    def style(self, form: Format, role: str) -> TypeStyle:
        """A role of the type scale, for a form's kind and viewing distance."""
        style = self.type[form.kind][role]
        return replace(style, size=style.size * self.enlargement(form))


@cache
def theme_names() -> tuple[str, ...]:
    """The names of all themes, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def theme_named(name: str) -> Theme:
    """The theme of this name. Raises ProblemsFound: no such theme, or its file has problems."""
    if name not in theme_names():
        raise ProblemsFound([Problem("usage-theme", f"there is no theme called {name!r}", hint=did_you_mean(name, theme_names()))])
    return read_theme(_FOLDER / f"{name}.yaml")


def read_theme(path: Path) -> Theme:
    """Read and check one file. Raises ProblemsFound with every problem of the file, contrast and total ink included."""
    problems: list[Problem] = []
    fields = Fields(read(path), problems)
    colors_field = fields.group("colors")
    type_field = fields.group("type")
    theme = Theme(
        id=path.stem,
        name=fields.text("name"),
        colors={name: _color(colors_field.group(name), name) for name in COLORS},
        type={kind: _styles(type_field.group(kind)) for kind in KINDS},
        viewing=fields.length("viewing"),
        ladder=_ladder(fields),
        source=fields.text("source"),
    )
    for part in (colors_field, type_field, fields):
        part.end()
    # Stand-ins for colors that could not be read would only add noise.
    if not problems:
        for short in shortfalls(theme.colors):
            colors_field.problem("content-contrast", _too_weak(short), short.color, "rgb", hint=_CONTRAST_HINT)
    stop_on(problems)
    return theme


def with_colors(theme: Theme, colors: Iterable[tuple[str, str]], at: Callable[[str], Place] = lambda key: Place(key=key)) -> Theme:
    """The theme with an organization's colors (name, "#rrggbb") in place of its own; `at` says where a dotted key was written.

    CMYK is computed without a color profile (color.py): good enough for a tint, no promise of a brand's exact shade.
    Raises ProblemsFound: a name other than OWN, a value that is no color, a color too weak to read.
    """
    problems: list[Problem] = []
    own: dict[str, Color] = {}
    for name, value in colors:
        here = at(f"colors.{name}")
        color = _from_hex(name, value)
        if name not in OWN:
            problems.append(Problem("content-key-unknown", f"the color {name!r} cannot be replaced", here, did_you_mean(name, OWN)))
        elif color is None:
            problems.append(Problem("content-color", f"{value!r} is not a color", here, _COLOR_HINT))
        else:
            own[name] = color
    result = replace(theme, colors={**theme.colors, **own})
    for short in shortfalls(result.colors):
        if short.color in own:
            problems.append(Problem("content-contrast", _too_weak(short), at(f"colors.{short.color}"), _CONTRAST_HINT))
    stop_on(problems)
    return result


_COLOR_HINT = 'write six hexadecimal digits in quotes, as in "#12355b"'
_CONTRAST_HINT = "choose a darker color"


def _too_weak(short: Shortfall) -> str:
    # Rounded down: a ratio of 6.98 must not be shown as the 7.0 it fails to reach.
    ratio = int(short.ratio * 10) / 10
    where = "white paper" if short.ground == "paper" else "the tinted ground"
    return f"the color {short.color} is too weak on {where}: its contrast is {ratio:.1f}:1 and should be {short.needed:g}:1 or more"


def _color(fields: Fields, name: str) -> Color:
    value = fields.text("rgb")
    screen = _from_hex(name, value)
    if value and screen is None:
        fields.problem("content-color", f"{value!r} is not a color", "rgb", hint=_COLOR_HINT)
    cyan, magenta, yellow, black = fields.numbers("cmyk", 4, 0, 100)
    total = cyan + magenta + yellow + black
    if total > TOTAL_INK:
        fields.problem("content-value", f"the total ink is {total:g} percent and should be {TOTAL_INK:g} at most", "cmyk")
    fields.end()
    return Color(name, screen.rgb if screen else (0.0, 0.0, 0.0), (cyan / 100, magenta / 100, yellow / 100, black / 100))


def _styles(fields: Fields) -> dict[str, TypeStyle]:
    styles = {}
    for role in ROLES:
        group = fields.group(role)
        weight = cast(Literal["regular", "bold"], group.choice("weight", ("regular", "bold")))
        styles[role] = TypeStyle(size=group.number("size", 3, 400), weight=weight, leading=group.number("leading", 0.9, 2))
        group.end()
    fields.end()
    return styles


def _ladder(fields: Fields) -> tuple[Rung, ...]:
    rungs: list[Rung] = []
    for group in fields.groups("ladder"):
        rung = Rung(
            group.number("scale", 0.5, 2), group.number("leading", 0.8, 1.2), group.flag("short", False), group.number("air", 0, 0.5, 0.0)
        )
        group.end()
        if rungs and rung.scale > rungs[-1].scale:
            group.problem(
                "content-value", "the scale goes up again on this rung", "scale", hint="each rung is as small as the one before, or smaller"
            )
        rungs.append(rung)
    return tuple(rungs)


def _from_hex(name: str, value: str) -> Color | None:
    try:
        return from_hex(name, value)
    except ValueError:
        return None
