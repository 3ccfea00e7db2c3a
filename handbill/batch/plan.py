"""Turns the records of a list into jobs, and gathers what is wrong with their values by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from handbill.batch.options import RowDefaults
from handbill.batch.record_job import BatchJob
from handbill.batch.records.check_record import at_record, find_duplicates, record_copies, record_organization
from handbill.batch.records.records import Record, Records
from handbill.batch.row_errors import RowErrors
from handbill.build.defaults import default_country
from handbill.build.job_spec import JobSpec
from handbill.build.purposes import find_purpose
from handbill.build.resolve import audience_theme, choose_format, known_names, shop_option_problems, unknown_names
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.settings import read_settings
from handbill.contacts.organization import SEPARATOR, Organization
from handbill.content.material import find_material, material_names
from handbill.core.problems import Place, Problem, collect, errors_from, raise_if_any
from handbill.graphics.logo import load_logo
from handbill.i18n.language import find_languages
from handbill.layout.theme import Theme, find_theme, with_colors
from handbill.sheets.paper import known_paper

_BETWEEN = re.compile(r"[,;\n]+")  # between pieces in one cell

# The jobs of certain cells; or none, and the column of each problem.
_ParsedCells = tuple[tuple[JobSpec, ...], tuple[tuple[str, Problem], ...]]


def check_common(campaign: Campaign, defaults: RowDefaults) -> None:
    """Check the options that all records share. Raises ProblemsFound: unknown names, a print shop without `--for press`."""
    common = defaults.common
    forms = (common.form,) if common.form else ()
    problems = unknown_names(campaign, defaults.languages, forms, (common.theme, common.editions), common.inks, common.shop)
    collect(partial(known_paper, campaign, common.paper), problems)
    for material in defaults.materials:
        collect(partial(find_material, campaign, material), problems)
    problems += shop_option_problems(common.shop, common.icc, [find_purpose(common.purpose)])
    raise_if_any(problems)


def check_use(records: Records, defaults: RowDefaults) -> list[Problem]:
    """A problem for each option that is for rows without a value of their own, where every row has one."""
    problems = []
    for field in defaults.given:
        if field in records.columns and all(record.value(field) for record in records.records):
            head = records.header[records.columns[field]]
            sentence = f"--{field} has no effect: the column {head!r} of the list has a {field} in every row"
            problems.append(Problem("usage-unused", sentence, hint=f"leave out --{field}, or empty the cells of the column"))
    return problems


def jobs_of(campaign: Campaign, records: Records, defaults: RowDefaults, errors: RowErrors) -> list[BatchJob]:
    """The jobs, still without file names, of each record whose values are valid; the problems of the others are added to `errors`."""
    if not defaults.materials and "material" not in records.columns:
        hint = "give --material, as in --material help-is-here, or a column 'material'; `handbill list` shows the pieces"
        raise_if_any([Problem("usage-material", "no piece is named", hint=hint)])
    for row, problem in find_duplicates(records):
        errors.add(row, [problem])
    jobs = [job for record in records.records for job in _jobs(campaign, records, record, defaults, errors)]
    return [job for job in jobs if job.row not in errors.by_row]


def _jobs(campaign: Campaign, records: Records, record: Record, defaults: RowDefaults, errors: RowErrors) -> list[BatchJob]:
    """The jobs of a record: one for each of its pieces in each of its languages."""
    problems: list[Problem] = []
    country = defaults.common.country or default_country(campaign)
    organization = record_organization(records, record, problems, country, read_settings(campaign).numbers)
    copies = record_copies(records, record, problems)
    specs, invalid = _parse_cells(campaign, defaults, record.value("material"), record.value("language"), record.value("format"))
    problems += [replace(problem, place=records.place(record.row, field)) for field, problem in invalid]
    for spec in specs or (defaults.common,):
        found = _check_art(campaign, records, record, organization, spec)
        problems += [at_record(problem, records, record.row) for problem in found]
    errors.add(record.row, dict.fromkeys(problems))
    return [BatchJob(record.row, campaign, replace(spec, organization=organization), copies=copies) for spec in specs]


@cached_by_campaign(size=512)
def _parse_cells(campaign: Campaign, defaults: RowDefaults, pieces: str, languages: str, form: str) -> _ParsedCells:
    """The jobs that these cells ask for, or the problems by column. Cached, since many rows have the same cells."""
    problems: list[Problem] = []
    written = (languages,) if languages else defaults.languages
    sides = [tags for each in written for tags in collect(partial(find_languages, campaign, each), problems) or ()]
    wrong = [("language", problem) for problem in problems]
    names = tuple(filter(None, map(str.strip, _BETWEEN.split(pieces)))) or defaults.materials
    if not names:
        hint = "fill it in, or give --material for all rows without one"
        return (), (*wrong, ("material", Problem("content-key-missing", "no piece is named", hint=hint)))
    specs: list[JobSpec] = []
    for name in names:
        if unknown := errors_from(partial(find_material, campaign, name)):
            wrong += [("material", problem) for problem in unknown]
            continue
        asked = replace(defaults.common, material=name, form=form or defaults.common.form)
        problems = []
        if chosen := collect(partial(choose_format, campaign, asked), problems):
            specs += [known_names(campaign, replace(asked, form=chosen.id, languages=tags)) for tags in sides]
        wrong += [("format", problem) for problem in problems]
    return ((), tuple(wrong)) if wrong else (tuple(dict.fromkeys(specs)), ())


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
