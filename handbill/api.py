"""The public functions for other programs: list, build, check, preflight. docs/api.md shows each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from handbill.build.check_all import check_all
from handbill.build.pipeline import build
from handbill.build.resolve import BuildOptions, resolve
from handbill.build.result import Result
from handbill.campaign.campaign import Campaign
from handbill.contacts.hotlines import printed_numbers
from handbill.content.material import Material, find_material, material_names
from handbill.core.clock import today
from handbill.core.problems import Problem, ProblemsFound
from handbill.i18n.font_sources import font_sources
from handbill.preflight.finding import Finding
from handbill.preflight.options import CheckOptions
from handbill.preflight.preflight import preflight

__all__ = ["BuildOptions", "Campaign", "ProblemsFound", "Result", "build_pieces", "check_campaign", "list_pieces", "preflight_pdf"]


def list_pieces(campaign: Campaign) -> list[Material]:
    """Every piece of a campaign: `id`, `title`, `about`, `formats`. Raises ProblemsFound: content that cannot be read."""
    return [find_material(campaign, name) for name in material_names(campaign)]


def build_pieces(campaign: Campaign, pieces: Sequence[str] = (), options: BuildOptions | None = None) -> Iterator[Result]:
    """Build these pieces, or every piece, one file after the other: `name`, `pdf` (bytes), `drafts`, `remarks`.

    Raises ProblemsFound: before the first file for unknown names, and at a file whose words do not fit.
    """
    for job in resolve(campaign, pieces or material_names(campaign), options or BuildOptions()):
        yield build(job)


def check_campaign(campaign: Campaign) -> list[Problem]:
    """Everything that is wrong with the campaign's words, numbers, translations and fit; an empty list when nothing is."""
    return check_all(campaign, today())


def preflight_pdf(pdf: bytes, campaign: Campaign | None = None, profile: str = "") -> list[Finding]:
    """Judge a finished PDF, from anywhere. `profile`: screen, office or press; guessed from the file when empty.

    With a campaign, numbers that nearly are one of its own are found. Fonts are compared with its own, or else with the library's.
    """
    fonts = tuple(font_sources(campaign or Campaign.open()).values())
    return list(preflight(pdf, CheckOptions(profile, None, printed_numbers(campaign) if campaign else (), fonts=fonts)))
