"""`list`: what there is to print, and `sheets`: what it can be printed on."""

from __future__ import annotations

import click

from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems


@click.command("list")
@click.option("--markdown", is_flag=True, help="As the tables of the README.")
@click.option("--designs", is_flag=True, help="The designs instead, with what each takes.")
@click.option("--design", metavar="NAME", help="One design, with the roles of the blocks that it takes.")
@click.option("--fonts", is_flag=True, help="The fonts that a theme may name.")
def list_pieces(markdown: bool, designs: bool, design: str | None, fonts: bool) -> None:
    """List the pieces, their sizes, the sets, themes, editions, print shops and languages."""
    from handbill.cli import tables

    with exit_on_problems():
        campaign = open_campaign()
        if designs or design:
            # Designs need the fonts, which the other lists do without.
            from handbill.cli.design_table import design_lines

            lines = design_lines(campaign, design or "")
        else:
            lines = (tables.fonts if fonts else tables.markdown if markdown else tables.pieces)(campaign)
        for line in lines:
            echo(line)


@click.command("sheets")
def list_sheets() -> None:
    """List card stock and paper by part number, and what fits on each.

    Any of the numbers serves as NAME in `build --sheet NAME`. A sheet of your own is a file like those in layouts/stocks/.
    """
    from handbill.cli import tables

    with exit_on_problems():
        for line in tables.stocks(open_campaign()):
            echo(line)
