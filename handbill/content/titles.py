"""What a piece is called in a language, for lists of pieces and not for paper: a title nobody has translated is the English one."""

from __future__ import annotations

from handbill.content.material import material
from handbill.i18n.catalogs import MESSAGES, entries
from handbill.i18n.language import LANGUAGES, Language


def title_in(tongue: Language, name: str) -> str:
    """The title of the material of this name. Raises ProblemsFound: there is none, or messages that cannot be read."""
    english = material(name).title
    entry = (entries(LANGUAGES / tongue.tag / MESSAGES) or {}).get(english)
    return entry.text if entry and entry.text and not entry.fuzzy else english
