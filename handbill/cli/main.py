"""All commands of the terminal together."""

from __future__ import annotations

import click

from handbill import __version__
from handbill.cli.campaign_option import campaign_folder
from handbill.cli.commands.batch import batch
from handbill.cli.commands.build import build
from handbill.cli.commands.calibrate import calibrate
from handbill.cli.commands.check import check
from handbill.cli.commands.dump import dump
from handbill.cli.commands.facts import facts
from handbill.cli.commands.hotlines import hotlines
from handbill.cli.commands.init import init
from handbill.cli.commands.language import language
from handbill.cli.commands.list_pieces import list_pieces, list_sheets
from handbill.cli.commands.order import order
from handbill.cli.commands.preflight import preflight
from handbill.cli.commands.preview import preview, samples
from handbill.cli.commands.schema import schema
from handbill.cli.commands.watch import watch


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="handbill")
@click.pass_context
def main(context: click.Context) -> None:
    """Print wallet cards, posters and flyers in the reader's own language.

    Without a command: builds the pieces of the campaign you are in, or else every piece of the library, for the screen and for office
    printers, into output/.

    \b
    Examples:
      handbill
      handbill init my-campaign
      handbill build help-is-here --language en+es
      handbill build indicator-card -l vi --organization mine.yaml
      handbill build --all --for press --region metric
      handbill batch schools.csv --material help-is-here
      handbill web

    \b
    Exit codes: 0 done, 2 usage, 3 content, 4 numbers, 5 language, 6 fit or glyphs, 7 pictures, 8 output, 9 draft.
    """
    if context.invoked_subcommand is None:
        context.invoke(build, everything=campaign_folder() is None)


for _command in (
    init,
    build,
    watch,
    batch,
    order,
    list_pieces,
    list_sheets,
    check,
    calibrate,
    language,
    hotlines,
    facts,
    dump,
    schema,
    preview,
    preflight,
    samples,
):
    main.add_command(_command)
