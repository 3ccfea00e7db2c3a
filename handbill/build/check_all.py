"""Everything that can be wrong, at once: words, numbers, formats, looks, print shops, and whether every piece fits in every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out
from handbill.build.resolve import BuildOptions, resolve, resolve_job
from handbill.build.settings_problems import settings_problems
from handbill.campaign.campaign import Campaign
from handbill.content.check import check
from handbill.content.material import find_material, material_names
from handbill.content.sets import campaign_pieces
from handbill.core.executor import ProgressBar, WorkerLost, lost_problem, no_progress
from handbill.core.local_executor import local_executor
from handbill.core.problems import Problem, collect, errors_from
from handbill.layout.format import find_format, format_names
from handbill.layout.kind import find_kind, kind_names
from handbill.layout.theme import edition_names, find_theme, theme_names
from handbill.sheets.print_shop import find_shop, shop_names
from handbill.sheets.stock import find_stock, stock_names

_DATA: tuple[tuple[Callable[[Campaign, str], object], Callable[[Campaign], tuple[str, ...]]], ...] = (
    (find_kind, kind_names),
    (find_format, format_names),
    (find_stock, stock_names),
    (find_shop, shop_names),
)


def check_all(campaign: Campaign, today: dt.date, progress: ProgressBar = no_progress, processes: int = 1) -> list[Problem]:
    """Every problem once. Pieces are laid out only when their words are in order."""
    found = [*settings_problems(campaign), *check(campaign, today)]
    for find, names in _DATA:
        for name in names(campaign):
            found += errors_from(partial(find, campaign, name))
    found += _look_problems(campaign)
    if not found:
        found = _layout_problems(campaign, progress, processes)
    return list(dict.fromkeys(found))


def _look_problems(campaign: Campaign) -> list[Problem]:
    """Those of every theme alone, with each edition, and with all of them."""
    editions = edition_names(campaign)
    changes = dict.fromkeys([(), *((name,) for name in editions), editions])
    looks = [(theme, changed) for theme in theme_names(campaign) for changed in changes]
    return [problem for look in looks for problem in errors_from(partial(find_theme, campaign, *look))]


def find_layout_problems(specs: Sequence[JobSpec], campaign: Campaign) -> Iterator[tuple[Problem, ...]]:
    """The problems of laying out each piece. This is what a worker process does."""
    for spec in specs:
        yield tuple(errors_from(partial(_lay_out, campaign, spec)))


def _lay_out(campaign: Campaign, spec: JobSpec) -> object:
    return lay_out(resolve_job(campaign, spec))


def _layout_problems(campaign: Campaign, progress: ProgressBar, processes: int) -> list[Problem]:
    """Those of every piece that the campaign makes, or else of every piece, in every size and language, by piece."""
    found: list[Problem] = []
    specs: list[JobSpec] = []
    for name in campaign_pieces(campaign) or material_names(campaign):
        for form in find_material(campaign, name).formats:
            options = BuildOptions(forms=(form,), purposes=("screen",))
            specs += [job.spec for job in collect(partial(resolve, campaign, (name,), options), found) or ()]
    # Pieces in one language follow each other, so that a process loads few languages.
    by_language = sorted(specs, key=lambda spec: spec.languages)
    work = partial(find_layout_problems, campaign=campaign)
    problems: dict[JobSpec, tuple[Problem, ...]] = {}
    with progress(len(specs), "Checking") as report, local_executor(processes) as executor:
        for spec, answer in zip(by_language, executor.map(work, by_language), strict=True):
            problems[spec] = (lost_problem(answer),) if isinstance(answer, WorkerLost) else answer
            report(spec)
    return [*found, *(problem for spec in specs for problem in problems[spec])]
