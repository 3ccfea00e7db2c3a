"""The campaign that tests use: the built-in library, and files made straight from the names of a JobSpec.

Many tests look at the same pages, so that those of the library are laid out once for all tests that one process runs.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from handbill.build import lay_out as layout
from handbill.build import pipeline
from handbill.build.job import Job, LaidOutPiece
from handbill.build.job_spec import JobSpec
from handbill.build.resolve import choose_format, resolve_job
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.content.material import find_material
from handbill.content.piece_languages import untranslated
from handbill.core.region import DEFAULT_REGION
from handbill.i18n.font_sources import font_sources
from handbill.i18n.language import SOURCE, language_tags
from handbill.sheets.sheet import Sheet
from handbill.typeset.fonts import Font, open_font

# With HANDBILL_CAMPAIGN=examples/rights-at-work, say, the whole suite runs with that campaign laid over the library.
LIBRARY = Campaign.open(os.environ.get("HANDBILL_CAMPAIGN"))
# For what is about the library itself: its golden pages, its own messages, the tables of the guides.
LIBRARY_ALONE = Campaign.open() if LIBRARY.folder else LIBRARY
FONTS = tuple(font_sources(LIBRARY).values())


def font(name: str, weight: int = 400) -> Font:
    return open_font(font_sources(LIBRARY)[name], weight)


def speaks(name: str, tag: str) -> bool:
    """Whether a piece is made in a language.

    The library's own pieces speak every language, and a test finds it out if one does not; a campaign's own piece speaks those that it is
    translated into.
    """
    return not LIBRARY.is_own(find_material(LIBRARY, name).at.file.path) or untranslated(LIBRARY, name, tag) is None


def languages_of(name: str, tags: Iterable[str] | None = None) -> tuple[str, ...]:
    """Those of the languages, or of all, that a test makes a piece in: English for a page of all languages."""
    if find_material(LIBRARY, name).multilingual:
        return (SOURCE,)
    return tuple(tag for tag in tags or language_tags(LIBRARY) if speaks(name, tag))


def job(spec: JobSpec, campaign: Campaign = LIBRARY) -> Job:
    return resolve_job(campaign, spec)


def build(spec: JobSpec, campaign: Campaign = LIBRARY) -> Result:
    return pipeline.build(job(spec, campaign))


def lay_out(spec: JobSpec, campaign: Campaign = LIBRARY) -> LaidOutPiece:
    if campaign is not LIBRARY:
        return layout.lay_out(job(spec, campaign))
    # A region says no more than which format is meant.
    return _of_library(replace(spec, form=spec.form or choose_format(LIBRARY, spec).id, region=DEFAULT_REGION))


@lru_cache(maxsize=3_000)
def _of_library(spec: JobSpec) -> LaidOutPiece:
    return layout.lay_out(job(spec))


def sheets_of(laid_out: LaidOutPiece, spec: JobSpec) -> tuple[Sheet, ...]:
    return layout.sheets_of(laid_out, job(spec))
