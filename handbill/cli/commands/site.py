"""The command `site`: finished pieces as plain pages for any web host."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any

import click

from handbill.cli.campaign_option import open_campaign
from handbill.cli.console import echo, exit_on_problems, progress
from handbill.cli.options import chosen_pieces, inks_option, piece_options, purposes_option


@click.command()
@click.argument("materials", nargs=-1, metavar="[MATERIAL]...")
@piece_options
@inks_option
@purposes_option("screen", "office", "press")
@click.option("--shop", default="", metavar="NAME|FILE", help="Print shop for press files: us-offset, eu-offset ... or your YAML.")
@click.option("--output", type=click.Path(path_type=Path), default=Path("site"), help="Folder for the pages. [site]")
@click.option("--address", default="", metavar="URL", help="Where the site will stand, as in https://example.org/cards.")
@click.option("--name", default="", metavar="TEXT", help="Whose site it is, at the top of each page. [the organization's name]")
@click.option("--final", is_flag=True, help="Refuse anything that is still a draft.")
@click.option("--jobs", "processes", type=click.IntRange(1, 64), default=None, help="Processes that work on many files. [all cores]")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
def site(
    materials: tuple[str, ...],
    asked: dict[str, Any],
    inks: str,
    purposes: tuple[str, ...],
    shop: str,
    output: Path,
    address: str,
    name: str,
    final: bool,
    processes: int | None,
    quiet: bool,
) -> None:
    """Write the finished pieces as plain pages for any web host.

    The first page is a list of languages, then come the pieces in each: pictures, PDFs for the screen, for the office and for a print shop,
    the words for reading on a phone, and whether they have been reviewed. Nothing runs on a server, and no page has a script. Open
    index.html to look at it, then copy the whole folder to your web host.

    Without a piece: every piece of your campaign, or of the library.

    \b
    Examples:
      handbill site
      handbill site --for screen --for social
      handbill site --output public --address https://example.org/cards
      handbill site indicator-card help-is-here -l en -l es -l vi --organization mine.yaml
    """
    from handbill.build.resolve import BuildOptions, made_in_country, resolve
    from handbill.cli.tables import summary, unpictured
    from handbill.web.site.write_site import SiteOptions, check_address, write_site

    with exit_on_problems():
        check_address(address)
        campaign = open_campaign()
        options = BuildOptions(**asked, purposes=purposes, final=final, inks=inks, shop=shop)
        names = chosen_pieces(campaign, materials, not materials and not campaign.folder)
        names, unmade = made_in_country(campaign, names, options) if not materials else (names, ())
        jobs = resolve(campaign, names, options)
        organization = jobs[0].organization if jobs else None
        whose = name or (organization.name if organization else "")
        made = write_site(jobs, output, SiteOptions(address.rstrip("/"), whose), partial(progress, quiet), processes or os.cpu_count() or 1)
        if not quiet:
            for line in (
                *unmade,
                *unpictured(jobs, names, purposes),
                *summary(made.built, output, None, () if options.languages else list(names)),
            ):
                echo(line)
            languages = len({page.language.tag for page in made.pages})
            echo(f"{len(made.pages)} pages in {languages} languages: open {output / 'index.html'}")
