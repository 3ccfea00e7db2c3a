"""Options that several commands share, and the requests they ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handbill.build.purposes import purpose_names
from handbill.core.problems import Place, Problem, ProblemsFound, raise_if_any
from handbill.core.region import DEFAULT_REGION, Region
from handbill.layout.default_theme import THEME

_ASKED = ("languages", "forms", "region", "country", "theme", "editions", "organization")
_PAPER = ("stock", "flip", "sides", "first", "tile", "overlap", "printer")
_HERO = ("file", "alt", "people", "focus", "window", "credit", "consent")
_SIDES = "apart: fronts and backs in two files, for a printer that prints one side."
_FLIP = "How the paper is turned over; fold: both faces on one side, no two-sided printer needed."

if TYPE_CHECKING:
    from handbill.build.job import Job
    from handbill.build.resolve import BuildOptions
    from handbill.campaign.campaign import Campaign
    from handbill.contacts.hero import Hero
    from handbill.sheets.paper import Paper


def choice(names: Iterable[str]) -> click.Choice[str]:
    """One of these words, with or without capitals."""
    return click.Choice(list(names), case_sensitive=False)


def _together(command: Callable[..., Any], bundle: str, names: tuple[str, ...], options: list[Callable[..., Any]]) -> Callable[..., Any]:
    """The command with these options, whose values it gets as one dictionary, `bundle`, by the options' `names`."""

    @wraps(command)
    def bundled(**given: Any) -> Any:
        return command(**{bundle: {name: given.pop(name) for name in names}, **given})

    wrapped: Callable[..., Any] = bundled
    for option in reversed(options):
        wrapped = option(wrapped)
    return wrapped


def piece_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say in which language, size, look and name; the command gets them as one dictionary, `asked`, for BuildOptions."""
    options: list[Callable[..., Any]] = [
        click.option("--language", "-l", "languages", multiple=True, metavar="TAG", help="Language, repeatable. en+es: two sides."),
        click.option("--format", "-f", "forms", multiple=True, metavar="NAME", help="Size, repeatable: us-card, a4 ... or a file."),
        region_option,
        click.option("--country", default="", metavar="CODE", help="Whose numbers are printed: us, ca, mx, gb, au. [us]"),
        look_options,
        click.option(
            "--organization",
            "-o",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Your name and number (YAML), or none.",
        ),
    ]
    return _together(command, "asked", _ASKED, options)


def look_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how pieces look: a theme, and editions that change it."""
    theme = click.option("--theme", default="", metavar="NAME|FILE", help=f"Look: field, word, window, or your YAML. [{THEME}]")
    edition = click.option("--edition", "editions", multiple=True, metavar="NAME", help="Repeatable: high-contrast, large-print.")
    return theme(edition(command))


def region_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says in which region's sizes."""
    names = choice(region.value for region in Region)
    text = f"Sizes when none is named. [{DEFAULT_REGION}]"
    return click.option("--region", type=names, help=text)(command)


def paper_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say how office output lies on paper; the command gets them as one dictionary, `paper`, for `paper_of`."""
    options = [
        click.option("--sheet", "stock", default="", metavar="NAME", help="Card stock or paper: 5371, a4 ... or your own file (.yaml)."),
        click.option("--flip", type=choice(["long", "short", "fold"]), default="long", show_default=True, help=_FLIP),
        click.option("--sides", type=choice(["together", "apart"]), default="together", show_default=True, help=_SIDES),
        click.option("--first", type=click.IntRange(1), default=1, help="Place to begin with on a sheet used in part. [1]"),
        click.option("--tile", default="", metavar="PAPER", help="Spread a poster over several sheets: letter, a4 ..."),
        click.option("--overlap", default="10 mm", show_default=True, metavar="LENGTH", help="How far tiles lap over each other."),
        click.option("--printer", type=click.Path(path_type=Path), metavar="FILE", help="What you read off the calibration sheet (YAML)."),
    ]
    return _together(command, "paper", _PAPER, options)


def paper_of(given: dict[str, Any]) -> Paper:
    """The paper that was asked for. Raises ProblemsFound (usage-length)."""
    from handbill.core.geometry import length
    from handbill.sheets.paper import Paper

    try:
        overlap = length(given["overlap"])
    except ValueError as error:
        raise ProblemsFound([Problem("usage-length", f"--overlap: {error}")]) from None
    return Paper(given["stock"], given["flip"], given["first"], given["tile"], overlap, given["printer"], sides=given["sides"])


def hero_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options for a photograph; the command gets them as one dictionary, `hero`, for `hero_of`."""
    options = [
        click.option("--hero", "file", metavar="FILE", help="A photograph (JPEG, PNG) in place of the picture."),
        click.option("--hero-alt", "alt", metavar="TEXT", help="What it shows, in one sentence. It is read aloud."),
        click.option("--hero-people", "people", metavar="WORD", help="Whom it shows: none, from behind, hands, or faces."),
        click.option("--hero-focus", "focus", metavar="X,Y", help="What must stay in sight: 0.5,0.3 is halfway across and near the top."),
        click.option(
            "--hero-window", "window", metavar="SHAPE", help="What it is cut to: arch, circle or band. [band; arch with --theme window]"
        ),
        click.option("--hero-credit", "credit", metavar="TEXT", help="Who took it, printed small."),
        click.option("--hero-consent", "consent", metavar="TEXT", help="Who agreed to be shown, and where that is kept; for faces."),
    ]
    return _together(command, "hero", _HERO, options)


def hero_of(asked: dict[str, str | None]) -> Hero | None:
    """The photograph that was asked for. Raises ProblemsFound (usage-hero) with everything that is wrong or missing."""
    from handbill.contacts.hero import HeroType, missing_file
    from handbill.core.datafile import DataFile
    from handbill.core.schema.record import parse_data

    given = {key: value for key, value in asked.items() if value is not None}
    if not given:
        return None
    if "file" not in given:
        named = ", ".join(f"--hero-{key}" for key in given)
        raise ProblemsFound([Problem("usage-hero", f"{named} {'needs' if len(given) == 1 else 'need'} --hero", hint="add --hero FILE")])
    data: dict[str, Any] = dict(given)
    if "focus" in given:
        data["focus"] = [_number(part) for part in given["focus"].split(",")]
    try:
        hero = parse_data(HeroType(), DataFile(Path("options"), data, {}))
        raise_if_any(list(missing_file(hero)))
    except ProblemsFound as found:
        raise ProblemsFound([_at_option(problem) for problem in found.problems]) from None
    return replace(hero, place=Place(key="--hero"))


def _number(text: str) -> float | str:
    try:
        return float(text)
    except ValueError:
        return text


def _at_option(problem: Problem) -> Problem:
    """The problem of a value, with the option that gives it as its place."""
    key = problem.place.key.partition(".")[0]
    option = "--hero" if key == "file" else f"--hero-{key}"
    sentence = f"{option} is missing" if problem.code == "content-key-missing" else problem.sentence
    return replace(problem, code="usage-hero", sentence=sentence, place=Place(key=option), hint=problem.hint.removeprefix("add it: "))


def inks_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says in how many inks."""
    return click.option(
        "--inks", default="full", show_default=True, metavar="INKS", help='full, black, or black and one named ink: "black+PANTONE 286 C".'
    )(command)


def purposes_option(*default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option --for, repeatable; the command gets the names as `purposes`."""
    text = f"Repeatable. [{', '.join(default)}]"
    return click.option("--for", "purposes", multiple=True, type=choice(purpose_names()), default=default, help=text)


def jobs_of(campaign: Campaign, materials: tuple[str, ...], everything: bool, options: BuildOptions) -> list[Job]:
    """The jobs of these pieces, as of `chosen_pieces`. Raises ProblemsFound, as it and `resolve` do."""
    from handbill.build.resolve import resolve

    return resolve(campaign, chosen_pieces(campaign, materials, everything), options)


def chosen_pieces(campaign: Campaign, materials: tuple[str, ...], everything: bool) -> tuple[str, ...]:
    """These pieces, or every piece; where none is named, those that the campaign makes.

    Raises ProblemsFound: no piece is named where the library stands alone, or the campaign's settings have problems.
    """
    from handbill.build.settings_problems import settings_problems
    from handbill.content.material import material_names
    from handbill.content.sets import campaign_pieces

    raise_if_any(settings_problems(campaign))
    names = material_names(campaign) if everything else materials or campaign_pieces(campaign)
    if not names:
        hint = "name a piece or a --set, or use --all; `handbill list` shows them"
        raise ProblemsFound([Problem("usage-material", "no piece is named", hint=hint)])
    return names
