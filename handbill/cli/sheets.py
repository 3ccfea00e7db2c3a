"""`sheets` lists card stock and paper; `calibrate` prints the sheet that tells how far a printer misses."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.cli.console import ROOT, echo, exit_on_problems


@click.command("sheets")
def list_sheets() -> None:
    """List card stock and paper by part number, and what fits on each.

    Any of the numbers serves as NAME in `build --sheet NAME`. A sheet of your own is a file like those in layouts/stocks/.
    """
    from handbill.cli.tables import stocks

    with exit_on_problems():
        for line in stocks():
            echo(line)


@click.command()
@click.option("--sheet", "stock", default="letter", show_default=True, metavar="NAME", help="Paper or card stock.")
@click.option("--flip", type=click.Choice(["long", "short"]), default="long", show_default=True, help="How the printer turns the paper.")
@click.option("--printer", type=click.Path(path_type=Path), metavar="FILE", help="Apply what you read off, to see whether it is right.")
@click.option("--output", type=click.Path(path_type=Path), default=ROOT / "output", help="Folder for the file. [output]")
def calibrate(stock: str, flip: str, printer: Path | None, output: Path) -> None:
    """Make a two-sided sheet that tells how far your printer misses, and how to set it right.

    \b
    Examples:
      python generate.py calibrate --sheet a4
      python generate.py calibrate --sheet 5371 --printer office.yaml
    """
    from handbill.build.calibration_file import calibration_file
    from handbill.core.files import write_files

    with exit_on_problems():
        name, pdf = calibration_file(stock, "short" if flip == "short" else "long", printer)
        write_files({output / name: pdf})
        echo(f"{output / name}: print it on both sides at 100 percent, and follow the steps on it")
