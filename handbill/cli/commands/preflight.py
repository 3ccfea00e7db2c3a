"""`preflight`: finished files, ours or anyone's, are judged."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.campaign.campaign import Campaign
from handbill.cli.console import echo, exit_on_problems
from handbill.cli.options import PURPOSES
from handbill.core.problems import ExitCode, Problem, ProblemsFound, display_path

if TYPE_CHECKING:
    from handbill.build.preflight_report import Report
    from handbill.preflight.options import CheckOptions


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--profile", type=click.Choice(PURPOSES), help="What the file is for. [guessed from the file]")
@click.option("--shop", default="", metavar="NAME|FILE", help="Judge for this print shop: us-offset, eu-offset, riso ... or your YAML.")
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for machines.")
@click.option("--list", "listed", is_flag=True, help="List every question, and judge nothing.")
def preflight(paths: tuple[Path, ...], profile: str | None, shop: str, strict: bool, as_json: bool, listed: bool) -> None:
    """Judge finished PDF files, ours or anyone's. A folder stands for every PDF in it.

    \b
    Examples:
      python generate.py preflight output/press/indicator-card-es-us-card.pdf
      python generate.py preflight output --strict
      python generate.py preflight flyer-from-elsewhere.pdf --profile press
      python generate.py preflight output/press --shop eu-offset
      python generate.py preflight output --json
      python generate.py preflight --list

    \b
    Exit codes: 0 nothing wrong (or only warnings), 2 usage, 8 at least one error (with --strict: or warning).
    """
    import json

    from handbill.build.preflight_report import data, questions, said

    with exit_on_problems():
        if listed:
            for line in questions():
                echo(line)
            return
        reports = list(_reports(_files(paths), _asked(profile or "", shop)))
        if as_json:
            echo(json.dumps(data(reports), indent=2, ensure_ascii=False))
        else:
            for line in (line for report in reports for line in said(report)):
                echo(line)
        if any(report.verdict == "error" or (strict and report.findings) for report in reports):
            sys.exit(ExitCode.OUTPUT)


def _asked(profile: str, shop: str) -> CheckOptions:
    """Raises ProblemsFound: no such shop, or a shop that is to judge what is not for the press."""
    from handbill.build.shop_limits import limits_at
    from handbill.contacts.hotlines import printed_numbers
    from handbill.preflight.options import CheckOptions
    from handbill.sheets.print_shop import find_shop

    campaign = Campaign.open()
    if shop and profile not in ("", "press"):
        raise ProblemsFound([Problem("usage-shop", f"a print shop does not judge files for the {profile}", hint="leave --profile out")])
    limits = limits_at(find_shop(campaign, shop)) if shop else None
    return CheckOptions("press" if shop else profile, limits, printed_numbers(campaign))


def _reports(files: list[Path], asked: CheckOptions) -> Iterator[Report]:
    from handbill.build.preflight_report import Report
    from handbill.preflight.preflight import examined

    for file in files:
        used, found = examined(file.read_bytes(), asked)
        yield Report(display_path(file), used, tuple(found))


def _files(paths: tuple[Path, ...]) -> list[Path]:
    """Raises ProblemsFound: usage-file, for everything that is not there."""
    hint = "name PDF files, or folders that hold some"
    problems: list[Problem] = [] if paths else [Problem("usage-file", "no file is named", hint=hint)]
    files: list[Path] = []
    for path in paths:
        found = sorted(path.rglob("*.pdf")) if path.is_dir() else [path] if path.is_file() else []
        if not found:
            what = "there is no PDF in this folder" if path.is_dir() else "there is no such file"
            problems.append(Problem("usage-file", f"{display_path(path)}: {what}", hint=hint))
        files += found
    if problems:
        raise ProblemsFound(problems)
    return files
