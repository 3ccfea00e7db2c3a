"""The page's own words: English sentences in templates and modules become the visitor's language, out of a PO file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import get_global

from materials.catalogs import MESSAGES, entries
from materials.language import SOURCE, language
from materials.piece import Language

LANGUAGES = Path(__file__).parent / "languages"


def N_(message: str) -> str:
    """Marks a sentence that is translated later, where the visitor's language is known (gettext's custom)."""
    return message


@dataclass(frozen=True, eq=False)
class Words:
    """One language of the page. Calling it translates; what has no translation, or one that English has outgrown, stays English."""

    language: Language
    messages: Mapping[str, str]

    def __call__(self, message: str, **values: object) -> str:
        said = self.messages.get(message, message)
        return said.format(**values) if values else said

    @property
    def tag(self) -> str:
        return self.language.tag

    def name_of(self, tongue: Language) -> str:
        """What this language calls another: 'Vietnamese', 'vietnamita'."""
        if self.tag == SOURCE:
            return tongue.english
        name = Locale.parse(tongue.tag, sep="-").get_display_name(self.tag) or tongue.english
        return name[:1].upper() + name[1:]


@cache
def tags() -> tuple[str, ...]:
    """The languages of the page: English, then those with a PO file."""
    return (SOURCE, *sorted(path.parent.name for path in LANGUAGES.glob(f"*/{MESSAGES}")))


@cache
def words(tag: str) -> Words:
    """The page's words in one of `tags`. Raises ProblemsFound: a PO file that cannot be read."""
    found = entries(LANGUAGES / tag / MESSAGES) or {}
    return Words(language(tag), {english: entry.text for english, entry in found.items() if entry.text and not entry.fuzzy})


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
