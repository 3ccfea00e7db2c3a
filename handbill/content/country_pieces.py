"""Pieces that cannot be made for a country, because its numbers lack what the piece `needs`: a line, or its interpreters."""

from __future__ import annotations

import datetime as dt
from operator import attrgetter
from types import SimpleNamespace

from handbill.campaign.campaign import Campaign
from handbill.contacts.country import country_name, find_hotlines
from handbill.content.material import find_material
from handbill.core.problems import Problem


def not_made_in(campaign: Campaign, name: str, country: str, today: dt.date) -> list[Problem]:
    """Why a piece is not made for a country (number-missing); empty if it is. Raises ProblemsFound: the piece, or the country's numbers."""
    material = find_material(campaign, name)
    if not material.needs:
        return []
    lines = SimpleNamespace(**find_hotlines(campaign, country, today).lines)
    place, hint = material.place("needs"), "build other pieces, or add it to the numbers of this country"
    return [
        Problem("number-missing", f"{name} is not made for {country_name(country)}, whose numbers have no {needed!r}", place, hint)
        for needed in material.needs
        if not getattr(lines, needed.partition(".")[0], None) or not attrgetter(needed)(lines)
    ]
