"""What one language calls another: 'Vietnamese', 'vietnamita'; and the order in which a reader finds a language by its own name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from contextlib import suppress

from handbill.campaign.campaign import Campaign
from handbill.core.problems import ProblemsFound
from handbill.i18n.cldr import cldr_name
from handbill.i18n.language import SOURCE, Language, all_languages, find_language
from handbill.i18n.scripts import scripts


def name_in(language: Language, other: Language, in_sentence: bool = False) -> str:
    """The name of `other` in `language`, with a capital letter unless it is used `in_sentence`.

    In English the names are those of the language packs, in every other language those of CLDR.
    """
    if language.tag == SOURCE:
        return other.english
    name = cldr_name(language.tag, other.tag) or other.english
    return name if in_sentence else name[:1].upper() + name[1:]


def plain_names(campaign: Campaign) -> tuple[str, ...]:
    """A name for each language that means no other, in English: 'Spanish', 'Chinese (Traditional)'. Raises ProblemsFound."""
    names = []
    for language in all_languages(campaign):
        choices = (language.english, cldr_name(SOURCE, language.tag))
        names.append(next((name for name in choices if name and _means(campaign, name, language)), language.tag))
    return tuple(names)


def _means(campaign: Campaign, name: str, language: Language) -> bool:
    with suppress(ProblemsFound):
        return find_language(campaign, name) == language
    return False


def in_order_of_scripts(languages: Iterable[Language]) -> list[Language]:
    """Languages of one script together, in the order of scripts.yaml, and each of them by its own name."""
    rows = list(scripts())

    def key(language: Language) -> tuple[int, str]:
        # Accents count for nothing: É stands with E.
        letters = unicodedata.normalize("NFD", language.name.casefold())
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
        return (rows.index(language.script) if language.script in rows else len(rows), plain)

    return sorted(languages, key=key)
