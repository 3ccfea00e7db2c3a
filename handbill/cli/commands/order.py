"""`order`: print everything that an order asks for, in one folder for each destination."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.cli.campaign_option import open_campaign, output_folder
from handbill.cli.console import echo, exit_on_problems, print_remarks, progress
from handbill.cli.unused_options import check_unused, others_than
from handbill.core.problems import Problem, ProblemsFound


@click.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="ORDER.yaml|csv|xlsx", required=False)
@click.option("--template", "ready", type=click.Path(path_type=Path), metavar="FILE", help="Write a ready order (.xlsx, .csv), to fill in.")
@click.option("--output", type=click.Path(path_type=Path), default=output_folder, help="Folder for the files. [output]")
@click.option("--hidden-rows", is_flag=True, help="Order what rows say, too, that are hidden or filtered out in the sheet.")
@click.option("--final", is_flag=True, help="Refuse anything that is still a draft.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
def order(file: Path | None, ready: Path | None, output: Path, hidden_rows: bool, final: bool, quiet: bool) -> None:
    """Print an order: PDFs, a job ticket and a packing list for each destination, and one total.

    ORDER is YAML (`handbill schema order`) or a table (CSV or XLSX) with one item per row. The files go
    into OUTPUT/orders/NAME/DESTINATION/; nothing is written while there is any problem.

    \b
    Examples:
      handbill order --template order.xlsx
      handbill order docs/order-example.yaml
      handbill order spring.csv --output printed
      handbill order spring.yaml --final
    """
    from handbill.core.tables.table_template import write_template
    from handbill.orders.documents import publish_order
    from handbill.orders.order_template import order_columns
    from handbill.orders.read_order import read_order
    from handbill.orders.summary import summary_lines

    with exit_on_problems():
        if ready:
            check_unused([others_than("ready", "--template only writes an order to be filled in")])
            write_template(ready, order_columns(open_campaign()))
            echo(f"{ready}: fill it in below the example, then: handbill order {ready}")
            return
        if file is None:
            raise ProblemsFound([Problem("usage-list", "no order is named", hint="name one, or write one: --template order.xlsx")])
        requested = read_order(open_campaign(), file, final, hidden_rows)
        count = len({item.job.spec for each in requested.destinations for item in each.items})
        with progress(quiet, count, "Printing") as report:
            done = publish_order(requested, output, report)
        print_remarks(requested.remarks)
        if not quiet:
            if requested.read:
                echo(f"{file}: {requested.read}")
            for line in summary_lines(done):
                echo(line)
