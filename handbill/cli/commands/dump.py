"""`dump`: the pages of a piece as text, for comparing and for golden files."""

from __future__ import annotations

from typing import Any

import click

from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems
from handbill.cli.options import hero_of, hero_options, jobs_of, piece_options
from handbill.cli.unused_options import check_unused, region_rules


@click.command()
@click.argument("material")
@piece_options
@hero_options
def dump(
    material: str,
    asked: dict[str, Any],
    hero: dict[str, str | None],
) -> None:
    """Print a piece's pages as text: roles, fonts, positions, strings.

    Example: handbill dump indicator-card --language ar
    """
    from handbill.build.lay_out import lay_out
    from handbill.build.resolve import BuildOptions
    from handbill.layout.dump import dump as page_as_text

    with exit_on_problems():
        check_unused(region_rules())
        options = BuildOptions(**{**asked, "languages": asked["languages"] or ("en",)}, purposes=("screen",), hero=hero_of(hero))
        for job in jobs_of(open_campaign(), (material,), False, options):
            for page in lay_out(job).pages:
                echo(page_as_text(page).rstrip())
