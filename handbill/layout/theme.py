"""Reads themes/<name>.yaml as a Theme: colors for screen and press, type sizes for each kind of form, and the copyfit ladder.

A theme may extend another (`extends`) and give only the differences.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem, ProblemsFound, did_you_mean, raise_if_any, unknown_name
from handbill.core.schema.declaration import Position
from handbill.core.schema.extends import extended
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ChoiceType, FlagType, IntegerType, LengthType, ListType, NumberType, TextType
from handbill.graphics.color import gray
from handbill.graphics.contrast import shortfalls
from handbill.graphics.items import Color
from handbill.graphics.palette import (
    COLOR_HINT,
    COLORS,
    CONTRAST,
    CONTRAST_HINT,
    DARK,
    OWN,
    PALETTE,
    describe_shortfall,
    parse_color,
    tints,
)
from handbill.i18n.language import WEIGHTS, Weight
from handbill.layout.elements.element import FitStep
from handbill.layout.format import Format
from handbill.layout.kind import Kind, kind_names

ROLES = ("display", "number", "heading", "lead", "body", "small", "imprint")

_FOLDER = "layouts/themes"


@dataclass(frozen=True)
class TypeStyle:
    """`size` in points; `leading` is a factor on it, multiplied by that of the language; `tracking` in 1/1000 em."""

    size: float
    weight: Weight
    leading: float
    tracking: int = 0


@dataclass(frozen=True)
class Tracking:
    """Letters of titles of `least` points or more are set `by` 1/1000 em farther apart; closer where it is negative."""

    least: float
    by: int


@dataclass(frozen=True)
class Theme:
    """How pieces look.

    `colors` has one Color for each of COLORS, `type` one TypeStyle for each kind (by name) and role, `contrast` the ratio that each dark
    color needs. `black` and `spot`: the tints of black and of a spot ink that replace a color on a press with only these inks. `viewing`:
    the reading distance, in points, that poster type is set for; posters with a longer distance are set larger in proportion. `tracking`:
    that of titles, by their size, from the smallest. `rule`: the thickness of lines, in points. `least`: the smallest x-height of any text,
    in points, whatever a format's floor. `kinds`: the names of the kinds that the theme is made for.
    """

    id: str
    name: str
    about: str
    colors: Mapping[str, Color]
    contrast: Mapping[str, float]
    black: Mapping[str, float]
    spot: Mapping[str, float]
    type: Mapping[str, Mapping[str, TypeStyle]]
    viewing: float
    tracking: tuple[Tracking, ...]
    ladder: tuple[FitStep, ...]
    rule: float
    source: str
    least: float
    kinds: tuple[str, ...]

    def sizes(self, kind: Kind) -> Mapping[str, TypeStyle]:
        """The type of a kind by role, or that of the kind it is like; empty if the theme has neither."""
        return self.type.get(kind.id) or self.type.get(kind.like) or {}

    def suits(self, kind: Kind) -> bool:
        """Whether the theme is made for this kind, or for the kind whose type sizes it takes."""
        return (kind.id if kind.id in self.type else kind.like) in self.kinds

    def enlargement(self, form: Format) -> float:
        """The factor by which a poster is set larger than its kind's table, for its reading distance."""
        return form.viewing / self.viewing if form.kind.group == "poster" else 1.0

    def style(self, form: Format, role: str) -> TypeStyle:
        """The style of a role for a form's kind and reading distance."""
        style = self.sizes(form.kind)[role]
        size = style.size * self.enlargement(form)
        tracking = next((step.by for step in reversed(self.tracking) if size >= step.least), 0) if role == "display" else 0
        return replace(style, size=size, tracking=tracking)


def _theme(at: Position, inks: Mapping[str, Mapping[str, float]], type: Mapping[str, Any], kinds: tuple[str, ...], **values: Any) -> Theme:
    given = {kind: styles for kind, styles in type.items() if styles}
    return Theme(id=at.name, black=inks["black"], spot=inks["spot"], type=given, kinds=kinds or tuple(given), **values)


def _theme_problems(theme: Theme, at: Position) -> Iterator[Problem]:
    for index, kind in enumerate(theme.kinds):
        if kind not in theme.type:
            yield at.problem("content-value", f"the theme has no type sizes for {kind!r}", "kinds", index, hint="add them under `type`")
    for short in shortfalls(theme.colors, theme.contrast):
        yield at.problem("content-contrast", describe_shortfall(short), "colors", short.color, "rgb", hint=CONTRAST_HINT)
    for short in shortfalls({name: gray(name, theme.black.get(name, 0.0)) for name in COLORS}, theme.contrast):
        yield at.problem("content-contrast", describe_shortfall(short), "inks", "black", short.color, hint="give it more black ink")
    for index, (before, step) in enumerate(pairwise(theme.ladder), 1):
        if step.scale > before.scale:
            hint = "each step must take no more room than the one before"
            yield at.problem("content-value", "the scale increases at this step", "ladder", index, "scale", hint=hint)
        if before.short and not step.short:
            hint = "write short: yes, as on the step before"
            yield at.problem("content-value", "long wordings come back at this step", "ladder", index, "short", hint=hint)


_STYLE = RecordType(
    TypeStyle,
    "How one role is set.",
    {
        "size": NumberType("The size in points.", 3, 400),
        "weight": ChoiceType("regular, bold, or heavy for titles and numbers.", WEIGHTS, "a weight"),
        "leading": NumberType("The distance of baselines, as a factor on the size.", 0.9, 2),
    },
    merged=True,
)
_TRACKING = RecordType(
    Tracking,
    "How titles are spaced from a size on.",
    {
        "least": NumberType("The smallest size, in points.", 3, 400),
        "by": IntegerType("What is added between letters, in 1/1000 em; a negative value sets them closer.", -100, 100),
    },
)
_STYLES: RecordType[dict[str, TypeStyle]] = RecordType(
    dict, "The type of one kind of piece.", dict.fromkeys(ROLES, _STYLE), merged=True, default=None
)
_STEP = RecordType(
    FitStep,
    "One step of the ladder.",
    {
        "scale": NumberType("A factor on the size.", 0.2, 2),
        "leading": NumberType("A factor on the leading.", 0.8, 1.2),
        "short": FlagType("yes: blocks use their short text.", default=False),
        "air": NumberType("The part of the page's height that must stay free.", 0, 0.5, default=0.0),
        "crowded": NumberType("The part of the size that its distance asks for to which text may shrink.", 0.5, 1, default=1.0),
    },
)


@cached_by_campaign()
def theme_declaration(campaign: Campaign) -> RecordType[Theme]:
    """How a theme is written; its kinds of piece are those of the campaign."""
    kinds = kind_names(campaign)
    return RecordType(
        _theme,
        "A theme: how pieces look.",
        {
            "name": TextType("Its name for people."),
            "about": TextType("One sentence for the person who chooses a theme."),
            "source": TextType("Where the choices come from."),
            "colors": PALETTE,
            "contrast": CONTRAST,
            "inks": RecordType(
                dict,
                "What is printed where a press has fewer than four inks.",
                {
                    "black": tints("Percent of black ink, where it is the only one.", DARK),
                    "spot": tints("Percent of the second ink, where there is one; colors left out stay black."),
                },
                merged=True,
            ),
            "type": RecordType(dict, "The type sizes of each kind of piece.", dict.fromkeys(kinds, _STYLES), merged=True),
            "viewing": LengthType(
                "The distance that a poster's sizes are meant for; formats that are read from farther away are set larger."
            ),
            "tracking": ListType("How titles are spaced, from the smallest size to the largest.", _TRACKING, default=()),
            "ladder": ListType("What copyfitting tries, from the largest setting to the smallest.", _STEP, least=1),
            "rule": LengthType("The thickness of lines to write on or to tear along."),
            "least": LengthType("The smallest x-height of any text, even where the floor of a format is lower.", "zero", default=0.0),
            "kinds": ListType(
                "The kinds of piece that the theme is made for; all that it has type sizes for if missing.",
                ChoiceType("", kinds, "a kind of piece"),
                1,
                default=(),
            ),
        },
        located=True,
        check=_theme_problems,
        own_keys=("name", "about", "source", "kinds"),
    )


def theme_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all themes, sorted."""
    return tuple(campaign.files(_FOLDER))


@cached_by_campaign()
def find_theme(campaign: Campaign, name: str) -> Theme:
    """The theme of this name. Raises ProblemsFound: no such theme, or every problem of its file, including contrast and total ink."""
    files = campaign.files(_FOLDER)
    if name not in files:
        raise ProblemsFound([unknown_name("usage-theme", "theme", name, files)])
    declaration = theme_declaration(campaign)
    return parse_data(declaration, extended(declaration, files[name], files, campaign.read))


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
