"""The built-in library as tests use it: one campaign, and files made straight from the names of a JobSpec."""

from __future__ import annotations

import os

from handbill.build import lay_out as layout
from handbill.build import pipeline
from handbill.build.job import Job, LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import resolve_job
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.i18n.font_sources import font_sources
from handbill.sheets.sheet import Sheet
from handbill.typeset.fonts import Font, open_font

# With HANDBILL_CAMPAIGN=examples/food-bank, say, the whole suite runs with that campaign laid over the library.
LIBRARY = Campaign.open(os.environ.get("HANDBILL_CAMPAIGN"))
FONTS = tuple(font_sources(LIBRARY).values())


def font(name: str, weight: int = 400) -> Font:
    return open_font(font_sources(LIBRARY)[name], weight)


def job(spec: JobSpec) -> Job:
    return resolve_job(LIBRARY, spec)


def build(spec: JobSpec) -> Result:
    return pipeline.build(job(spec))


def lay_out(spec: JobSpec) -> LaidOutPiece:
    return layout.lay_out(job(spec))


def sheets_of(laid_out: LaidOutPiece, spec: JobSpec) -> tuple[Sheet, ...]:
    return layout.sheets_of(laid_out, job(spec))
