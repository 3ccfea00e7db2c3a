"""Reads themes/<name>.yaml as a Theme: colors for screen and press, type sizes for each kind of form, and the copyfit ladder.

A theme may extend another (`extends`) and give only the differences.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Any, Literal, get_args

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.names import Description, find_name, folded
from handbill.core.problems import Place, Problem, ProblemsFound, collect, did_you_mean, raise_if_any, unknown_name
from handbill.core.schema.declaration import Position
from handbill.core.schema.extends import changing, laid_over
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import (
    COLOR_HINT,
    ChoiceType,
    FlagType,
    IntegerType,
    LengthType,
    ListType,
    MapType,
    NumberType,
    TextType,
)
from handbill.graphics.color import color_from_hex
from handbill.graphics.contrast import shortfalls
from handbill.graphics.items import Color
from handbill.graphics.palette import (
    CONTRAST,
    OWN,
    PAIR,
    PALETTE,
    describe_shortfall,
    nearest_hint,
    parse_color,
)
from handbill.i18n.language import WEIGHTS, Weight
from handbill.layout.elements.element import FitStep
from handbill.layout.format import Format
from handbill.layout.kind import Kind, kind_names
from handbill.layout.theme_fonts import ThemeFonts, fonts_declaration

ROLES = ("display", "number", "heading", "lead", "body", "small", "imprint")
_GROWTH = 1.06  # from a step to the one before, where type grows

Composition = Literal["field", "word", "window"]
COMPOSITIONS: tuple[Composition, ...] = get_args(Composition)
Plate = Literal["solid", "open"]
PLATES: tuple[Plate, ...] = get_args(Plate)
AUDIENCE_PATTERN = "^[a-z0-9]+(-[a-z0-9]+)*$"

THEMES = "layouts/themes"
EDITIONS = "layouts/editions"


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

    `colors` has one Color for each of COLORS, `series` the dark and the bright color for each audience, `type` one TypeStyle for each kind
    (by name) and role, `contrast` the ratio that each dark color needs on paper, and the bright one with the dark. `composition`: what a
    sheet opens with: a picture, its title alone, or a photograph. `plate`: whether the number stands on a ground of ink, or between two
    rules. `monochrome`: black on white, with areas drawn as lines. `viewing`: the reading distance, in points, that poster type is set for;
    posters with a longer distance are set larger in proportion. `tracking`: that of titles, by their size, from the smallest. `rule`: the
    thickness of lines, in points. `least`: the smallest x-height of any text, in points, whatever a format's floor. `kinds`: the names of
    the kinds that the theme is made for. `fonts`: its own, by script and role. `editions`: the names of the editions that changed it.
    """

    id: str
    name: str
    about: str
    colors: Mapping[str, Color]
    series: Mapping[str, Mapping[str, Color]]
    contrast: Mapping[str, float]
    composition: Composition
    plate: Plate
    monochrome: bool
    type: Mapping[str, Mapping[str, TypeStyle]]
    viewing: float
    tracking: tuple[Tracking, ...]
    ladder: tuple[FitStep, ...]
    rule: float
    source: str
    least: float
    kinds: tuple[str, ...]
    fonts: ThemeFonts = field(default_factory=dict)
    editions: tuple[str, ...] = ()

    def sizes(self, kind: Kind) -> Mapping[str, TypeStyle]:
        """The type of a kind by role, or that of the kind it is like; empty if the theme has neither."""
        return self.type.get(kind.id) or self.type.get(kind.like) or {}

    def suits(self, kind: Kind) -> bool:
        """Whether the theme is made for this kind, or for the kind whose type sizes it takes."""
        return (kind.id if kind.id in self.type else kind.like) in self.kinds

    def enlargement(self, form: Format) -> float:
        """The factor by which a poster is set larger than its kind's table, for its reading distance."""
        return form.viewing / self.viewing if form.kind.group == "poster" else 1.0

    def growing(self, words: float = 1.0, titles: float = 1.0) -> Theme:
        """The theme with steps before its ladder on which `words` or `titles` grow up to so many times their size, where words are few."""
        first = self.ladder[0]
        scale = max(words, first.scale)
        count = math.ceil(math.log(max(scale / first.scale, titles)) / math.log(_GROWTH))
        steps = (replace(first, scale=max(scale / _GROWTH**at, first.scale), title=max(titles / _GROWTH**at, 1.0)) for at in range(count))
        return replace(self, ladder=(*steps, *self.ladder))

    def style(self, form: Format, role: str) -> TypeStyle:
        """The style of a role for a form's kind and reading distance."""
        style = self.sizes(form.kind)[role]
        size = style.size * self.enlargement(form)
        return replace(style, size=size, tracking=self.tracking_at(size) if role == "display" else 0)

    def tracking_at(self, size: float) -> int:
        """The tracking of a title of this size, in points."""
        return next((step.by for step in reversed(self.tracking) if size >= step.least), 0)


def _theme(at: Position, type: Mapping[str, Any], kinds: tuple[str, ...], **values: Any) -> Theme:
    given = {kind: styles for kind, styles in type.items() if styles}
    return Theme(id=at.name, type=given, kinds=kinds or tuple(given), **values)


def _theme_problems(theme: Theme, at: Position) -> Iterator[Problem]:
    for index, kind in enumerate(theme.kinds):
        if kind not in theme.type:
            yield at.problem("content-value", f"the theme has no type sizes for {kind!r}", "kinds", index, hint="add them under `type`")
    for short in shortfalls(theme.colors, theme.contrast):
        yield at.problem("content-contrast", describe_shortfall(short), "colors", short.color, "rgb", hint=nearest_hint(short))
    for audience, pair in theme.series.items():
        for short in shortfalls({**theme.colors, **pair}, theme.contrast):
            place = ("series", audience, short.color, "rgb")
            yield at.problem("content-contrast", describe_shortfall(short), *place, hint=nearest_hint(short))
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
        "picture": NumberType("The part of the height that suits a picture which it keeps at least.", 0, 1, default=1.0),
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
            "series": MapType(
                "The colors for each audience, by the name that a piece gives as its `audience`.",
                PAIR,
                AUDIENCE_PATTERN,
                "an audience's name",
                default={},
                merged=True,
            ),
            "contrast": CONTRAST,
            "composition": ChoiceType(
                "What a sheet opens with: field, a picture over the words; word, its title alone; window, a photograph.",
                COMPOSITIONS,
                default="field",
            ),
            "plate": ChoiceType("solid: the number stands on a ground of ink; open: on white between two rules.", PLATES, default="solid"),
            "monochrome": FlagType("yes: black on white, with areas drawn as lines instead of in color.", default=False),
            "type": RecordType(dict, "The type sizes of each kind of piece.", dict.fromkeys(kinds, _STYLES), merged=True),
            "viewing": LengthType(
                "The distance that a poster's sizes are meant for; formats that are read from farther away are set larger."
            ),
            "tracking": ListType("How titles are spaced, from the smallest size to the largest.", _TRACKING, default=()),
            "fonts": fonts_declaration(campaign),
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
    return tuple(campaign.files(THEMES))


def edition_names(campaign: Campaign) -> tuple[str, ...]:
    """The names of all editions, sorted."""
    return tuple(campaign.files(EDITIONS))


@dataclass(frozen=True)
class Edition:
    """What an edition is called, and what it is for."""

    id: str
    name: str
    about: str


def _edition(at: Position, name: str, about: str, **_changes: Any) -> Edition:
    return Edition(at.name, name, about)


@cached_by_campaign()
def edition_declaration(campaign: Campaign) -> RecordType[Edition]:
    """How an edition is written: what it changes of any theme."""
    return changing(theme_declaration(campaign), _edition, "An edition: what changes in any theme, for some readers or some way to print.")


@cached_by_campaign()
def find_edition(campaign: Campaign, name: str) -> Edition:
    """How an edition describes itself. Raises ProblemsFound: there is none of this name, or its file has problems."""
    files = campaign.files(EDITIONS)

    def describe(known: str) -> Description:
        edition = find_edition(campaign, known)
        return Description(edition.about, (edition.name,))

    known = find_name("usage-edition", "edition", name, files, describe)
    return parse_data(edition_declaration(campaign), campaign.read(files[known]))


@cached_by_campaign()
def find_theme(campaign: Campaign, name: str, editions: tuple[str, ...] = ()) -> Theme:
    """The theme of this name, changed by each of these editions in turn.

    Raises ProblemsFound: no such theme or edition, or every problem of a file, including contrast and total ink.
    """
    files, changes = campaign.files(THEMES), campaign.files(EDITIONS)
    problems: list[Problem] = []
    changed_by = [found.id for each in editions if (found := collect(partial(find_edition, campaign, each), problems))]
    known = collect(partial(_theme_name, campaign, name), problems)
    raise_if_any(problems)
    if known and (known, *changed_by) != (name, *editions):
        return find_theme(campaign, known, tuple(changed_by))
    declaration = theme_declaration(campaign)
    file = campaign.completed(declaration, files[name], THEMES)
    theme = parse_data(declaration, file)
    for each in editions:
        file = laid_over(declaration, campaign.read(changes[each]), file)
        changed = parse_data(declaration, file)
        kinds = tuple(kind for kind in changed.kinds if kind in theme.kinds)
        # It is still the theme, under its own name.
        theme = replace(
            changed,
            id=theme.id,
            name=theme.name,
            about=theme.about,
            source=theme.source,
            kinds=kinds,
            editions=(*theme.editions, each),
        )
    return theme


def _theme_name(campaign: Campaign, written: str) -> str:
    """The name of the theme that is meant. Raises ProblemsFound (usage-theme)."""
    files = campaign.files(THEMES)

    def describe(known: str) -> Description:
        theme = find_theme(campaign, known)
        return Description(theme.about, (theme.name,))

    if written not in files and folded(written) in map(folded, campaign.files(EDITIONS)):
        hint = "name it as an edition; it goes with any theme"
        raise ProblemsFound([Problem("usage-theme", f"{written} is an edition, not a theme", hint=hint)])
    return find_name("usage-theme", "theme", written, files, describe)


def in_series(theme: Theme, audience: str, at: Callable[[str], Place] = lambda key: Place(key=key)) -> Theme:
    """The theme in the colors for an audience, or in its own for none. A theme without any series has one pair of colors for all.

    Raises ProblemsFound (content-value): the theme has no colors for this audience; `at` says where a key of the piece was written.
    """
    if not audience or not theme.series:
        return theme
    if audience not in theme.series:
        raise ProblemsFound([unknown_name("content-value", "audience", audience, theme.series, at("audience"))])
    return replace(theme, colors={**theme.colors, **theme.series[audience]})


def with_colors(theme: Theme, colors: Iterable[tuple[str, str]], at: Callable[[str], Place] = lambda key: Place(key=key)) -> Theme:
    """The theme with an organization's colors (name, "#rrggbb") in place of its own; `at` says where a dotted key was written.

    CMYK is computed without a color profile (color.py): good enough for a tint, no promise of a brand's exact shade. Where only the dark
    color is given, the theme's bright one becomes lighter as far as words on it need.
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
    result = {**theme.colors, **own}
    for short in shortfalls(result, theme.contrast):
        if short.color in own:
            place = at(f"colors.{short.color}")
            problems.append(Problem("content-contrast", describe_shortfall(short), place, nearest_hint(short), instead=short.nearest))
        else:
            result[short.color] = color_from_hex(short.color, short.nearest)
    raise_if_any(problems)
    return replace(theme, colors=result)
