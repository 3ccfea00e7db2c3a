"""What pieces are made as where nothing is asked for: what the campaign's settings say, else the program's own defaults."""

from __future__ import annotations

from dataclasses import replace

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.settings import read_settings
from handbill.contacts.country import DEFAULT_COUNTRY, find_hotlines, known_country
from handbill.contacts.organization import Organization, read_organization
from handbill.core.clock import today
from handbill.core.problems import ProblemsFound
from handbill.core.region import Region
from handbill.layout.default_theme import THEME


def default_theme(campaign: Campaign) -> str:
    """The name of the theme. Raises ProblemsFound: the settings cannot be read; so do the others."""
    return read_settings(campaign).theme or THEME


def default_region(campaign: Campaign, country: str = "") -> Region:
    """The region whose sizes are taken: the settings', or that of the country the piece is for. Raises ProblemsFound: no such country."""
    return read_settings(campaign).region or find_hotlines(campaign, country or default_country(campaign), today()).region


def default_country(campaign: Campaign) -> str:
    """The country whose numbers are printed, a lower-case ISO 3166-1 code. Raises ProblemsFound: the settings name one without numbers."""
    settings = read_settings(campaign)
    if not settings.country:
        return DEFAULT_COUNTRY
    try:
        return known_country(campaign, settings.country)
    except ProblemsFound as found:
        raise ProblemsFound([replace(problem, place=settings.at.place("country")) for problem in found.problems]) from None


def country_of(campaign: Campaign, asked: str, organization: Organization | None) -> str:
    """The country that is asked for, else the organization's, else the default; a lower-case code. Raises ProblemsFound as the above."""
    if asked:
        return known_country(campaign, asked)
    if organization and organization.country:
        try:
            return known_country(campaign, organization.country)
        except ProblemsFound as found:
            raise ProblemsFound([replace(problem, place=organization.at("country")) for problem in found.problems]) from None
    return default_country(campaign)


@cached_by_campaign()
def default_organization(campaign: Campaign) -> Organization | None:
    """The campaign's own organization, if it has one. Raises ProblemsFound with every problem of its file."""
    path = read_settings(campaign).organization
    return read_organization(path, default_country(campaign), read_settings(campaign).numbers) if path else None
