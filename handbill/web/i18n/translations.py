"""Translations of the page's own text: English messages in templates and modules, looked up in the PO file of the visitor's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.lists import format_list
from babel.numbers import format_decimal

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.isolates import own_direction
from handbill.i18n.catalogs import MESSAGES, CatalogEntry, read_catalog
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.i18n.language_names import name_in
from handbill.i18n.opinions import standing

LANGUAGES = Path(__file__).parents[1] / "languages"
_COUNTRY = "US"  # the country whose numbers the pieces print: see content/facts.py on figures and countries
_PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True, eq=False)
class Translations:
    """The text of the page in one language. Call it with an English message to translate that.

    A message stays in English where its translation is missing, or fuzzy because the English has changed. `draft`: some messages have not
    been reviewed by a named person.
    """

    language: Language
    messages: Mapping[str, str]
    draft: bool = False

    def __call__(self, message: str, **values: object) -> str:
        text = self.messages.get(message, message)
        return text.format(**{name: self._isolated(value) for name, value in values.items()}) if values else text

    def _isolated(self, value: object) -> str:
        """Figures and names keep their own direction inside a right-to-left sentence."""
        return own_direction(str(value)) if self.language.direction == "rtl" else str(value)

    @property
    def tag(self) -> str:
        return self.language.tag

    def language_name(self, language: Language, in_sentence: bool = False) -> str:
        """The name of another language in this one: 'Vietnamese' or 'Vietnamita'; `in_sentence`: 'vietnamita'."""
        return name_in(self.language, language, in_sentence)

    def format_number(self, value: float, decimals: int = 0) -> str:
        """'1,250', or '3.5' with one of `decimals`: Western digits, with the separators that readers of the language use in the country."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(value, pattern, locale=_locale(self.tag), numbering_system="latn")

    def format_list(self, items: Sequence[str]) -> str:
        """'A, B and C'."""
        text = format_list(items, locale=Locale.parse(self.tag, sep="-"))
        # Spanish uses "e" before the sound of i: "e inglés". CLDR leaves that to programs.
        return re.sub(r" y (?=h?[ií])", " e ", text) if self.tag == "es" else text


@cache
def page_languages() -> tuple[str, ...]:
    """The tags of the languages of the page: English, then those that have a PO file."""
    return (SOURCE, *sorted(path.parent.name for path in LANGUAGES.glob(f"*/{MESSAGES}")))


@cached_by_campaign()
def translations(campaign: Campaign, tag: str) -> Translations:
    """The translations into one of `page_languages`. Raises ProblemsFound: the PO file cannot be read."""
    found = {} if tag == SOURCE else read_catalog(campaign, LANGUAGES / tag / MESSAGES)
    usable = {
        english: entry
        for english, entry in found.items()
        if entry.text and not entry.fuzzy and placeholders(english) == placeholders(entry.text)
    }
    draft = any(english not in usable or not _is_reviewed(english, usable[english]) for english in found)
    return Translations(find_language(campaign, tag), {english: entry.text for english, entry in usable.items()}, draft)


def _is_reviewed(english: str, entry: CatalogEntry) -> bool:
    """Whether anybody stands behind these words, and nobody against them: the page has no list of its own of whose reviews count."""
    return standing(english, entry.text, entry.opinions, {opinion.name for opinion in entry.opinions}).reviewed


def placeholders(text: str) -> list[str]:
    """The names in braces in a message, sorted. A translation must have the same ones, or it is not used."""
    return sorted(_PLACEHOLDER.findall(text))


def _locale(tag: str) -> Locale:
    try:
        return Locale.parse(f"{tag}-{_COUNTRY}", sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale(SOURCE, _COUNTRY)


def best_match(wanted: Iterable[str], known: Iterable[str]) -> str:
    """The first wanted tag that is known, exactly or as its most likely equivalent (es-MX: es, zh-TW: zh-Hant); English if none is."""
    by_lower = {tag.lower(): tag for tag in known}
    for tag in wanted:
        match = next((fallback for fallback in _fallbacks(tag) if fallback in by_lower), None)
        if match:
            return by_lower[match]
    return SOURCE


def _fallbacks(tag: str) -> Iterator[str]:
    """The tag itself, its forms by CLDR's likely subtags, and its language alone, in lower case."""
    parts = tag.replace("_", "-").split("-")
    yield "-".join(parts).lower()
    likely = get_global("likely_subtags")
    expanded = likely.get("_".join(parts)) or likely.get(parts[0]) or ""
    base, _, rest = expanded.partition("_")
    script, _, territory = rest.partition("_")
    yield from (f"{base}-{part}".lower() for part in (script, territory) if part)
    yield parts[0].lower()
