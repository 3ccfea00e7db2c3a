"""`build`: pieces become files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from handbill.cli.campaign_option import open_campaign, output_folder
from handbill.cli.console import echo, exit_on_problems, progress
from handbill.cli.options import chosen_pieces, hero_of, hero_options, inks_option, paper_of, paper_options, piece_options, purposes_option
from handbill.cli.unused_options import back_rules, build_rules, check_unused, overlap_rules


@click.command()
@click.argument("materials", nargs=-1, metavar="[MATERIAL]...")
@click.option("--all", "everything", is_flag=True, help="Every piece.")
@click.option("--set", "sets", multiple=True, metavar="NAME", help="Every piece of a set, repeatable: schools, outreach ...")
@piece_options
@inks_option
@hero_options
@purposes_option("screen", "office")
@paper_options
@click.option("--fill", "fills", multiple=True, metavar="WISH", help='Share sheets: "indicator-card:es=6,vi=4". Repeatable.')
@click.option("--copies", type=click.IntRange(1), help="Say how many sheets so many copies need.")
@click.option("--proof", is_flag=True, help="Beside each office file a page that shows which way up both sides are.")
@click.option("--icc", type=click.Path(path_type=Path), metavar="FILE", help="Profile of the press: makes press files PDF/X-4.")
@click.option("--shop", default="", metavar="NAME|FILE", help="Print shop for press files: us-offset, eu-offset, riso ... or your YAML.")
@click.option("--preflight", is_flag=True, help="Ask every question of preflight of each file, not of press files alone.")
@click.option("--output", type=click.Path(path_type=Path), default=output_folder, help="Folder for the files. [output]")
@click.option("--final", is_flag=True, help="Refuse anything that is still a draft.")
@click.option("--jobs", "processes", type=click.IntRange(1, 64), default=None, help="Processes that work on many files. [all cores]")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
def build(
    materials: tuple[str, ...],
    everything: bool,
    sets: tuple[str, ...],
    asked: dict[str, Any],
    inks: str,
    hero: dict[str, str | None],
    purposes: tuple[str, ...],
    paper: dict[str, Any],
    fills: tuple[str, ...],
    copies: int | None,
    proof: bool,
    icc: Path | None,
    shop: str,
    preflight: bool,
    output: Path,
    final: bool,
    processes: int | None,
    quiet: bool,
) -> None:
    """Make PDFs.

    \b
    screen: single pages with live links, readable aloud.
    office: for office printers; cards ten to a sheet, backs on their fronts (flip on the long edge).
    press:  for a print shop; bleed, crop marks, CMYK.
    social: pictures (PNG, JPEG, and their words) of the title and the largest number.

    \b
    Examples:
      handbill build indicator-card --language es --language vi
      handbill build help-is-here --language en+ar --format a4 --for press
      handbill build --set schools --language en --language es
      handbill build --all --organization mine.yaml --output printed
      handbill build help-is-here --edition large-print
      handbill build room-notice --theme word --inks black
      handbill build indicator-card --inks "black+PANTONE 286 C" --for press --shop riso
    """
    from handbill.build.build_files import build_files, build_gang
    from handbill.build.resolve import BuildOptions, made_in_country, resolve
    from handbill.build.sides import split_jobs
    from handbill.cli.tables import gang_summary, summary, unpictured
    from handbill.content.sets import find_set

    with exit_on_problems():
        check_unused(build_rules(purposes, fills))
        campaign, on_paper = open_campaign(), replace(paper_of(paper), copies=copies or 0)
        options = BuildOptions(
            **asked,
            purposes=purposes,
            final=final,
            paper=on_paper,
            icc=icc,
            inks=inks,
            shop=shop,
            preflight=preflight,
            hero=hero_of(hero),
        )
        if fills:
            from handbill.build.gang import shares

            wanted = shares(campaign, fills, options)
            check_unused(back_rules(share.job for share in wanted))
            lines: Iterable[str] = gang_summary(build_gang(wanted, output, proof))
        else:
            named = dict.fromkeys((*materials, *(name for each in sets for name in find_set(campaign, each))))
            names = chosen_pieces(campaign, tuple(named), everything)
            names, unmade = made_in_country(campaign, names, options) if everything or sets else (names, ())
            jobs = resolve(campaign, names, options)
            unmade += unpictured(jobs, names, purposes)
            check_unused([*overlap_rules(jobs), *back_rules(jobs)])
            files = build_files(list(split_jobs(jobs)), output, partial(progress, quiet), processes or os.cpu_count() or 1, proof)
            lines = [*unmade, *summary(files, output, copies, () if options.languages else [Path(name).stem for name in names])]
        if not quiet:
            for line in lines:
                echo(line)
