"""The built-in library as tests use it: one campaign, and files made straight from the names of a JobSpec."""

from __future__ import annotations

from handbill.build import lay_out as layout
from handbill.build import pipeline
from handbill.build.job import Job, LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.sheets.sheet import Sheet

LIBRARY = Campaign.open()


def job(spec: JobSpec) -> Job:
    return resolve_job(LIBRARY, spec)


def build(spec: JobSpec) -> Result:
    return pipeline.build(job(spec))


def lay_out(spec: JobSpec) -> LaidOutPiece:
    return layout.lay_out(job(spec))


def sheets_of(laid_out: LaidOutPiece, spec: JobSpec) -> tuple[Sheet, ...]:
    return layout.sheets_of(laid_out, job(spec))
