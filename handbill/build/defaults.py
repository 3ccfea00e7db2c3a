"""What pieces are made as where nothing is asked for: what the campaign's settings say, else the program's own defaults."""

from __future__ import annotations

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.settings import read_settings
from handbill.contacts.organization import Organization, read_organization
from handbill.core.region import DEFAULT_REGION, Region
from handbill.layout.default_theme import THEME


def default_theme(campaign: Campaign) -> str:
    """The name of the theme. Raises ProblemsFound: the settings cannot be read; so do the others."""
    return read_settings(campaign).theme or THEME


def default_region(campaign: Campaign) -> Region:
    return read_settings(campaign).region or DEFAULT_REGION


@cached_by_campaign()
def default_organization(campaign: Campaign) -> Organization | None:
    """The campaign's own organization, if it has one. Raises ProblemsFound with every problem of its file."""
    path = read_settings(campaign).organization
    return read_organization(path) if path else None
