"""`check`: everything that can be wrong with content, numbers, translations and fit, all at once."""

from __future__ import annotations

import os
from functools import partial

import click

from handbill.campaign.campaign import SETTINGS
from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems, progress
from handbill.core.problems import raise_if_any


@click.command()
@click.option("--jobs", "processes", type=click.IntRange(1, 64), default=None, help="Processes that lay out the pieces. [all cores]")
def check(processes: int | None) -> None:
    """Check words, numbers, translations and whether every piece fits, all at once.

    Also shows reading grades, in which languages a piece is not made, and which rules on wording are switched off, and warns of numbers
    that expire soon or that have not been confirmed.

    \b
    Example:
      handbill check
    """
    from handbill.build.check_all import check_all
    from handbill.cli.missing_languages import missing_language_lines
    from handbill.cli.tables import grades
    from handbill.content.content_warnings import warnings
    from handbill.content.material import material_names
    from handbill.content.wording_rules import rules_off
    from handbill.core.clock import today

    with exit_on_problems():
        campaign = open_campaign()
        raise_if_any(check_all(campaign, today(), partial(progress, False), processes or os.cpu_count() or 1))
        for line in grades(campaign):
            echo(line)
        for warning in warnings(campaign, today()):
            echo(f"warning [{warning.code}] {warning.statement}")
        for line in missing_language_lines(campaign, material_names(campaign)):
            echo(line)
        for rule, reason in rules_off(campaign).items():
            echo(f"the rule {rule} is switched off in {SETTINGS}: {reason}")
        echo("No problems: content, numbers, languages and formats are in order, and every piece fits in its languages.")
