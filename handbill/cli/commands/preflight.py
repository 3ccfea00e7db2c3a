"""`preflight`: judges finished files, ours or anyone's."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems
from handbill.core.problems import ExitCode, Problem, ProblemsFound, display_path, raise_if_any

if TYPE_CHECKING:
    from handbill.preflight.options import CheckOptions


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--profile", default="", metavar="NAME", help="What the file is for: screen, office or press. [guessed from the file]")
@click.option("--shop", default="", metavar="NAME|FILE", help="Judge for this print shop: us-offset, eu-offset, riso ... or your YAML.")
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON, for machines.")
@click.option("--list", "list_questions", is_flag=True, help="List every question, and judge nothing.")
def preflight(paths: tuple[Path, ...], profile: str, shop: str, strict: bool, as_json: bool, list_questions: bool) -> None:
    """Judge finished PDF files, ours or anyone's. For a folder, judge every PDF in it. Each file gets 30 seconds and 512 MB.

    \b
    Examples:
      handbill preflight output/press/indicator-card-es-us-card.pdf
      handbill preflight output --strict
      handbill preflight flyer-from-elsewhere.pdf --profile press
      handbill preflight output/press --shop eu-offset
      handbill preflight output --json
      handbill preflight --list

    \b
    Exit codes: 0 nothing wrong (or only warnings), 2 usage, 8 at least one error or question unanswered (with --strict: or warning).
    """
    import json

    from handbill.preflight.examine_files import examine_files
    from handbill.preflight.report import format_questions, format_report, report_data

    with exit_on_problems():
        if list_questions:
            for line in format_questions():
                echo(line)
            return
        reports = list(examine_files(_find_files(paths), _parse_options(profile, shop)))
        if as_json:
            echo(json.dumps(report_data(reports), indent=2, ensure_ascii=False))
        else:
            for line in (line for report in reports for line in format_report(report)):
                echo(line)
        if any(report.verdict in ("error", "unanswered") or (strict and report.findings) for report in reports):
            sys.exit(ExitCode.OUTPUT)


def _parse_options(profile: str, shop: str) -> CheckOptions:
    """Raises ProblemsFound: usage-profile, usage-shop for an unknown shop or one with a profile that is not press."""
    from handbill.build.shop_limits import limits_at
    from handbill.contacts.hotlines import printed_numbers
    from handbill.i18n.font_sources import font_sources
    from handbill.preflight.options import CheckOptions
    from handbill.sheets.print_shop import find_shop

    campaign = open_campaign()
    if shop and profile not in ("", "press"):
        raise ProblemsFound([Problem("usage-shop", f"a print shop does not judge files for the {profile}", hint="leave out --profile")])
    limits = limits_at(find_shop(campaign, shop)) if shop else None
    fonts = tuple(font_sources(campaign).values())
    return CheckOptions("press" if shop else profile, limits, printed_numbers(campaign), fonts=fonts)


def _find_files(paths: tuple[Path, ...]) -> list[Path]:
    """The files, and the PDFs in the folders. Raises ProblemsFound: usage-file, for each path with none."""
    hint = "name PDF files, or folders that contain some"
    problems: list[Problem] = [] if paths else [Problem("usage-file", "no file is named", hint=hint)]
    files: list[Path] = []
    for path in paths:
        found = sorted(path.rglob("*.pdf")) if path.is_dir() else [path] if path.is_file() else []
        if not found:
            what = "there is no PDF in this folder" if path.is_dir() else "there is no such file"
            problems.append(Problem("usage-file", f"{display_path(path)}: {what}", hint=hint))
        files += found
    raise_if_any(problems)
    return files
