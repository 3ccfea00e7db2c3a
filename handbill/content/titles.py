"""The title of a piece in a language, for lists of pieces, not for print: a title that is not translated is given in English."""

from __future__ import annotations

from handbill.campaign.campaign import Campaign
from handbill.content.material import find_material
from handbill.i18n.catalogs import catalogs_of
from handbill.i18n.language import Language


def title_in(campaign: Campaign, language: Language, name: str) -> str:
    """The title of the material of this name. Raises ProblemsFound: there is none, or messages that cannot be read."""
    english = find_material(campaign, name).title
    entries = (catalog.get(english) for _, catalog in catalogs_of(campaign, language.tag))
    return next((entry.text for entry in entries if entry and entry.text and not entry.fuzzy), english)
