"""Handbill at the terminal: prints what people hand to each other about human trafficking."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from materials.problems import Problem, ProblemsFound, shown, stop_on, take

if TYPE_CHECKING:
    from layouts.order import Wish
    from layouts.press import Request

# A short run makes many lasting objects and little garbage; looking for it all the time took a tenth of the time.
gc.set_threshold(50_000, 20, 50)
ROOT = Path(__file__).parent
VERSION = "0.1.0"


@contextmanager
def told() -> Iterator[None]:
    """Turn problems into sentences on the error stream and the exit code of their class."""
    interrupted = False

    def stop(number: int, frame: object) -> None:
        nonlocal interrupted
        interrupted = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    except ProblemsFound as found:
        tell(found.problems)
        sys.exit(found.exit_code)
    except Exception:
        # ctypes turns an interruption in the middle of a call into an error of its own.
        if interrupted:
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGINT, before)


def tell(problems: tuple[Problem, ...] | list[Problem]) -> None:
    """Every problem on a line; a hint that serves several in a row is given once, after the last of them."""
    for index, problem in enumerate(problems):
        say(click.style("problem", fg="red", bold=True) + f" [{problem.code}] {problem.statement}", err=True)
        if problem.hint and (index + 1 == len(problems) or problems[index + 1].hint != problem.hint):
            say(f"    hint: {problem.hint}", err=True)
    if len(problems) > 1:
        say(f"{len(problems)} problems; nothing was written.", err=True)


def say(text: str = "", err: bool = False) -> None:
    click.echo(text, err=err, color=False if os.environ.get("NO_COLOR") else None)


def piece_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say which piece, in which language, size and name."""
    options = [
        click.option("--language", "-l", "languages", multiple=True, metavar="TAG", help="Language, repeatable. en+es: two sides."),
        click.option("--format", "-f", "forms", multiple=True, metavar="NAME", help="Size, repeatable: us-card, id-1, letter, a4 ..."),
        click.option("--region", type=click.Choice(["us", "metric"]), default="us", show_default=True, help="Sizes when none is named."),
        click.option("--organization", "-o", type=click.Path(path_type=Path), metavar="FILE", help="Your name, number, logo (YAML)."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="handbill")
@click.pass_context
def main(context: click.Context) -> None:
    """Print wallet cards, posters and flyers about human trafficking, in the reader's own language.

    Without a command: builds every piece in every language, for the screen and for the printer in the room, into output/.

    \b
    Examples:
      python generate.py
      python generate.py build help-is-here --language en+es
      python generate.py build indicator-card -l vi --organization mine.yaml
      python generate.py build --all --for press --region metric

    \b
    Exit codes: 0 done, 2 usage, 3 content, 4 numbers, 5 language, 6 fit or glyphs, 7 pictures, 8 output, 9 draft.
    """
    if context.invoked_subcommand is None:
        context.invoke(build, everything=True)


@main.command()
@click.argument("materials", nargs=-1, metavar="[MATERIAL]...")
@click.option("--all", "everything", is_flag=True, help="Every piece.")
@click.option("--set", "sets", multiple=True, metavar="NAME", help="Every piece of a set, repeatable: schools, outreach ...")
@piece_options
@click.option("--for", "purposes", multiple=True, type=click.Choice(["screen", "office", "press"]), help="Repeatable. [screen, office]")
@click.option("--output", type=click.Path(path_type=Path), default=ROOT / "output", help="Folder for the files. [output]")
@click.option("--final", is_flag=True, help="Refuse anything that is still a draft.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
def build(
    materials: tuple[str, ...] = (),
    everything: bool = False,
    sets: tuple[str, ...] = (),
    languages: tuple[str, ...] = (),
    forms: tuple[str, ...] = (),
    region: str = "us",
    organization: Path | None = None,
    purposes: tuple[str, ...] = (),
    output: Path = ROOT / "output",
    final: bool = False,
    quiet: bool = False,
) -> None:
    """Make PDFs.

    \b
    screen: single pages with live links, readable aloud.
    office: for the printer in the room; cards ten to a sheet, backs on their fronts (flip on the long edge).
    press:  for a print shop; bleed, crop marks, CMYK.

    \b
    Examples:
      python generate.py build indicator-card --language es --language vi
      python generate.py build help-is-here --language en+ar --format a4 --for press
      python generate.py build --set schools --language en --language es
      python generate.py build --all --organization mine.yaml --output printed
    """
    from layouts.order import Wish
    from layouts.publish import publish
    from layouts.tables import summary
    from materials.sets import set_named

    with told():
        wanted = Wish(languages, forms, region, organization, purposes or ("screen", "office"), final)
        named = dict.fromkeys((*materials, *(name for each in sets for name in set_named(each))))
        requests = _requests(tuple(named), everything, wanted)
        with _progress(len(requests), quiet) as report:
            made = publish(requests, output, report)
        if not quiet:
            for line in summary(made, output):
                say(line)


@main.command("list")
@click.option("--markdown", is_flag=True, help="As the tables of the README.")
def list_pieces(markdown: bool) -> None:
    """List the pieces, their sizes, the sets, and the languages."""
    from layouts import tables

    with told():
        for line in tables.markdown() if markdown else tables.pieces():
            say(line)


@main.command()
def check() -> None:
    """Check words, numbers, translations and whether every piece fits, all at once; show reading grades and what needs a look soon."""
    from layouts.inspect import inspect
    from layouts.tables import grades
    from materials.day import today
    from materials.warn import warnings

    with told():
        problems = inspect(today())
        if problems:
            raise ProblemsFound(problems)
        for line in grades():
            say(line)
        for warning in warnings(today()):
            say(f"warning [{warning.code}] {warning.statement}")
        say("Nothing wrong: content, numbers, languages, formats, and every piece fits in every language.")


@main.group()
def language() -> None:
    """Start and refresh language packs, and see how far they are and what to look at again."""


@language.command()
@click.argument("tag")
@click.option("--name", default="", help="Its own name for itself.")
@click.option("--english", default="", help="Its English name.")
@click.option("--script", default="", metavar="CODE", help="ISO 15924: Latn, Arab, Deva ...")
@click.option("--direction", type=click.Choice(["ltr", "rtl"]), help="Which way it is read.")
@click.option("--font", "fonts", multiple=True, metavar="NAME", help="Name in layouts/text/fonts.yaml, repeatable.")
def new(tag: str, name: str, english: str, script: str, direction: str | None, fonts: tuple[str, ...]) -> None:
    """Start a language: a folder with language.yaml and messages.po. What is not given is looked up.

    Example: python generate.py language new pl
    """
    from materials.new_language import NewLanguage, start

    with told():
        made = start(NewLanguage(tag, name, english, script, direction or "", fonts))
        say(f"{shown(made.path.parent)}: {made.added} messages to translate. Next:")
        say("  1. In language.yaml fill in `quotes` and `glossary`.")
        say("  2. Translate messages.po (CONTRIBUTING-translations.md). Until that is done, building every language stops.")
        say(f"  3. python generate.py language check {tag}, then python generate.py language preview {tag}")


@language.command()
@click.option("--by-material", is_flag=True, help="A row for each language and piece, in percent.")
def status(by_material: bool) -> None:
    """Show how far each language is."""
    from materials.status_table import status_lines

    with told():
        for line in status_lines(by_material):
            say(line)


@language.command()
@click.argument("tags", nargs=-1, metavar="[TAG]...")
def update(tags: tuple[str, ...]) -> None:
    """Bring messages.po of these languages (or all) up to the English text; changed messages turn fuzzy, nothing is lost."""
    from materials.language import tags as known
    from materials.update import update as refresh

    with told():
        _check_tags(tags)
        for tag in tags or known():
            result = refresh(tag)
            say(f"{tag:10} {result.added} new, {result.fuzzy} fuzzy, {result.obsolete} no longer used")


@language.command("check")
@click.argument("tags", nargs=-1, metavar="[TAG]...")
def check_languages(tags: tuple[str, ...]) -> None:
    """Look translations over (these languages or all): sentences, letters, glossary, marks, and whether each piece fits in each size."""
    from layouts.proof import proof_problems
    from materials.language import tags as known

    with told():
        _check_tags(tags)
        stop_on([problem for tag in tags or known() for problem in proof_problems(tag)])
        say("Nothing to look at again.")


@language.command("preview")
@click.argument("tag")
def preview_language(tag: str) -> None:
    """Draw every piece in one language into output/preview-TAG.png, and say what keeps a piece off it."""
    from layouts.proof import proof_sheet
    from layouts.publish import write_files

    with told():
        proof = proof_sheet(tag, 2400)
        if proof.picture:
            picture = ROOT / "output" / f"preview-{proof.tag}.png"
            write_files({picture: proof.picture})
            say(f"{proof.drawn} pieces in {picture}")
        for problem in proof.problems:
            tell([problem])
        if proof.problems:
            sys.exit(ProblemsFound(proof.problems).exit_code)


@main.command()
@click.argument("material")
@piece_options
def dump(material: str, languages: tuple[str, ...], forms: tuple[str, ...], region: str, organization: Path | None) -> None:
    """Print a piece's pages as text: roles, fonts, positions, strings.

    Example: python generate.py dump indicator-card --language ar
    """
    from layouts.order import Wish
    from layouts.page.dump import dump as text_of
    from layouts.press import lay_out

    with told():
        for request in _requests((material,), False, Wish(languages or ("en",), forms, region, organization, ("screen",))):
            for page in lay_out(request).pages:
                say(text_of(page).rstrip())


@main.command()
@click.argument("kind", default="material", metavar="[KIND]")
def schema(kind: str) -> None:
    """Print the JSON Schema of a kind of file: material, imprint, hotlines, organization, language, facts, sets, rules."""
    import json

    from materials.problems import did_you_mean
    from materials.schema import KINDS
    from materials.schema import schema as schema_of

    with told():
        if kind not in KINDS:
            raise ProblemsFound([Problem("usage-schema", f"there is no schema called {kind!r}", hint=did_you_mean(kind, KINDS))])
        say(json.dumps(schema_of(kind), indent=2, ensure_ascii=False))


@main.command()
@click.argument("materials", nargs=-1, metavar="[MATERIAL]...")
@piece_options
@click.option("--for", "purposes", multiple=True, type=click.Choice(["screen", "office", "press"]), help="Repeatable. [screen]")
@click.option("--width", type=click.IntRange(200, 8000), default=1600, show_default=True, help="Width of the picture in pixels.")
@click.option("--picture", type=click.Path(path_type=Path), default=ROOT / "output" / "preview.png", help="File. [output/preview.png]")
def preview(
    materials: tuple[str, ...],
    languages: tuple[str, ...],
    forms: tuple[str, ...],
    region: str,
    organization: Path | None,
    purposes: tuple[str, ...],
    width: int,
    picture: Path,
) -> None:
    """Draw pieces side by side into one PNG.

    Example: python generate.py preview know-the-signs --language en --language ar
    """
    from layouts.checks.preview import contact_sheet
    from layouts.order import Wish
    from layouts.press import build as make
    from layouts.publish import write_files

    with told():
        wanted = Wish(languages, forms, region, organization, purposes or ("screen",))
        requests = _requests(materials, not materials, wanted)
        results = [make(request) for request in requests]
        write_files({picture: contact_sheet([(each.name, each.pdf) for each in results], width)})
        say(f"{len(results)} pieces in {picture}")


@main.command()
def samples() -> None:
    """Draw the README's small pictures again, into output/samples/."""
    from layouts.samples import draw

    with told():
        for path in draw(ROOT / "output" / "samples"):
            say(str(path))


def _check_tags(tags: tuple[str, ...]) -> None:
    """All or none: a tag nobody knows is told before any pack is touched."""
    from materials.language import language as pack

    problems: list[Problem] = []
    for tag in tags:
        take(partial(pack, tag), problems)
    stop_on(problems)


def _requests(materials: tuple[str, ...], everything: bool, wish: Wish) -> list[Request]:
    from layouts.order import expand
    from materials.content import names

    if not materials and not everything:
        hint = "name a piece or a --set, or use --all; `python generate.py list` shows them"
        raise ProblemsFound([Problem("usage-material", "no piece is named", hint=hint)])
    return expand(tuple(names()) if everything else materials, wish)


@contextmanager
def _progress(count: int, quiet: bool) -> Iterator[Callable[[Request], None]]:
    if quiet or not sys.stderr.isatty():
        yield lambda request: None
        return
    with click.progressbar(length=count, label="Printing", file=sys.stderr, show_pos=True) as bar:
        yield lambda request: bar.update(1)


if __name__ == "__main__":
    main()
