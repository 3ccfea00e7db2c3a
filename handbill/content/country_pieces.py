"""Pieces that cannot be made for a country: a page of many languages for a line whose interpreters are not known."""

from __future__ import annotations

import datetime as dt

from handbill.campaign.campaign import Campaign
from handbill.contacts.country import country_name, find_hotlines
from handbill.content.material import find_material
from handbill.core.problems import Problem


def not_made_in(campaign: Campaign, name: str, country: str, today: dt.date) -> list[Problem]:
    """Why a piece is not made for a country (number-missing); empty if it is. Raises ProblemsFound: the piece, or the country's numbers."""
    material, lines = find_material(campaign, name), find_hotlines(campaign, country, today)
    if not material.multilingual:
        return []
    named = [(block, lines.lines.get(block.line)) for panel in material.panels for block in panel.blocks if block.each and block.line]
    return [
        Problem(
            "number-missing",
            f"{name} is not made for {country_name(country)}: nothing is known of interpreters at the line {block.line!r}",
            block.place("line"),
            "build other pieces in the languages that its staff speak",
        )
        for block, line in named
        if line is None or not line.interpreters
    ]
