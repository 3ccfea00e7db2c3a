"""`hotlines`: the help lines with who called them, and a call that somebody made."""

from __future__ import annotations

import datetime as dt

import click

from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems
from handbill.core.problems import display_path


@click.group(invoke_without_command=True)
@click.option("--country", default="", metavar="CODE", help="Those of one country: us, ca ... [all]")
@click.pass_context
def hotlines(context: click.Context, country: str) -> None:
    """List the help lines: their numbers, when they were checked, when they expire, and who has called them.

    \b
    Examples:
      handbill hotlines --country us
      handbill hotlines confirm trafficking --by "Ana Reyes" --called 2026-12-01
    """
    if context.invoked_subcommand is None:
        from handbill.cli.confirmation_tables import hotline_lines
        from handbill.core.clock import today

        with exit_on_problems():
            for line in hotline_lines(open_campaign(), today(), country):
                echo(line)


@hotlines.command()
@click.argument("line")
@click.option("--by", required=True, metavar="NAME", help="Who called.")
@click.option("--called", required=True, type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of the call, YYYY-MM-DD.")
@click.option("--country", default="us", show_default=True, metavar="CODE", help="Whose line it is.")
@click.option("--number", "numbers", multiple=True, help="A number that was called, where not all of the line's were, repeatable.")
def confirm(line: str, by: str, called: dt.datetime, country: str, numbers: tuple[str, ...]) -> None:
    """Record that somebody called a line, texted its text number, or opened the address of a line without a number.

    A call counts as long as the number stays what it is.

    \b
    Example:
      handbill hotlines confirm trafficking --by "Ana Reyes" --called 2026-12-01
    """
    from handbill.content.confirm import ConfirmedBy, confirm_line
    from handbill.core.clock import today

    with exit_on_problems():
        done = confirm_line(open_campaign(), country, line, ConfirmedBy(by, called.date()), today(), numbers)
        echo(f"{display_path(done.path)}: {', '.join(done.numbers)} ({done.line.name}) called by {by} on {called.date()}")
        if done.missing:
            echo(f"not confirmed yet: nobody has called {', '.join(done.missing)}")
