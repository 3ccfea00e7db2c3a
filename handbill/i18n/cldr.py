"""CLDR's data for a language, by the tag of its pack. For many of the languages here it has names and nothing else, or nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale


def cldr_code(tag: str) -> str:
    """CLDR's own code for a tag: 'zh_Hans', and 'fa_AF' for prs."""
    from babel.core import get_global

    language, _, rest = tag.partition("-")
    current: str = get_global("language_aliases").get(language, language)
    return f"{current}_{rest.replace('-', '_')}" if rest else current


@lru_cache(maxsize=256)
def cldr_locale(tag: str) -> Locale | None:
    """CLDR's data in and about a language; None if it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(cldr_code(tag))
    except (ValueError, UnknownLocaleError):
        return None


def cldr_name(tag: str, other: str) -> str:
    """What the language of a tag calls another one, as CLDR has it: 'vietnamita'; empty if it has no name there."""
    here, own = cldr_locale(tag), cldr_locale(other)
    if here is None:
        return ""
    listed: str = here.languages.get(cldr_code(other), "")
    if own is None or cldr_code(other) != other.replace("-", "_"):
        return listed  # Dari is Persian in CLDR, and may have a name of its own
    # Made of parts, such as 'chino (simplificado)'.
    made: str | None = own.get_display_name(here)
    return made or listed
