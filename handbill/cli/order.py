"""`order`: an order's file becomes a folder for each destination, and one total."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.cli.console import ROOT, echo, exit_on_problems, progress


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="ORDER.yaml|csv")
@click.option("--output", type=click.Path(path_type=Path), default=ROOT / "output", help="Folder for the files. [output]")
@click.option("--final", is_flag=True, help="Refuse anything that is still a draft.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
def order(file: Path, output: Path, final: bool, quiet: bool) -> None:
    """Make all that an order needs: PDFs to print, a job ticket and a packing list for each destination, one total.

    ORDER is YAML (`python generate.py schema order`) or a table in CSV, one row an item. Everything comes into
    OUTPUT/orders/NAME/DESTINATION/; nothing is written while anything is wrong.

    \b
    Examples:
      python generate.py order docs/order-example.yaml
      python generate.py order spring.csv --output printed
      python generate.py order spring.yaml --final
    """
    from handbill.orders.documents import publish_order
    from handbill.orders.read_order import read_order
    from handbill.orders.summary import summary

    with exit_on_problems():
        wanted = read_order(file, final)
        count = len({item.request for each in wanted.destinations for item in each.items})
        with progress(quiet, count, "Printing") as report:
            done = publish_order(wanted, output, report)
        if not quiet:
            for line in summary(done):
                echo(line)
