"""The page's own words: English sentences in templates and modules become the visitor's language, out of a PO file."""

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

from handbill.core.isolates import own_direction
from handbill.i18n.catalogs import MESSAGES, read_catalog
from handbill.i18n.language import SOURCE, Language, find_language
from handbill.i18n.language_names import name_in

LANGUAGES = Path(__file__).parents[1] / "languages"
_COUNTRY = "US"  # whose numbers the pieces print: see materials/facts.py on figures and countries
_BRACED = re.compile(r"\{\w+\}")


def N_(message: str) -> str:
    """Marks a sentence that is translated later, where the visitor's language is known (gettext's custom)."""
    return message


@dataclass(frozen=True, eq=False)
class Translations:
    """One language of the page. Calling it translates; what has no translation, or one that English has outgrown, stays English.

    `draft`: whether there is a message that no named person has reviewed.
    """

    language: Language
    messages: Mapping[str, str]
    draft: bool = False

    def __call__(self, message: str, **values: object) -> str:
        said = self.messages.get(message, message)
        return said.format(**{name: self._apart(value) for name, value in values.items()}) if values else said

    def _apart(self, value: object) -> str:
        """Figures and names keep their own direction in a sentence from the right."""
        return own_direction(str(value)) if self.language.direction == "rtl" else str(value)

    @property
    def tag(self) -> str:
        return self.language.tag

    def name_of(self, tongue: Language, inside: bool = False) -> str:
        """What this language calls another: 'Vietnamese', 'Vietnamita'; `inside` a sentence 'vietnamita'."""
        return name_in(self.language, tongue, inside)

    def number(self, value: float, places: int = 0) -> str:
        """'1,250' or, with one of `places` after the point, '3.5': in Western digits, marked as its readers in the country do."""
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return format_decimal(value, pattern, locale=_locale(self.tag), numbering_system="latn")

    def list(self, words: Sequence[str]) -> str:
        """'A, B and C'."""
        said = format_list(words, locale=Locale.parse(self.tag, sep="-"))
        # Spanish says "e" before the sound of i: inglés. CLDR leaves that to programs.
        return re.sub(r" y (?=h?[ií])", " e ", said) if self.tag == "es" else said


@cache
def tags() -> tuple[str, ...]:
    """The languages of the page: English, then those with a PO file."""
    return (SOURCE, *sorted(path.parent.name for path in LANGUAGES.glob(f"*/{MESSAGES}")))


@cache
def words(tag: str) -> Translations:
    """The page's words in one of `tags`. Raises ProblemsFound: a PO file that cannot be read."""
    found = read_catalog(LANGUAGES / tag / MESSAGES) or {}
    good = {english: entry for english, entry in found.items() if entry.text and not entry.fuzzy and braced(english) == braced(entry.text)}
    draft = any(english not in good or not good[english].reviewers for english in found)
    return Translations(find_language(tag), {english: entry.text for english, entry in good.items()}, draft)


def braced(text: str) -> list[str]:
    """The names in braces that values take the place of. A translation without one of them, or with another, is none."""
    return sorted(_BRACED.findall(text))


def _locale(tag: str) -> Locale:
    for name in (f"{tag}-{_COUNTRY}", f"{SOURCE}-{_COUNTRY}"):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale(SOURCE)


def best(wanted: Iterable[str], known: Iterable[str]) -> str:
    """The first tag wanted that is known; else what it most likely stands for (es-MX: es, zh-TW: zh-Hant); English when there is none."""
    by_lower = {tag.lower(): tag for tag in known}
    for tag in wanted:
        found = next((each for each in _nearer(tag) if each in by_lower), None)
        if found:
            return by_lower[found]
    return SOURCE


def _nearer(tag: str) -> Iterator[str]:
    """The tag itself, what CLDR's likely subtags make of it, then its language alone; in small letters."""
    parts = tag.replace("_", "-").split("-")
    yield "-".join(parts).lower()
    likely = get_global("likely_subtags")
    whole = likely.get("_".join(parts)) or likely.get(parts[0]) or ""
    language_, _, rest = whole.partition("_")
    script, _, territory = rest.partition("_")
    yield from (f"{language_}-{part}".lower() for part in (script, territory) if part)
    yield parts[0].lower()
