"""`preview` and `samples`: pieces drawn into PNG files."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

import click

from handbill.campaign.open_campaign import open_source
from handbill.cli.campaign_option import open_campaign, output_folder
from handbill.cli.console import echo, exit_on_problems
from handbill.cli.options import hero_of, hero_options, inks_option, jobs_of, piece_options, purposes_option
from handbill.cli.unused_options import check_unused, region_rules


@click.command()
@click.argument("materials", nargs=-1, metavar="[MATERIAL]...")
@piece_options
@inks_option
@hero_options
@purposes_option("screen")
@click.option("--width", type=click.IntRange(200, 8000), default=1600, show_default=True, help="Width of the picture in pixels.")
@click.option("--picture", type=click.Path(path_type=Path), help="File. [output/preview-NAMES.png]")
def preview(
    materials: tuple[str, ...],
    asked: dict[str, Any],
    inks: str,
    hero: dict[str, str | None],
    purposes: tuple[str, ...],
    width: int,
    picture: Path | None,
) -> None:
    """Draw pieces side by side into one PNG.

    Example: handbill preview know-the-signs --language en --language ar
    """
    from handbill.build.file_names import preview_name
    from handbill.build.pipeline import build as make
    from handbill.build.resolve import BuildOptions
    from handbill.core.counts import format_count
    from handbill.core.files import write_files
    from handbill.preflight.preview import contact_sheet

    with exit_on_problems():
        check_unused(region_rules())
        options = BuildOptions(**asked, purposes=purposes, inks=inks, hero=hero_of(hero))
        jobs = jobs_of(open_campaign(), materials, not materials, options)
        results = [make(job) for job in jobs]
        picture = picture or output_folder() / f"{preview_name(results)}.png"
        write_files({picture: contact_sheet([(each.name, each.pdf) for each in results], width)})
        echo(f"{format_count(len(results), 'piece')} in {picture}")


@click.command()
def samples() -> None:
    """Draw the README's small pictures again, into output/samples/, and docs/pictures.md with its own."""
    from handbill.cli.picture_gallery import draw_gallery
    from handbill.cli.samples import draw

    with exit_on_problems():
        campaign = open_source()
        for path in chain(draw_gallery(campaign, Path("docs")), draw(campaign, output_folder() / "samples", Path("examples"))):
            echo(str(path))
