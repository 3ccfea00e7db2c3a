"""`facts`: the figures with who looked them up, and a reading that somebody made."""

from __future__ import annotations

import datetime as dt

import click

from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems
from handbill.core.problems import display_path


@click.group(invoke_without_command=True)
@click.pass_context
def facts(context: click.Context) -> None:
    """List the figures that pieces print: their year and link, when they were checked, and who has looked them up.

    \b
    Examples:
      handbill facts
      handbill facts confirm runaways --by "Ana Reyes" --read 2026-12-01
    """
    if context.invoked_subcommand is None:
        from handbill.cli.confirmation_tables import fact_lines

        with exit_on_problems():
            for line in fact_lines(open_campaign()):
                echo(line)


@facts.command()
@click.argument("name")
@click.option("--by", required=True, metavar="NAME", help="Who looked it up.")
@click.option("--read", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day it was read, YYYY-MM-DD.")
def confirm(name: str, by: str, read: dt.datetime) -> None:
    """Record that somebody looked a figure up at its link, and found it as it is printed.

    It counts as long as the figure and its year stay what they are.

    \b
    Example:
      handbill facts confirm runaways --by "Ana Reyes" --read 2026-12-01
    """
    from handbill.content.confirm import ConfirmedBy, confirm_fact
    from handbill.core.clock import today

    with exit_on_problems():
        path = confirm_fact(open_campaign(), name, ConfirmedBy(by, read.date()), today())
        echo(f"{display_path(path)}: {name} looked up by {by} on {read.date()}")
