"""Turns the records of a list into jobs, and gathers what is wrong with their values by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from handbill.batch.record_job import BatchJob
from handbill.batch.records.check_record import at_record, find_duplicates, record_copies, record_organization
from handbill.batch.records.records import Record, Records
from handbill.batch.row_errors import RowErrors
from handbill.build.job_spec import JobSpec
from handbill.build.purposes import find_purpose
from handbill.build.resolve import audience_theme, choose_format, shop_option_problems, unknown_names
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts.organization import SEPARATOR, Organization
from handbill.content.material import find_material, material_names
from handbill.core.problems import Place, Problem, collect, errors_from, raise_if_any
from handbill.graphics.logo import load_logo
from handbill.i18n.language import find_language
from handbill.layout.theme import Theme, find_theme, with_colors

# The job of certain cells; or None, and the column of each problem.
_ParsedCells = tuple[JobSpec | None, tuple[tuple[str, Problem], ...]]


def check_common(campaign: Campaign, common: JobSpec) -> None:
    """Check the options that all records share. Raises ProblemsFound: unknown names, a print shop without `--for press`."""
    forms = (common.form,) if common.form else ()
    problems = unknown_names(campaign, common.languages, forms, (common.theme, common.editions), common.inks, common.shop)
    if common.material:
        collect(partial(find_material, campaign, common.material), problems)
    problems += shop_option_problems(common.shop, common.icc, [find_purpose(common.purpose)])
    raise_if_any(problems)


def jobs_of(campaign: Campaign, records: Records, common: JobSpec, errors: RowErrors) -> list[BatchJob]:
    """A job, still without a file name, for each record whose values are valid; the problems of the others are added to `errors`."""
    if not common.material and "material" not in records.columns:
        hint = "give --material, as in --material help-is-here, or a column 'material'; `handbill list` shows the pieces"
        raise_if_any([Problem("usage-material", "no piece is named", hint=hint)])
    for row, problem in find_duplicates(records):
        errors.add(row, [problem])
    jobs = [_job(campaign, records, record, common, errors) for record in records.records]
    return [job for job in jobs if job.row not in errors.by_row]


def _job(campaign: Campaign, records: Records, record: Record, common: JobSpec, errors: RowErrors) -> BatchJob:
    problems: list[Problem] = []
    organization = record_organization(records, record, problems)
    copies = record_copies(records, record, problems)
    spec, invalid = _parse_cells(campaign, common, record.value("material"), record.value("language"), record.value("format"))
    problems += [replace(problem, place=records.place(record.row, field)) for field, problem in invalid]
    problems += [at_record(problem, records, record.row) for problem in _check_art(campaign, records, record, organization, spec or common)]
    errors.add(record.row, dict.fromkeys(problems))
    return BatchJob(record.row, campaign, replace(spec or common, organization=organization), copies=copies)


@cached_by_campaign(size=512)
def _parse_cells(campaign: Campaign, common: JobSpec, piece: str, tags: str, form: str) -> _ParsedCells:
    """The job that these cells ask for, or the problems by column. Cached, since many rows have the same cells."""
    wrong: list[tuple[str, Problem]] = []
    languages = tuple(tag.strip() for tag in tags.split("+")) if tags else common.languages
    problems: list[Problem] = []
    packs = [collect(partial(find_language, campaign, tag), problems) for tag in languages]
    wrong += [("language", problem) for problem in problems]
    asked = replace(common, material=piece or common.material, form=form or common.form)
    if not asked.material:
        hint = "fill it in, or give --material for all rows without one"
        return None, (*wrong, ("material", Problem("content-key-missing", "no piece is named", hint=hint)))
    if unknown := errors_from(partial(find_material, campaign, asked.material)):
        return None, (*wrong, *(("material", problem) for problem in unknown))
    problems = []
    chosen = collect(partial(choose_format, campaign, asked), problems)
    wrong += [("format", problem) for problem in problems]
    if chosen is None or wrong:
        return None, tuple(wrong)
    return replace(asked, form=chosen.id, languages=tuple(pack.tag for pack in packs if pack)), ()


def _check_art(campaign: Campaign, records: Records, record: Record, organization: Organization | None, spec: JobSpec) -> Sequence[Problem]:
    """Problems of the logos, also in a row whose other cells are invalid, and of the colors."""
    logos = [name.strip() for name in record.value("logo").split(SEPARATOR)]
    paths = [(records.path.parent / name).resolve() for name in logos if name and "\0" not in name]
    found = [problem for path in paths if path.is_file() for problem in _check_picture(campaign, path)]
    if organization and organization.colors:
        found += _check_colors(campaign, spec.theme, spec.editions, spec.material, organization.colors)
    return found


@cached_by_campaign(size=4096)
def _check_picture(_campaign: Campaign, path: Path) -> tuple[Problem, ...]:
    return tuple(errors_from(partial(load_logo, path, Place(key="logo"))))


@cached_by_campaign(size=512)
def _check_colors(
    campaign: Campaign, theme: str, editions: tuple[str, ...], piece: str, colors: tuple[tuple[str, str], ...]
) -> tuple[Problem, ...]:
    """The problems of colors beside those of the piece's audience; beside the theme's own where the piece is not known."""

    def colored() -> Theme:
        known = piece in material_names(campaign)
        look = audience_theme(campaign, theme, editions, find_material(campaign, piece)) if known else find_theme(campaign, theme, editions)
        return with_colors(look, colors)

    return tuple(errors_from(colored))
