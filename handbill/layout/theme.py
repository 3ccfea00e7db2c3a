"""themes/<name>.yaml becomes a Theme: colors for screen and press, type sizes in points for each kind of piece, the copyfit ladder.

A theme may `extends` another and give only what differs from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, cast

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.extends import extended
from handbill.core.fields import Fields
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, raise_if_any
from handbill.graphics.color import gray
from handbill.graphics.contrast import shortfalls
from handbill.graphics.items import Color
from handbill.graphics.palette import (
    COLOR_HINT,
    COLORS,
    CONTRAST_HINT,
    DARK,
    OWN,
    describe_shortfall,
    parse_color,
    read_colors,
    read_contrast,
    read_tints,
)
from handbill.layout.format import KINDS, Format, Kind

ROLES = ("display", "number", "heading", "lead", "body", "small", "imprint")

_FOLDER = "layouts/themes"
# How deep a theme is laid over the one it extends: a type style keeps what is not said anew, a color does not.
_DEPTHS = {"colors": 1, "contrast": 1, "type": 3, "inks": 2}
_NOT_TAKEN_OVER = ("name", "about", "source", "kinds")


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
    """How pieces look. `colors` holds one Color for each of COLORS, `type` one TypeStyle for each kind and role, `contrast` the ratio that
    each dark color must have. `black` and `spot`: parts of black ink, and of the one named ink, that stand for a color where a press has
    no others. `viewing`: the distance, in points, that a poster's type is set for; a format read from farther off is set larger in
    proportion. `rule`: how thick lines are, in points. `least`: the smallest x-height of any text, in points, below which no format's
    floor lets it go. `kinds`: what the theme is made for."""

    id: str
    name: str
    about: str
    colors: Mapping[str, Color]
    contrast: Mapping[str, float]
    black: Mapping[str, float]
    spot: Mapping[str, float]
    type: Mapping[Kind, Mapping[str, TypeStyle]]
    viewing: float
    ladder: tuple[Rung, ...]
    rule: float
    source: str
    least: float = 0.0
    kinds: tuple[Kind, ...] = KINDS

    def enlargement(self, form: Format) -> float:
        """By how much a form is set larger than its kind's table: as much as it is read from farther off."""
        return form.viewing / self.viewing if form.viewing else 1.0

    def style(self, form: Format, role: str) -> TypeStyle:
        """A role of the type scale, for a form's kind and viewing distance."""
        style = self.type[form.kind][role]
        return replace(style, size=style.size * self.enlargement(form))


def theme_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all themes, sorted."""
    return tuple(campaign.files(_FOLDER))


@cached_by_campaign()
def find_theme(campaign: Campaign, name: str) -> Theme:
    """The theme of this name. Raises ProblemsFound: no such theme, or its file has problems."""
    files = campaign.files(_FOLDER)
    if name not in files:
        raise ProblemsFound([Problem("usage-theme", f"there is no theme called {name!r}", hint=did_you_mean(name, files))])
    return read_theme(files[name], files)


def read_theme(path: Path, others: Mapping[str, Path]) -> Theme:
    """Read and check one file; `others` are the themes it may extend. Raises ProblemsFound with every problem of the file, contrast and total ink included."""
    problems: list[Problem] = []
    fields = Fields(extended(path, others, _DEPTHS, _NOT_TAKEN_OVER), problems)
    colors, styles, inks = fields.group("colors"), fields.group("type"), fields.group("inks")
    theme = Theme(
        id=path.stem,
        name=fields.text("name"),
        about=fields.text("about"),
        colors=read_colors(colors),
        contrast=read_contrast(fields.group("contrast")),
        black=read_tints(inks.group("black"), (*DARK, "ground")),
        spot=read_tints(inks.group("spot")),
        type={kind: _styles(styles.group(kind)) for kind in KINDS},
        viewing=fields.length("viewing"),
        ladder=_ladder(fields),
        rule=fields.length("rule"),
        source=fields.text("source"),
        least=fields.length("least", positive=False, default="0 pt"),
        kinds=_kinds(fields),
    )
    for part in (colors, styles, inks, fields):
        part.end()
    # Stand-ins for colors that could not be read would only add noise.
    if not problems:
        for short in shortfalls(theme.colors, theme.contrast):
            colors.problem("content-contrast", describe_shortfall(short), short.color, "rgb", hint=CONTRAST_HINT)
        for short in shortfalls({name: gray(name, theme.black.get(name, 0.0)) for name in COLORS}, theme.contrast):
            inks.problem("content-contrast", describe_shortfall(short), "black", short.color, hint="give it more black ink")
    raise_if_any(problems)
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
        color = parse_color(name, value)
        if name not in OWN:
            problems.append(Problem("content-key-unknown", f"the color {name!r} cannot be replaced", here, did_you_mean(name, OWN)))
        elif color is None:
            problems.append(Problem("content-color", f"{value!r} is not a color", here, COLOR_HINT))
        else:
            own[name] = color
    result = replace(theme, colors={**theme.colors, **own})
    for short in shortfalls(result.colors, result.contrast):
        if short.color in own:
            problems.append(Problem("content-contrast", describe_shortfall(short), at(f"colors.{short.color}"), CONTRAST_HINT))
    raise_if_any(problems)
    return result


def _kinds(fields: Fields) -> tuple[Kind, ...]:
    """The kinds listed; all of them where there is no list."""
    listed = fields.texts("kinds")
    for index, kind in enumerate(listed):
        if kind not in KINDS:
            fields.problem("content-value", f"there is no kind of piece called {kind!r}", "kinds", index, hint=did_you_mean(kind, KINDS))
    return cast(tuple[Kind, ...], listed) or KINDS


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
