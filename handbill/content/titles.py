"""What a piece is called in a language, for lists of pieces and not for paper: a title nobody has translated is the English one."""

from __future__ import annotations

from handbill.content.material import find_material
from handbill.i18n.catalogs import MESSAGES, read_catalog
from handbill.i18n.language import LANGUAGES, Language


def title_in(tongue: Language, name: str) -> str:
    """The title of the material of this name. Raises ProblemsFound: there is none, or messages that cannot be read."""
    english = find_material(name).title
    entry = (read_catalog(LANGUAGES / tongue.tag / MESSAGES) or {}).get(english)
    return entry.text if entry and entry.text and not entry.fuzzy else english
