"""`language`: start and refresh language packs, and see how far they are."""

from __future__ import annotations

import sys
from functools import partial

import click

from handbill.campaign.campaign import Campaign
from handbill.campaign.open_campaign import open_source
from handbill.cli.campaign_option import open_campaign, output_folder
from handbill.cli.commands.accept_review import accept_review
from handbill.cli.console import echo, exit_on_problems, print_problems
from handbill.core.problems import Problem, ProblemsFound, collect, display_path, raise_if_any


@click.group()
def language() -> None:
    """Start and refresh language packs, and see how far they are and what to look at again."""


@language.command()
@click.argument("tag")
@click.option("--name", default="", help="Its own name for itself.")
@click.option("--english", default="", help="Its English name.")
@click.option("--script", default="", metavar="CODE", help="ISO 15924: Latn, Arab, Deva ...")
@click.option("--direction", type=click.Choice(["ltr", "rtl"]), help="Which way it is read.")
@click.option("--font", "fonts", multiple=True, metavar="NAME", help="Name in layouts/fonts.yaml, repeatable.")
def new(tag: str, name: str, english: str, script: str, direction: str | None, fonts: tuple[str, ...]) -> None:
    """Start a language: a folder with language.yaml and messages.po. What is not given is looked up.

    \b
    Examples:
      handbill language new cs
      handbill language new yua --name Maayatʼaan --english "Yucatec Maya"
    """
    from handbill.i18n.language import base_of
    from handbill.translation.new_language import NewLanguage, create_language

    with exit_on_problems():
        campaign = open_campaign()
        made = create_language(campaign, NewLanguage(tag, name, english, script, direction or "", fonts))
        echo(f"{display_path(made.path.parent)}: {made.added} messages to translate. Next:")
        echo("  1. In language.yaml fill in `quotes` and `glossary`.")
        if base := base_of(campaign, tag):
            echo(f"  2. Put into messages.po what is said differently there than in {base}, and say `state: drafted` in language.yaml.")
        else:
            echo("  2. Translate messages.po (docs/translating.md), and say `state: drafted` in language.yaml once it has words.")
        echo(f"  3. handbill language check {tag}, then handbill language preview {tag}")


@language.command()
@click.argument("tags", nargs=-1, metavar="[TAG]...")
@click.option("--by-material", is_flag=True, help="A row for each language and piece, in percent.")
@click.option("--disagreements", is_flag=True, help="What reviewers object to, side by side, instead of the table.")
def status(tags: tuple[str, ...], by_material: bool, disagreements: bool) -> None:
    """Show how far these languages (or all) are: translated, reviewed, and open where a reviewer objects."""
    from handbill.translation.status_table import status_lines

    with exit_on_problems():
        if disagreements:
            _show_disagreements(open_campaign(), tags)
        else:
            for line in status_lines(open_campaign(), tags, by_material):
                echo(line)


def _show_disagreements(campaign: Campaign, tags: tuple[str, ...]) -> None:
    from handbill.cli.review_tables import disagreement_lines
    from handbill.i18n.language import SOURCE
    from handbill.translation.review.standings import reviewed_messages

    for tag in tags or (SOURCE, *_named_or_all(campaign, ())):
        objected = [one for one in reviewed_messages(campaign, tag) if one.standing.objecting]
        for line in disagreement_lines(objected):
            echo(f"{tag}  {line}")


language.add_command(accept_review)


@language.command()
@click.option("--markdown", is_flag=True, help="As docs/languages.md.")
def matrix(markdown: bool) -> None:
    """Show how far each piece is in each language, with the day of its last review.

    Example: handbill language matrix --markdown > docs/languages.md
    """
    from handbill.translation.matrix import matrix_document, matrix_lines

    with exit_on_problems():
        for line in (matrix_document if markdown else matrix_lines)(open_campaign()):
            echo(line)


@language.command()
@click.argument("tags", nargs=-1, metavar="[TAG]...")
def update(tags: tuple[str, ...]) -> None:
    """Bring messages.po of these languages (or all) up to the English text; changed messages turn fuzzy, nothing is lost.

    In a campaign all are those that it has words in, or that it lists; the file holds what the library does not translate.
    """
    from handbill.translation.po_update import update_language

    with exit_on_problems():
        campaign = open_campaign()
        problems: list[Problem] = []
        for tag in _named_or_all(campaign, tags):
            if result := collect(partial(update_language, campaign, tag), problems):
                echo(f"{tag:10} {result.added} new, {result.fuzzy} fuzzy, {result.obsolete} no longer used")
        raise_if_any(problems)


@language.command("check")
@click.argument("tags", nargs=-1, metavar="[TAG]...")
def check_languages(tags: tuple[str, ...]) -> None:
    """Look translations over (these languages or all): sentences, letters, glossary, marks, and whether each piece fits in each size."""
    from handbill.translation.proof import proof_problems

    with exit_on_problems():
        campaign = open_campaign()
        problems: list[Problem] = []
        for tag in _named_or_all(campaign, tags):
            problems += collect(partial(proof_problems, campaign, tag), problems) or ()
        raise_if_any(problems)
        echo("Nothing to look at again.")


@language.command("preview")
@click.argument("tag")
def preview_language(tag: str) -> None:
    """Draw every piece in one language into output/preview-TAG.png, and say what keeps a piece off it."""
    from handbill.core.counts import format_count
    from handbill.core.files import write_files
    from handbill.translation.proof import proof_sheet

    with exit_on_problems():
        proof = proof_sheet(open_campaign(), tag, 2400)
        if proof.picture:
            picture = output_folder() / f"preview-{proof.tag}.png"
            write_files({picture: proof.picture})
            echo(f"{format_count(proof.drawn, 'piece')} in {picture}")
        for problem in proof.problems:
            print_problems([problem])
        if proof.problems:
            sys.exit(ProblemsFound(proof.problems).exit_code)


@language.command("review")
@click.argument("tag")
@click.option("--piece", "pieces", multiple=True, metavar="NAME", help="Only the messages of this piece, repeatable.")
@click.option("--as", "forms", multiple=True, type=click.Choice(["pdf", "xlsx", "html"]), help="Repeatable. [all three]")
def review_language(tag: str, pieces: tuple[str, ...], forms: tuple[str, ...]) -> None:
    """Make a booklet for a person who reviews a language: output/review-TAG.pdf, .xlsx and .html.

    It asks of each message whether it is right, with a picture of where it is printed. The PDF is filled in with a pencil, the workbook in
    a spreadsheet, the page in any browser. The numbers are the same in all three.

    \b
    Examples: handbill language review es
              handbill language review km --piece safe-adult-card --piece indicator-card
              handbill language review ar --as html
    """
    from handbill.core.counts import format_count
    from handbill.core.files import check_writable, write_files
    from handbill.translation.review.booklet import make_booklet
    from handbill.translation.review.booklet_files import FORMS, booklet_files

    with exit_on_problems():
        campaign, folder = open_campaign(), output_folder()
        check_writable(folder)
        booklet = make_booklet(campaign, tag, pieces, echo)
        files = booklet_files(campaign, booklet, forms or FORMS)
        write_files({folder / name: data for name, data in files.items()})
        echo(f"{format_count(len(booklet.entries), 'message')} in {', '.join(str(folder / name) for name in files)}")
        if booklet.left_out:
            echo(f"Left out, because they are not translated yet: {format_count(booklet.left_out, 'message')}.")


@language.command()
def questions() -> None:
    """Print what translators have left open for reviewers, as Markdown.

    Example: handbill language questions > docs/questions-for-reviewers.md
    """
    from handbill.translation.review.questions import questions_page

    with exit_on_problems():
        echo(questions_page(open_campaign()).rstrip())


@language.command()
def room() -> None:
    """Measure how many letters messages may have in today's designs, for the notes that translators see."""
    from handbill.core.files import write_files
    from handbill.i18n.length_limits import FILE
    from handbill.translation.measure_room import measured_rooms, rooms_text

    with exit_on_problems():
        write_files({FILE: rooms_text(measured_rooms(open_source(), echo)).encode()})
        echo(f"{display_path(FILE)}; next: handbill language update")


def _named_or_all(campaign: Campaign, tags: tuple[str, ...]) -> tuple[str, ...]:
    """The tags given, or those of the campaign. Raises ProblemsFound: unknown tags, all before any pack is changed, or none at all."""
    from handbill.i18n.language import find_language
    from handbill.translation.to_translate import tags_to_translate

    problems: list[Problem] = []
    for tag in tags:
        collect(partial(find_language, campaign, tag), problems)
    raise_if_any(problems)
    found = tags or tags_to_translate(campaign)
    if not found:
        hint = "name them, as in `handbill language update es`, or list them in handbill.yaml under `languages`"
        raise ProblemsFound([Problem("usage-language", "this campaign has no words in any language yet", hint=hint)])
    return found
