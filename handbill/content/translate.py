"""Translates the English messages of the content. A message that cannot be translated is a problem; nothing falls back to English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from handbill.campaign.campaign import Campaign
from handbill.content.interpolate import syntax_problems
from handbill.core.problems import Place, Problem, ProblemsFound, display_path, raise_if_any
from handbill.i18n.catalogs import MESSAGES, CatalogEntry, catalogs_of
from handbill.i18n.language import LANGUAGES, SOURCE, Language, language_tags
from handbill.i18n.placeholders import digits, placeholders, typed_numbers


@dataclass(frozen=True)
class Translated:
    """`reviewed`: a person on the pack's list has signed this wording. `place` is the translation's, or the source's in English."""

    text: str
    reviewed: bool
    place: Place


class Translator:
    """The messages of one language."""

    def __init__(self, campaign: Campaign, language: Language) -> None:
        self.campaign = campaign
        self.language = language

    def translate(self, message: str, place: Place) -> Translated:
        """`place`: where the message is in the content.

        Raises ProblemsFound: language-missing, language-fuzzy, language-placeholder, language-digits, content-number, content-figure,
        content-template.
        """
        path, entry = self._find(message)
        if self.language.tag == SOURCE:
            # The content is the English text itself; its PO file only carries reviews.
            return Translated(message, self._reviewed(entry), place)
        raise_if_any(entry_problems(message, entry, path, self.language))
        assert entry is not None
        return Translated(entry.text, self._reviewed(entry), Place(display_path(path), entry.line))

    def _find(self, message: str) -> tuple[Path, CatalogEntry | None]:
        """The entry in the campaign's own pack, in the library's, or, for es-MX, in those of es."""
        for path, catalog in self._catalogs:
            entry = catalog.get(message)
            if entry is not None and entry.text and not entry.fuzzy:
                return path, entry
        # A missing message is reported for the pack itself, not for one that it falls back on.
        path, catalog = self._catalogs[0] if self._catalogs else (self._own_path, {})
        return path, catalog.get(message)

    @property
    def _own_path(self) -> Path:
        return self.campaign.layers[-1] / LANGUAGES / self.language.tag / MESSAGES

    @cached_property
    def _catalogs(self) -> list[tuple[Path, Mapping[str, CatalogEntry]]]:
        if self.language.tag == SOURCE and not self.language.reviewers:
            return []
        tag, catalogs = self.language.tag, []
        while tag:
            catalogs += catalogs_of(self.campaign, tag) if tag in language_tags(self.campaign) else []
            tag = tag.rpartition("-")[0]
        if not catalogs and self.language.tag != SOURCE:
            hint = f"make it with `language update {self.language.tag}`, then translate it"
            place = Place(display_path(self._own_path))
            raise ProblemsFound([Problem("language-missing", f"there are no {self.language.english} messages", place, hint)])
        return catalogs

    def _reviewed(self, entry: CatalogEntry | None) -> bool:
        return entry is not None and reviewed(entry, self.language)


def reviewed(entry: CatalogEntry, language: Language) -> bool:
    """Whether a message is translated, unchanged since, and signed by a reviewer on the pack's list. English needs no translation."""
    done = bool(entry.text) or language.tag == SOURCE
    return done and not entry.fuzzy and any(name in language.reviewers for name in entry.reviewers)


def entry_problems(message: str, entry: CatalogEntry | None, path: Path, language: Language) -> list[Problem]:
    """The problems because of which a translation cannot be printed."""
    named = f"the {language.english} for {message!r}"
    if entry is None:
        hint = f"run `language update {language.tag}`, then translate it"
        return [Problem("language-missing", f"{named} is missing", Place(display_path(path)), hint)]
    place = Place(display_path(path), entry.line)
    if not entry.text.strip():
        return [Problem("language-missing", f"{named} is missing", place, "translate it")]
    if entry.fuzzy:
        return [Problem("language-fuzzy", f"{named} was made for other English words", place, "review it, then remove the word fuzzy")]
    found = _changed_placeholders(message, entry.text, named, place) + _changed_digits(message, entry.text, named, place)
    return found + typed_numbers(entry.text, place) + syntax_problems(entry.text, place)


def _changed_placeholders(message: str, text: str, named: str, place: Place) -> list[Problem]:
    wanted, got = placeholders(message), placeholders(text)
    if wanted == got:
        return []
    parts = [f"lost {{{{ {name} }}}}" for name in sorted(wanted - got)] + [f"gained {{{{ {name} }}}}" for name in sorted(got - wanted)]
    return [Problem("language-placeholder", f"{named} has {' and '.join(parts)}", place, "keep every {{ }} as it is in English")]


def _changed_digits(message: str, text: str, named: str, place: Place) -> list[Problem]:
    wanted, got = digits(message), digits(text)
    if wanted == got:
        return []
    sentence = f"{named} has the digits {', '.join(got) or 'none'}; the English has {', '.join(wanted) or 'none'}"
    return [Problem("language-digits", sentence, place, "keep every figure of the English, and add none")]
