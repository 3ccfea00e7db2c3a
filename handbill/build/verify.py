"""Checks each finished file: the quick check always, the whole preflight for a press file or where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from handbill.build.job import Job
from handbill.core.problems import Problem, raise_if_any
from handbill.graphics.items import Page, TextItem
from handbill.sheets.sheet import Sheet

if TYPE_CHECKING:
    from handbill.preflight.profiles import PreflightLimits


# A shop may print finer lines and smaller type than its sheet says. People decide whether to send a piece there: these are warnings.
_FOR_THE_SHOP = frozenset({"type-size", "line-weight"})


def numbers_on(sheets: Sequence[Sheet], pages: Sequence[Page], numbers: tuple[str, ...]) -> tuple[str, ...]:
    """The numbers to look for in a file with these sheets: without those of pages that are in another file, as backs may be."""
    placed = {placement.page for sheet in sheets for placement in sheet.placements}
    if len(placed) == len(pages):
        return numbers
    from handbill.preflight.text.numbers import missing_numbers

    lines = [[item.text for item in page.items if isinstance(item, TextItem)] for page in pages]
    elsewhere = {*missing_numbers([lines[page] for page in placed], numbers)} - {*missing_numbers(lines, numbers)}
    return tuple(number for number in numbers if number not in elsewhere)


def verify_output(pdf: bytes, numbers: tuple[str, ...], job: Job) -> tuple[Problem, ...]:
    """Read a finished file back: the quick check, and the whole preflight where the purpose or the user asks for it.

    Returns what is worth a warning; raises ProblemsFound with what must not go out.
    """
    from handbill.preflight.smoke_check import smoke_check

    raise_if_any(smoke_check(pdf, numbers, job.form.bleed if job.purpose.for_shop else None))
    if not (job.purpose.preflighted or job.spec.preflight):
        return ()
    from handbill.contacts.hotlines import printed_numbers
    from handbill.i18n.font_sources import font_sources
    from handbill.layout.piece_fonts import sources_of
    from handbill.preflight.options import CheckOptions, ExpectedContent
    from handbill.preflight.preflight import preflight

    fonts = (*sources_of(job.theme.fonts), *font_sources(job.campaign).values())
    options = CheckOptions(job.purpose.profile, _limits(job), printed_numbers(job.campaign, own=False), ExpectedContent(numbers), fonts)
    found = preflight(pdf, options)
    raise_if_any([finding.problem for finding in found if finding.severity != "warning" and finding.check not in _FOR_THE_SHOP])
    return tuple(finding.problem for finding in found)


def _limits(job: Job) -> PreflightLimits | None:
    """The print shop's limits; with a profile the file is PDF/X-4 and made for that."""
    if job.shop is None:
        return None
    from handbill.build.shop_limits import limits_at

    limits = limits_at(job.shop)
    return replace(limits, standard="x4", condition="") if job.spec.icc else limits
