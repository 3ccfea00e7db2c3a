"""`init`: a new campaign in a folder of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.cli.console import echo, exit_on_problems
from handbill.core.problems import display_path


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[DIR]")
@click.option("--name", default="", metavar="NAME", help="The campaign's name. [the folder's]")
@click.option("--phone", default="", metavar="NUMBER", help="Your line, as it should be printed.")
def init(folder: Path, name: str, phone: str) -> None:
    """Make a campaign of your own: a folder with settings, your name, and an example piece in English and Spanish.

    DIR is made if it is not there; without it, the working folder is taken. Nothing in it is overwritten.

    \b
    Examples:
      handbill init food-bank
      handbill init rights --name "Know your rights at work" --phone "336 555 0142"
    """
    from handbill.cli.new_campaign import create_campaign

    with exit_on_problems():
        for path in create_campaign(folder, name, phone):
            echo(f"  {display_path(path)}")
        step = "" if folder.resolve() == Path.cwd() else f"cd {display_path(folder)}, then "
        echo("")
        echo(f"Next: {step}`handbill` makes the example. README.md says what each file is for.")
