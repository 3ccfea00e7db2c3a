"""Options that several commands share, and the requests they ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from materials.problems import Problem, ProblemsFound

if TYPE_CHECKING:
    from layouts.order import Wish
    from layouts.press import Request


def piece_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which piece, in which language, size and name."""
    options = [
        click.option("--language", "-l", "languages", multiple=True, metavar="TAG", help="Language, repeatable. en+es: two sides."),
        click.option("--format", "-f", "forms", multiple=True, metavar="NAME", help="Size, repeatable: us-card, id-1, letter, a4 ..."),
        click.option("--region", type=click.Choice(["us", "metric"]), default="us", show_default=True, help="Sizes when none is named."),
        click.option("--theme", default="calm", show_default=True, metavar="NAME", help="Look: calm, high-contrast, large-print."),
        click.option("--organization", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Your name, number, logo (YAML)."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def inks_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says in how many inks."""
    return click.option(
        "--inks", default="full", show_default=True, metavar="INKS", help='full, black, or black and one named ink: "black+PANTONE 286 C".'
    )(command)


def requests_of(materials: tuple[str, ...], everything: bool, wish: Wish) -> list[Request]:
    """One request for each file. Raises ProblemsFound."""
    from layouts.order import expand
    from materials.content import names

    if not materials and not everything:
        hint = "name a piece or a --set, or use --all; `python generate.py list` shows them"
        raise ProblemsFound([Problem("usage-material", "no piece is named", hint=hint)])
    return expand(tuple(names()) if everything else materials, wish)
