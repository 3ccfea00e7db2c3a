"""Fronts and backs in two files, for a printer that prints one side: `--sides apart`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from handbill.build.job import Job
from handbill.build.job_spec import JobSpec
from handbill.build.lay_out import lay_out
from handbill.build.resolve import resolve_job
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import ProblemsFound
from handbill.sheets.imposition import comes_in_tiles, make_leaves


def has_backs(job: Job) -> bool:
    """Whether anything is printed on the back of the job's sheets, or folded onto it. What cannot be laid out may have backs."""
    if not job.purpose.office_paper or job.spec.paper.tile:
        return False
    try:
        laid_out = lay_out(job)
        tiled = not job.spec.paper.stock and comes_in_tiles(job.form, job.office_paper.stock)
    except ProblemsFound:
        return True  # reported when the file is made
    return not tiled and any(leaf.back for leaf in make_leaves(laid_out.pages, laid_out.form))


def split_jobs(jobs: Iterable[Job]) -> Iterator[Job]:
    """The jobs; where fronts and backs were asked for apart, one for each of the two."""
    for job in jobs:
        yield from (resolve_job(job.campaign, spec) if spec != job.spec else job for spec in split_sides(job.campaign, job.spec))


@cached_by_campaign(size=512)
def split_sides(campaign: Campaign, spec: JobSpec) -> tuple[JobSpec, ...]:
    """The job, or one for its fronts and one for its backs, where these were asked for apart and there are any."""
    if spec.paper.sides != "apart":
        return (spec,)
    if not has_backs(resolve_job(campaign, replace(spec, organization=None))):
        return (replace(spec, paper=replace(spec.paper, sides="together")),)
    return tuple(replace(spec, paper=replace(spec.paper, sides=side)) for side in ("fronts", "backs"))
