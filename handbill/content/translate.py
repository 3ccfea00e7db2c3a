"""Translates the English messages of the content. A message that cannot be translated is a problem; nothing falls back to English.

A campaign's own messages.po goes before the library's, message by message, and may also word a sentence of the library otherwise. For
English the content itself is the text, so there only an entry of the campaign's own changes a wording; the translations of that sentence
stay what they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.content.interpolate import syntax_problems
from handbill.core.problems import Place, Problem, display_path, raise_if_any
from handbill.i18n.catalogs import MESSAGES, CatalogEntry, catalogs_of
from handbill.i18n.language import LANGUAGES, PACK, SOURCE, Language, find_language, pack_tags
from handbill.i18n.opinions import Standing, standing
from handbill.i18n.placeholders import digits, is_message, placeholders, typed_numbers

UNDONE = ("language-missing", "language-fuzzy")  # the codes of what a translator has not done yet


@dataclass(frozen=True)
class Translated:
    """`reviewed`: of the people on the pack's list somebody says that this wording is right, and nobody that it is not.

    `place` is the translation's, or the source's in English.
    """

    text: str
    reviewed: bool
    place: Place


class Translator:
    """The messages of one language. Each is looked up and judged once. Get one with `translator`."""

    def __init__(self, campaign: Campaign, language: Language) -> None:
        self.campaign = campaign
        self.language = language
        self._found: dict[str, tuple[Path, CatalogEntry | None, tuple[Problem, ...]]] = {}

    def translate(self, message: str, place: Place) -> Translated:
        """`place`: where the message is in the content.

        Raises ProblemsFound: language-missing, language-fuzzy, language-placeholder, language-digits, content-number, content-figure,
        content-template.
        """
        path, entry, problems = self._judged(message)
        raise_if_any(problems)
        if entry is None or not entry.text:  # only in English
            return Translated(message, self._reviewed(message, entry), place)
        text_place = place if entry.text == message and self.language.tag == SOURCE else Place(display_path(path), entry.line)
        return Translated(entry.text, self._reviewed(message, entry), text_place)

    def entry(self, message: str) -> CatalogEntry | None:
        """The entry that words the message, or else reports it; with the opinions on the same words from the layers below."""
        return self._judged(message)[1]

    def problems(self, message: str) -> tuple[Problem, ...]:
        """Why the message cannot be printed in this language; empty if it can be."""
        return self._judged(message)[2]

    def _judged(self, message: str) -> tuple[Path, CatalogEntry | None, tuple[Problem, ...]]:
        if message not in self._found:
            self._found[message] = self._source(message) if self.language.tag == SOURCE else self._translation(message)
        return self._found[message]

    def _source(self, message: str) -> tuple[Path, CatalogEntry | None, tuple[Problem, ...]]:
        """The entry with another wording of the campaign's own; else the one with a review, without its text, which has no effect."""
        entries = [(path, catalog[message]) for path, catalog in self._catalogs if message in catalog]
        for path, entry in entries:
            if self.campaign.is_own(path) and entry.text not in ("", message) and not entry.fuzzy:
                return path, self._with_all_opinions(message, entry), tuple(entry_problems(message, entry, path, self.language))
        path, review = entries[0] if entries else (self._own_path, None)
        return path, review and self._with_all_opinions(message, replace(review, text="")), ()

    def _translation(self, message: str) -> tuple[Path, CatalogEntry | None, tuple[Problem, ...]]:
        if not self._catalogs:
            hint = f"make it with `handbill language update {self.language.tag}`, then translate it"
            sentence = f"there are no {self.language.english} messages"
            return self._own_path, None, (Problem("language-missing", sentence, Place(display_path(self._own_path)), hint),)
        path, entry = self._find(message)
        return path, entry, self.no_words or tuple(entry_problems(message, entry, path, self.language))

    def _find(self, message: str) -> tuple[Path, CatalogEntry | None]:
        """The entry in the campaign's own pack, in the library's, or, for es-MX, in those of es."""
        for path, catalog in self._catalogs:
            entry = catalog.get(message)
            if entry is not None and entry.text and not entry.fuzzy:
                return path, self._with_all_opinions(message, entry)
        # A missing message is reported for the pack itself, not for one that it falls back on.
        own = [(path, catalog[message]) for path, catalog in catalogs_of(self.campaign, self.language.tag) if message in catalog]
        return own[0] if own else (self._own_path, None)

    @cached_property
    def no_words(self) -> tuple[Problem, ...]:
        """One problem if nobody has translated anything yet, as the pack says."""
        if self.language.state != "empty" or any(entry.text for _, catalog in self._catalogs for entry in catalog.values()):
            return ()
        hint = f"it is ready for a translator (docs/translating.md): once {MESSAGES} is translated, say `state: drafted` here"
        place = self.campaign.data(f"{LANGUAGES}/{self.language.tag}/{PACK}").place("state")
        return (Problem("language-missing", f"there are no words in {self.language.english} yet", place, hint),)

    @property
    def _own_path(self) -> Path:
        return self.campaign.layers[0] / LANGUAGES / self.language.tag / MESSAGES

    @cached_property
    def _catalogs(self) -> list[tuple[Path, Mapping[str, CatalogEntry]]]:
        if self.language.tag == SOURCE and not self.language.reviewers and not self._has_own_wording:
            return []
        tag, catalogs = self.language.tag, []
        while tag:
            catalogs += catalogs_of(self.campaign, tag) if tag in pack_tags(self.campaign) else []
            tag = tag.rpartition("-")[0]
        return catalogs

    @property
    def _has_own_wording(self) -> bool:
        """Whether the campaign has a file for this language; reading the library's for nothing would cost every run of English."""
        return any(map(self.campaign.is_own, self.campaign.find_all(f"{LANGUAGES}/{self.language.tag}/{MESSAGES}")))

    def _with_all_opinions(self, message: str, entry: CatalogEntry) -> CatalogEntry:
        """The entry, with what people said about the same words elsewhere: a campaign may review words of the library in its own file."""
        if len(self._catalogs) < 2:
            return entry
        same = [catalog[message] for _, catalog in self._catalogs if message in catalog and _says(catalog[message], message, entry)]
        # A person's later opinion counts, and of one day the last: the first file's, which is the campaign's own.
        return replace(entry, opinions=tuple(opinion for each in reversed(same) for opinion in each.opinions))

    def _reviewed(self, message: str, entry: CatalogEntry | None) -> bool:
        return entry is not None and reviewed(message, entry, self.language)


@cached_by_campaign()
def translator(campaign: Campaign, tag: str) -> Translator:
    """The messages of a language. Raises ProblemsFound: an unknown tag, or an invalid pack."""
    return Translator(campaign, find_language(campaign, tag))


def english(campaign: Campaign, text: str, place: Place) -> tuple[str, Place]:
    """An English string of the content as it is printed, and where that is written.

    It is the string itself at `place`, unless the campaign words it otherwise. A wording that has problems is left to `check`.
    """
    words = translator(campaign, SOURCE)
    if not is_message(text) or words.problems(text):
        return text, place
    said = words.translate(text, place)
    return said.text, said.place


def library_translates(campaign: Campaign, language: Language, message: str) -> bool:
    """Whether the library alone has a translation of a message that can be printed."""
    found = (
        entry_problems(message, catalog[message], path, language)
        for path, catalog in translator(campaign, language.tag)._catalogs
        if not campaign.is_own(path) and message in catalog
    )
    return any(not problems for problems in found)


def _says(entry: CatalogEntry, message: str, other: CatalogEntry) -> bool:
    return not entry.fuzzy and (entry.text or message) == (other.text or message)


def reviewed(message: str, entry: CatalogEntry, language: Language) -> bool:
    """Whether the wording is there, is for today's English, and stands approved. English needs no translation."""
    done = bool(entry.text) or language.tag == SOURCE
    return done and not entry.fuzzy and entry_standing(message, entry, language).reviewed


def entry_standing(message: str, entry: CatalogEntry, language: Language, without: str = "") -> Standing:
    """How the wording of an entry stands with the people on the pack's list; `without` one of them."""
    names = [name for name in language.reviewers if name != without]
    return standing(message, entry.text or message, entry.opinions, names)


def entry_problems(message: str, entry: CatalogEntry | None, path: Path, language: Language) -> list[Problem]:
    """The problems because of which a translation cannot be printed."""
    named = f"the {language.english} for {message!r}"
    if entry is None:
        hint = f"run `handbill language update {language.tag}`, then translate it"
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
