"""What is wrong with the names in a campaign's settings: languages, a theme, sets and a file that are not there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from handbill.build.defaults import default_country, default_organization
from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.settings import read_settings
from handbill.contacts.number_styles import find_number_style
from handbill.content.sets import campaign_pieces
from handbill.core.problems import Place, Problem, ProblemsFound, collect
from handbill.i18n.language import find_language
from handbill.layout.theme import find_theme


@cached_by_campaign()
def settings_problems(campaign: Campaign) -> tuple[Problem, ...]:
    """Every problem of the campaign's handbill.yaml, at its line and key; none for the library."""
    problems: list[Problem] = []
    settings = collect(partial(read_settings, campaign), problems)
    if settings is None or campaign.folder is None:
        return tuple(problems)
    for index, tag in enumerate(settings.languages):
        problems += _at(settings.at.place("languages", index), partial(find_language, campaign, tag))
    if settings.country:
        collect(partial(default_country, campaign), problems)
    if settings.numbers:
        problems += _at(settings.at.place("numbers"), partial(find_number_style, settings.numbers))
    if settings.theme:
        problems += _at(settings.at.place("theme"), partial(find_theme, campaign, settings.theme))
    if settings.organization:
        problems += _at(settings.at.place("organization"), partial(default_organization, campaign))
    collect(partial(campaign_pieces, campaign), problems)
    return tuple(problems)


def _at(place: Place, load: Callable[[], object]) -> list[Problem]:
    """The problems of loading what is named at a place of the settings; those of a file that is there keep their own places."""
    try:
        load()
    except ProblemsFound as found:
        named = ("usage", "content-unreadable")
        return [replace(problem, place=place) if problem.code.startswith(named) else problem for problem in found.problems]
    return []
