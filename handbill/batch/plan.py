"""The records of a list become jobs: each column in its place of a request, and what is wrong with the values gathered by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from handbill.batch.record_job import BatchJob
from handbill.batch.records.check_record import at_record, find_duplicates, record_copies, record_organization
from handbill.batch.records.records import Record, Records
from handbill.batch.row_errors import RowErrors
from handbill.build.job_spec import JobSpec
from handbill.build.purposes import find_purpose
from handbill.build.resolve import choose_format
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.contacts.organization import Organization
from handbill.content.material import find_material
from handbill.core.problems import Place, Problem, collect, errors_from, raise_if_any
from handbill.graphics.logo import load_logo
from handbill.i18n.language import find_language
from handbill.layout.format import find_format
from handbill.layout.ink_set import parse_inks
from handbill.layout.theme import find_theme, with_colors
from handbill.sheets.print_shop import find_shop

_Known = tuple[JobSpec | None, tuple[tuple[str, Problem], ...]]


def check_common(campaign: Campaign, common: JobSpec) -> None:
    """What the command line says for all records. Raises ProblemsFound: names that nobody knows, a print shop where no press is."""
    problems: list[Problem] = []
    collect(partial(find_theme, campaign, common.theme), problems)
    collect(partial(parse_inks, common.inks), problems)
    for tag in common.languages:
        collect(partial(find_language, campaign, tag), problems)
    if common.form:
        collect(partial(find_format, campaign, common.form), problems)
    if common.material:
        collect(partial(find_material, campaign, common.material), problems)
    if common.shop:
        collect(partial(find_shop, campaign, common.shop), problems)
    if (common.shop or common.icc) and not find_purpose(common.purpose).for_shop:
        problems.append(Problem("usage-shop", "--shop and --icc need --for press", hint="add --for press"))
    raise_if_any(problems)


def jobs_of(campaign: Campaign, list_: Records, common: JobSpec, flaws: RowErrors) -> list[BatchJob]:
    """A job, still without a name, for each record that has nothing wrong with its values; the others are told in `flaws`."""
    if not common.material and "material" not in list_.columns:
        hint = "give --material, as in --material help-is-here, or a column 'material'; `python generate.py list` shows the pieces"
        raise_if_any([Problem("usage-material", "no piece is named", hint=hint)])
    for row, problem in find_duplicates(list_):
        flaws.add(row, [problem])
    made = [_job(campaign, list_, record, common, flaws) for record in list_.records]
    return [job for job in made if job.row not in flaws.by_row]


def _job(campaign: Campaign, list_: Records, record: Record, common: JobSpec, flaws: RowErrors) -> BatchJob:
    problems: list[Problem] = []
    who = record_organization(list_, record, problems)
    copies = record_copies(list_, record, problems)
    request, wrong = _wanted(campaign, common, record.value("material"), record.value("language"), record.value("format"))
    problems += [replace(problem, place=list_.place(record.row, field)) for field, problem in wrong]
    problems += [at_record(problem, list_, record.row) for problem in _art(campaign, list_, record, who, common)]
    flaws.add(record.row, dict.fromkeys(problems))
    return BatchJob(record.row, campaign, replace(request or common, organization=who), copies=copies)


@cached_by_campaign(size=512)
def _wanted(campaign: Campaign, common: JobSpec, piece: str, tags: str, form: str) -> _Known:
    """The request that these cells ask for, or the column of each that is wrong; the same cells stand in many rows."""
    wrong: list[tuple[str, Problem]] = []
    languages = tuple(tag.strip() for tag in tags.split("+")) if tags else common.languages
    problems: list[Problem] = []
    packs = [collect(partial(find_language, campaign, tag), problems) for tag in languages]
    wrong += [("language", problem) for problem in problems]
    asked = replace(common, material=piece or common.material, form=form or common.form)
    if not asked.material:
        hint = "write it in, or give --material for all that say nothing"
        return None, (*wrong, ("material", Problem("content-key-missing", "no piece is named", hint=hint)))
    if unknown := errors_from(partial(find_material, campaign, asked.material)):
        return None, (*wrong, *(("material", problem) for problem in unknown))
    problems = []
    chosen = collect(partial(choose_format, campaign, asked), problems)
    wrong += [("format", problem) for problem in problems]
    if chosen is None or wrong:
        return None, tuple(wrong)
    return replace(asked, form=chosen.id, languages=tuple(pack.tag for pack in packs if pack)), ()


def _art(campaign: Campaign, list_: Records, record: Record, who: Organization | None, common: JobSpec) -> Sequence[Problem]:
    """What is wrong with the picture itself, also of a row whose other cells are wrong, and with the colors."""
    logo = record.value("logo")
    path = (list_.path.parent / logo).resolve() if logo and "\0" not in logo else None
    found = list(_picture(path)) if path and path.is_file() else []
    return [*found, *_colors(campaign, common.theme, who.colors)] if who and who.colors else found


@lru_cache(maxsize=4096)
def _picture(path: Path) -> tuple[Problem, ...]:
    return tuple(errors_from(partial(load_logo, path, Place(key="logo"))))


@cached_by_campaign(size=512)
def _colors(campaign: Campaign, theme: str, colors: tuple[tuple[str, str], ...]) -> tuple[Problem, ...]:
    return tuple(errors_from(lambda: with_colors(find_theme(campaign, theme), colors)))
