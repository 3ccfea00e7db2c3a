"""Commands that look and write no piece: list, check, dump, schema, preview, samples."""

from __future__ import annotations

from pathlib import Path

import click

from handbill.cli.console import ROOT, echo, exit_on_problems
from handbill.cli.options import inks_option, piece_options, requests_of
from handbill.core.problems import Problem, ProblemsFound


@click.command("list")
@click.option("--markdown", is_flag=True, help="As the tables of the README.")
def list_pieces(markdown: bool) -> None:
    """List the pieces, their sizes, the sets, themes, print shops and languages."""
    from handbill.cli import tables

    with exit_on_problems():
        for line in tables.markdown() if markdown else tables.pieces():
            echo(line)


@click.command()
def check() -> None:
    """Check words, numbers, translations and whether every piece fits, all at once; show reading grades and what needs a look soon."""
    from handbill.build.check_all import check_all
    from handbill.cli.tables import grades
    from handbill.content.content_warnings import warnings
    from handbill.core.clock import today

    with exit_on_problems():
        problems = check_all(today())
        if problems:
            raise ProblemsFound(problems)
        for line in grades():
            echo(line)
        for warning in warnings(today()):
            echo(f"warning [{warning.code}] {warning.statement}")
        echo("Nothing wrong: content, numbers, languages, formats, and every piece fits in every language.")


@click.command()
@click.argument("material")
@piece_options
def dump(material: str, languages: tuple[str, ...], forms: tuple[str, ...], region: str, theme: str, organization: Path | None) -> None:
    """Print a piece's pages as text: roles, fonts, positions, strings.

    Example: python generate.py dump indicator-card --language ar
    """
    from handbill.build.expand import BuildOptions
    from handbill.build.pipeline import lay_out
    from handbill.layout.dump import dump as text_of

    with exit_on_problems():
        wanted = BuildOptions(languages or ("en",), forms, region, organization, ("screen",), theme=theme)
        for request in requests_of((material,), False, wanted):
            for page in lay_out(request).pages:
                echo(text_of(page).rstrip())


@click.command()
@click.argument("kind", default="material", metavar="[KIND]")
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file.

    Kinds: material, imprint, hotlines, organization, language, facts, sets, rules, shop, stock, order.
    """
    import json

    from handbill.core.problems import did_you_mean
    from handbill.core.schema import KINDS
    from handbill.core.schema import schema as schema_of

    with exit_on_problems():
        if kind not in KINDS:
            raise ProblemsFound([Problem("usage-schema", f"there is no schema called {kind!r}", hint=did_you_mean(kind, KINDS))])
        echo(json.dumps(schema_of(kind), indent=2, ensure_ascii=False))


@click.command()
@click.argument("materials", nargs=-1, metavar="[MATERIAL]...")
@piece_options
@inks_option
@click.option("--for", "purposes", multiple=True, type=click.Choice(["screen", "office", "press"]), help="Repeatable. [screen]")
@click.option("--width", type=click.IntRange(200, 8000), default=1600, show_default=True, help="Width of the picture in pixels.")
@click.option("--picture", type=click.Path(path_type=Path), default=ROOT / "output" / "preview.png", help="File. [output/preview.png]")
def preview(
    materials: tuple[str, ...],
    languages: tuple[str, ...],
    forms: tuple[str, ...],
    region: str,
    theme: str,
    organization: Path | None,
    inks: str,
    purposes: tuple[str, ...],
    width: int,
    picture: Path,
) -> None:
    """Draw pieces side by side into one PNG.

    Example: python generate.py preview know-the-signs --language en --language ar
    """
    from handbill.build.expand import BuildOptions
    from handbill.build.pipeline import build as make
    from handbill.core.files import write_files
    from handbill.preflight.preview import contact_sheet

    with exit_on_problems():
        wanted = BuildOptions(languages, forms, region, organization, purposes or ("screen",), theme=theme, inks=inks)
        requests = requests_of(materials, not materials, wanted)
        results = [make(request) for request in requests]
        write_files({picture: contact_sheet([(each.name, each.pdf) for each in results], width)})
        echo(f"{len(results)} pieces in {picture}")


@click.command()
def samples() -> None:
    """Draw the README's small pictures again, into output/samples/."""
    from handbill.cli.samples import draw

    with exit_on_problems():
        for path in draw(ROOT / "output" / "samples"):
            echo(str(path))
