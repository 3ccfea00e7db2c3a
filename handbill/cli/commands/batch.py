"""`batch`: a list of organizations becomes a file for each, with its own name, number, logo and language."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from handbill.build.purposes import document_purposes, find_purpose
from handbill.cli.campaign_option import open_campaign, output_folder
from handbill.cli.console import echo, exit_on_problems, print_problems, print_read, print_remarks, progress
from handbill.cli.options import choice, hero_of, hero_options, inks_option, look_options, paper_of, paper_options, region_option
from handbill.cli.unused_options import back_options, check_unused, others_than, overlap_rules, paper_rules, region_rules
from handbill.core.problems import Problem, ProblemsFound, collect, display_path, raise_if_any

if TYPE_CHECKING:
    from handbill.batch.options import BatchOptions, Output

_DASK = "A Dask cluster works, as at tcp://127.0.0.1:8786. Its workers see the same files at the same paths."
_INTERRUPTED = 130  # as a shell says of what Ctrl-C has stopped: 128 and the signal's number


@click.command()
@click.argument("records", type=click.Path(path_type=Path), required=False)
@click.option("--template", "ready", type=click.Path(path_type=Path), metavar="FILE", help="Write a ready list (.xlsx, .csv), to fill in.")
@click.option("--material", "materials", multiple=True, metavar="NAME", help="The piece, where the list does not say; repeatable.")
@click.option("--language", "-l", "languages", multiple=True, metavar="TAG", help="Language, where the list does not say; repeatable.")
@click.option("--format", "-f", "form", default="", metavar="NAME", help="Size, where the list does not say.")
@region_option
@click.option("--for", "purpose", type=choice(document_purposes()), default="office", show_default=True)
@look_options
@inks_option
@hero_options
@paper_options
@click.option("--icc", type=click.Path(path_type=Path), metavar="FILE", help="Profile of the press: makes press files PDF/X-4.")
@click.option("--shop", default="", metavar="NAME|FILE", help="Print shop for press files.")
@click.option("--columns", type=click.Path(path_type=Path), metavar="FILE", help="YAML: their column names -> our fields.")
@click.option("--hidden-rows", is_flag=True, help="Print the rows, too, that are hidden or filtered out in the sheet.")
@click.option("--name", "template", default="", metavar="TEMPLATE", help='Files: "{organization}-{language}.pdf"; any column, and {row}.')
@click.option("--zip", "zipped", is_flag=True, help="One ZIP with all files.")
@click.option("--impose", "imposed", is_flag=True, help="Cards of all records on shared sheets, as many of each as `quantity` says.")
@click.option("--merge", "--one-file", "merged", is_flag=True, help="One PDF with all records, a bookmark for each.")
@click.option("--skip-bad", is_flag=True, help="Print the good rows, and write the bad ones to a list with the reasons.")
@click.option("--jobs", "workers", type=click.IntRange(1, 64), default=None, help="Processes that work at once. [1]")
@click.option("--dask", "cluster", default="", metavar="ADDRESS", help=_DASK)
@click.option("--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Folder for the files. [output/batch/NAME OF THE LIST]")
@click.option("--final", is_flag=True, help="Refuse anything that is still a draft.")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing but problems.")
def batch(records: Path | None, ready: Path | None, **given: Any) -> None:
    """Print a piece for every row of a list (CSV or XLSX).

    Columns: organization (or name), short_name, phone, phone_label, phone_2, phone_2_label, url, social, logo, ink, accent, language
    (en+es: two sides), material, format, quantity.
    Only the first is needed; what people call them is understood (Telephone, Qty), and columns that are not used are named. A comma between
    two languages makes a file for each. Everything is checked first. Files that have not changed are not made again.

    \b
    Examples:
      handbill batch --template schools.xlsx
      handbill batch schools.csv --material help-is-here --for press
      handbill batch schools.xlsx --material indicator-card --columns map.yaml --skip-bad --jobs 4
      handbill batch schools.csv --material help-is-here -l en+es --name "{city}-{organization}.pdf" --zip
      handbill batch schools.csv --material indicator-card --impose --sheet 5371
      handbill batch schools.csv --material help-is-here --for press --merge
    """
    from handbill.batch.list_template import list_columns
    from handbill.batch.run import EveryRowRejected, Progress, run
    from handbill.cli.batch_summary import summary
    from handbill.core.tables.table_template import write_template

    done, quiet = Progress(), given.pop("quiet")
    try:
        with exit_on_problems():
            if ready:
                check_unused([others_than("ready", "--template only writes a list to be filled in")])
                write_template(ready, list_columns(open_campaign()))
                echo(f"{ready}: fill it in below the example, then: handbill batch {ready}")
                return
            if records is None:
                raise ProblemsFound([Problem("usage-list", "no list is named", hint="name one, or write one: --template list.xlsx")])
            check_unused([*paper_rules([given["purpose"]]), *region_rules()])
            check_unused([] if given["form"] else overlap_rules())
            options = _batch_options(records, given)
            try:
                outcome = run(options, done, partial(progress, quiet))
            except EveryRowRejected as stopped:
                print_read(stopped)
                print_problems(stopped.problems)
                echo(f"Every row was left out, see {display_path(stopped.rejected)}: correct that list and run it.", err=True)
                sys.exit(stopped.exit_code)
            print_remarks(outcome.checked.remarks)
            for line in () if quiet else summary(options, outcome):
                echo(line)
            if outcome.problems:
                print_problems(outcome.problems, "the other records were printed")
                sys.exit(ProblemsFound(outcome.problems).exit_code)
    except KeyboardInterrupt:
        resumable = f"{done.kept + done.made} of {done.total} files are done. Run the same command to continue"
        echo(f"\nStopped: {resumable if done.total else 'nothing was written. Run the same command to start again'}.", err=True)
        sys.exit(_INTERRUPTED)


def _batch_options(records: Path, given: dict[str, Any]) -> BatchOptions:
    """The options of the batch. Raises ProblemsFound: options that cannot be used together, an invalid length."""
    from handbill.batch.file_names import TEMPLATE, rejected_from, unusual_parts
    from handbill.batch.options import BatchOptions, RowDefaults
    from handbill.build.defaults import default_region, default_theme
    from handbill.build.file_names import joined
    from handbill.build.job_spec import JobSpec
    from handbill.build.settings_problems import settings_problems
    from handbill.campaign.open_campaign import lay_over
    from handbill.campaign.settings import read_settings
    from handbill.content.material import CONTENT
    from handbill.core.clock import today
    from handbill.i18n.language import SOURCE
    from handbill.layout.format import FORMATS
    from handbill.layout.theme import THEMES

    output, campaign = _output(given), open_campaign()
    settings = read_settings(campaign)
    raise_if_any(settings_problems(campaign))
    campaign, (theme,) = lay_over(campaign, THEMES, (given["theme"],))
    campaign, (form,) = lay_over(campaign, FORMATS, (given["form"],))
    campaign, materials = lay_over(campaign, CONTENT, filter(None, given["materials"]))
    common = JobSpec(
        "",
        today(),
        purpose=given["purpose"],
        form=form,
        region=given["region"] or default_region(campaign),
        final=given["final"],
        paper=paper_of(given["paper"]),
        icc=given["icc"],
        theme=theme or default_theme(campaign),
        editions=given["editions"],
        inks=given["inks"],
        shop=given["shop"],
        hero=hero_of(given["hero"]),
    )
    languages = given["languages"] or (next(iter(settings.languages), SOURCE),)
    named = {"material": materials, "language": given["languages"], "format": form}
    # Unknown names are reported with everything else that is wrong, when the list is checked.
    unusual = joined(collect(partial(unusual_parts, campaign, common, given["template"]), []) or ())
    rejected = rejected_from(records)
    usual = output_folder() / "batch" / joined((rejected or records.stem, unusual))
    folder = given["output"] or usual
    return BatchOptions(
        campaign,
        records,
        RowDefaults(common, materials, languages, tuple(field for field, value in named.items() if value)),
        folder,
        unusual if given["output"] else "",
        bool(rejected) and records.resolve().parent == folder.resolve(),
        given["columns"],
        given["template"] or TEMPLATE,
        output,
        given["skip_bad"],
        given["workers"] or 1,
        given["cluster"],
        given["hidden_rows"],
        back_options(),
    )


def _output(given: dict[str, Any]) -> Output:
    problems = []
    if given["zipped"] and given["imposed"]:
        problems.append(
            Problem("usage-output", "--zip and --impose cannot be used together", hint="shared sheets are few files: leave out --zip")
        )
    if given["imposed"] and not find_purpose(given["purpose"]).office_paper:
        problems.append(Problem("usage-output", "only files for office printers share sheets", hint="use --for office"))
    if given["imposed"] and given["template"]:
        problems.append(Problem("usage-output", "on shared sheets no record has a file to name", hint="leave out --name"))
    if given["imposed"] and given["paper"]["tile"]:
        problems.append(Problem("usage-output", "tiles are not shared", hint="leave out --impose"))
    if given["workers"] and given["cluster"]:
        hint = "leave out --jobs: a cluster has as many workers as were started there"
        problems.append(Problem("usage-jobs", "--jobs and --dask cannot be used together", hint=hint))
    if given["merged"] and (given["zipped"] or given["imposed"]):
        other = "--zip" if given["zipped"] else "--impose"
        problems.append(
            Problem("usage-output", f"--merge and {other} cannot be used together", hint=f"leave out {other}: one file is written")
        )
    if given["merged"] and given["template"]:
        problems.append(Problem("usage-output", "in one file for all no record has a file to name", hint="leave out --name"))
    raise_if_any(problems)
    return "zip" if given["zipped"] else "sheets" if given["imposed"] else "volume" if given["merged"] else "files"
