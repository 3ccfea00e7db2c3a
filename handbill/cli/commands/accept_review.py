"""`language accept`: takes a review back that somebody has given on a booklet."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems, print_problems, print_remarks
from handbill.core.problems import ProblemsFound


@click.command("accept")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--reviewer", required=True, metavar="NAME", help="Who gave the review.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day of the review, YYYY-MM-DD. [today]")
@click.option("--new-reviewer", is_flag=True, help="It is another person than the one on the list with nearly the same name.")
def accept_review(file: Path, reviewer: str, day: dt.datetime | None, new_reviewer: bool) -> None:
    """Take a review back: the workbook, or the file that the page in the browser saved.

    Wordings that are right are marked as reviewed. Better wordings take the place of the old if they fit and keep placeholders and
    figures, unless another reviewer says otherwise. What is wrong stays a draft until its reviewer says that it is right.

    \b
    Example:
      handbill language accept review-es.xlsx --reviewer "Ana Reyes"
    """
    from handbill.cli.review_tables import accepted_lines
    from handbill.core.clock import today
    from handbill.translation.review.accept import accept_review as accept
    from handbill.translation.review.reviewers import reviewer as named

    with exit_on_problems():
        who = named(reviewer, day.date() if day else today(), new_reviewer)
        campaign = open_campaign()
        done = accept(campaign, file, who, today())
        for line in accepted_lines(campaign, done):
            echo(line)
        print_remarks(done.advice)
        left = [*done.kept, *done.not_taken]
        print_problems(left, end="everything else was written")
        if left:
            sys.exit(ProblemsFound(left).exit_code)
