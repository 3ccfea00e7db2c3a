"""`calibrate`: the sheet that tells how far a printer misses."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.cli.campaign_option import open_campaign, output_folder
from handbill.cli.console import echo, exit_on_problems
from handbill.cli.options import choice


@click.command()
@click.option("--sheet", "stock", default="letter", show_default=True, metavar="NAME", help="Paper or card stock.")
@click.option(
    "--flip",
    type=choice(["long", "short"]),
    default="long",
    show_default=True,
    help="How the printer turns the paper.",
)
@click.option("--printer", type=click.Path(path_type=Path), metavar="FILE", help="Apply what you read off, to see whether it is right.")
@click.option("--output", type=click.Path(path_type=Path), default=output_folder, help="Folder for the file. [output]")
def calibrate(stock: str, flip: str, printer: Path | None, output: Path) -> None:
    """Make a two-sided sheet that tells how far your printer misses, and how to set it right.

    \b
    Examples:
      handbill calibrate --sheet a4
      handbill calibrate --sheet 5371 --printer office.yaml
    """
    from handbill.build.calibration_file import calibration_file
    from handbill.core.files import write_files

    with exit_on_problems():
        name, pdf = calibration_file(open_campaign(), stock, "short" if flip == "short" else "long", printer)
        write_files({output / name: pdf})
        echo(f"{output / name}: print it on both sides at 100 percent, and follow the steps on it")
