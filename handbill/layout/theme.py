"""Reads themes/<name>.yaml as a Theme: colors for screen and press, type sizes for each kind of form, and the copyfit ladder.

A theme may extend another (`extends`) and give only the differences.
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
from handbill.layout.elements.element import FitStep
from handbill.layout.format import KINDS, Format, Kind

ROLES = ("display", "number", "heading", "lead", "body", "small", "imprint")

_FOLDER = "layouts/themes"
# The depth to which a theme merges with the one it extends: a type style keeps values that are not overridden, a color does not.
_DEPTHS = {"colors": 1, "contrast": 1, "type": 3, "inks": 2}
_NOT_TAKEN_OVER = ("name", "about", "source", "kinds")


@dataclass(frozen=True)
class TypeStyle:
    """`size` in points; `leading` is a factor on it, multiplied by that of the language."""

    size: float
    weight: Literal["regular", "bold"]
    leading: float


@dataclass(frozen=True)
class Theme:
    """How pieces look. `colors` holds one Color for each of COLORS, `type` one TypeStyle for each kind and role, `contrast` the ratio that
    each dark color needs. `black` and `spot`: the tints of black and of a spot ink that replace a color on a press with only these inks.
    `viewing`: the reading distance, in points, that poster type is set for; formats with a longer distance are set larger in proportion.
    `rule`: the thickness of lines, in points. `least`: the smallest x-height of any text, in points, whatever a format's floor.
    `kinds`: the kinds of forms that the theme is made for."""

    id: str
    name: str
    about: str
    colors: Mapping[str, Color]
    contrast: Mapping[str, float]
    black: Mapping[str, float]
    spot: Mapping[str, float]
    type: Mapping[Kind, Mapping[str, TypeStyle]]
    viewing: float
    ladder: tuple[FitStep, ...]
    rule: float
    source: str
    least: float = 0.0
    kinds: tuple[Kind, ...] = KINDS

    def enlargement(self, form: Format) -> float:
        """The factor by which a form is set larger than its kind's table, for its reading distance."""
        return form.viewing / self.viewing if form.viewing else 1.0

    def style(self, form: Format, role: str) -> TypeStyle:
        """The style of a role for a form's kind and reading distance."""
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
    """Read and check one file; `others` are the themes it may extend.

    Raises ProblemsFound with every problem of the file, including contrast and total ink.
    """
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
    # Placeholders for invalid colors would only add false problems.
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
    """The kinds listed, or all kinds if there is no list."""
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


def _ladder(fields: Fields) -> tuple[FitStep, ...]:
    steps: list[FitStep] = []
    for group in fields.groups("ladder"):
        step = FitStep(
            group.number("scale", 0.5, 2), group.number("leading", 0.8, 1.2), group.flag("short", False), group.number("air", 0, 0.5, 0.0)
        )
        group.end()
        if steps and step.scale > steps[-1].scale:
            group.problem(
                "content-value", "the scale increases at this step", "scale", hint="each step must be no larger than the one before"
            )
        steps.append(step)
    return tuple(steps)
