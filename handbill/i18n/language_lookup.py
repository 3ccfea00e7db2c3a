"""Which language pack a person means: by its tag in any spelling, by a related tag, or by a name that it has in some language.

A tag is completed from CLDR's data (`zh-TW` is Chinese as written in Taiwan, in traditional characters), so that it finds the pack for
these readers; names are those of the packs, and CLDR's names for languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from handbill.core.datafile import DataFile
from handbill.core.names import folded, which_problem, words
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, raise_if_any
from handbill.i18n.cldr import cldr_code, cldr_locale, cldr_name

_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z]{4})?([-_]([A-Za-z]{2}|[0-9]{3}))?")
_CODE = "usage-language"
_ENGLISH = "en"


class FullTag(NamedTuple):
    """A language, how it is written, and where: ISO 639, 15924 and 3166-1 (or UN M.49)."""

    language: str
    script: str
    region: str


@dataclass(frozen=True)
class PackNames:
    """What a pack is called, and its file."""

    name: str
    english: str
    aliases: tuple[str, ...]
    file: DataFile


class LanguageLookup:
    """Finds the packs that a word may mean. `tags`: those of all packs; `packs`: the names of those whose files can be read."""

    def __init__(self, tags: tuple[str, ...], packs: Mapping[str, PackNames]) -> None:
        self.tags = tags
        self.packs = packs

    def tag_meant(self, written: str) -> str:
        """The tag of the pack that is meant. Raises ProblemsFound: none, or several; or two packs for the same readers or of one name."""
        if not written.strip():
            raise ProblemsFound([Problem(_CODE, "a language is missing", hint=did_you_mean("", self.tags))])
        raise_if_any(self.claim_problems)
        exact = [tag for tag in self.tags if folded(tag) == folded(written)]
        # A name that es and es-MX share means es; the variety has aliases of its own.
        meant = dict.fromkeys(_without_varieties(exact or self._of_tag(written.strip()) or self._of_name(folded(written))))
        if len(meant) == 1:
            return next(iter(meant))
        if meant:
            raise ProblemsFound([which_problem(_CODE, "language", written, {tag: self._about(tag) for tag in meant})])
        raise ProblemsFound([self._unknown(written.strip())])

    @cached_property
    def claim_problems(self) -> tuple[Problem, ...]:
        """Packs for the same readers, such as `tl` and `fil`, and names that two packs have, of which one says them in its `aliases`."""
        problems: list[Problem] = []
        readers: dict[FullTag | None, str] = {}
        names: dict[str, str] = {}
        for tag, pack in self.packs.items():
            other = readers.setdefault(full_tag(tag), tag)
            if other != tag:
                sentence = f"the tag {tag!r} means the same readers as the pack {other!r}"
                problems.append(Problem("language-claim", sentence, pack.file.place("tag"), "keep one of the two packs"))
            for name in (tag, pack.name, pack.english):
                names.setdefault(folded(name), tag)
        for tag, pack in self.packs.items():
            for index, alias in enumerate(pack.aliases):
                other = names.setdefault(folded(alias), tag)
                if other != tag:
                    sentence = f"{alias!r} is also a name of the pack {other!r}"
                    problems.append(Problem("language-claim", sentence, pack.file.place("aliases", index), "take it out of one of the two"))
        return tuple(problems)

    def _of_tag(self, written: str) -> list[str]:
        """The pack for the readers of a tag: of the same language and script, for their region, or for no region in particular."""
        asked = full_tag(written)
        if asked is None:
            return []
        same = {tag: full for tag in self.tags if (full := full_tag(tag)) and full[:2] == asked[:2]}
        here = [tag for tag, full in same.items() if full.region == asked.region]
        return here or [tag for tag in same if not _subtags(tag)[2]]

    def _of_name(self, word: str) -> list[str]:
        """The packs of this name, else those of a language that is called so in English, else in the language of any pack."""
        return self._own_names.get(word) or self._called(word, (_ENGLISH,)) or self._called(word, self.tags)

    @cached_property
    def _own_names(self) -> Mapping[str, list[str]]:
        """The packs of each name: their own names and aliases, and what CLDR calls their languages in English and in themselves."""
        found: dict[str, list[str]] = {}
        for tag, pack in self.packs.items():
            names: set[str | None] = {pack.name, pack.english, *pack.aliases, cldr_name(_ENGLISH, tag), cldr_name(tag, tag)}
            if (locale := cldr_locale(tag)) and cldr_code(tag) == tag.replace("-", "_"):
                names |= {locale.get_language_name(_ENGLISH), locale.get_language_name()}
            for name in sorted({folded(name) for name in names if name}):
                found.setdefault(name, []).append(tag)
        return found

    def _called(self, word: str, locales: Iterable[str]) -> list[str]:
        """The packs of the languages that are called so in one of these languages: 'inglés', 'Mexican Spanish'."""
        found: list[str] = []
        for code in (code for locale in locales for code in _codes(locale).get(word, ())):
            full = full_tag(code)
            if full and "_" not in code:
                found += [tag for tag in self.tags if (own := full_tag(tag)) and own.language == full.language]
            else:
                found += self._of_tag(code)
        return found

    def _about(self, tag: str) -> str:
        """'简体中文, Chinese (Simplified)'."""
        pack = self.packs.get(tag)
        english = cldr_name(_ENGLISH, tag) or (pack.english if pack else "")
        return f"{pack.name}, {english}" if pack else english

    def _unknown(self, written: str) -> Problem:
        """The problem of a name that no pack has, with the packs of the same language, else of these words, else of nearly this name."""
        import difflib

        asked, spoken = full_tag(written), set(words(written))
        close = [tag for tag in self.tags if asked and (full := full_tag(tag)) and full.language == asked.language]
        if not close and spoken:
            named = {tag: words(" ".join([self._about(tag), pack.english, *pack.aliases])) for tag, pack in self.packs.items()}
            close = [tag for tag, known in named.items() if spoken <= set(known)]
        if not close:
            near = difflib.get_close_matches(folded(written), self._own_names, n=2, cutoff=0.7)
            close = list(dict.fromkeys(tag for name in near for tag in self._own_names[name]))
        shown = " or ".join(f"{tag} ({self._about(tag)})" for tag in _without_varieties(close))
        hint = f"did you mean {shown}?" if shown else did_you_mean(written, self.tags)
        return Problem(_CODE, f"there is no language pack {written!r}", hint=hint)


@lru_cache(maxsize=512)
def full_tag(tag: str) -> FullTag | None:
    """A BCP 47 tag with what CLDR says about it: old subtags replaced, script and region filled in. None for what is not a tag."""
    from babel.core import get_global

    if not _TAG.fullmatch(tag):
        return None
    language, script, region = _subtags(tag)
    current, current_script, current_region = _subtags(get_global("language_aliases").get(language, language))
    language, script, region = current, script or current_script, region or current_region
    region = (get_global("territory_aliases").get(region) or [region])[0]
    likely = get_global("likely_subtags")
    for known in ((language, script, region), (language, region), (language, script), (language,)):
        if "" not in known and (found := likely.get("_".join(known))):
            _, full_script, full_region = _subtags(found)
            return FullTag(language, script or full_script, region or full_region)
    return FullTag(language, script, region)


def _without_varieties(tags: list[str]) -> list[str]:
    """The tags without those of varieties of another among them."""
    return [tag for tag in tags if not any(tag.startswith(f"{other}-") for other in tags)]


def _subtags(tag: str) -> tuple[str, str, str]:
    """Language, script and region; the last two may be empty."""
    language, *others = tag.replace("-", "_").split("_")
    script = next((part.title() for part in others if len(part) == 4), "")
    region = next((part.upper() for part in others if len(part) in (2, 3)), "")
    return language.lower(), script, region


@lru_cache(maxsize=64)
def _codes(locale: str) -> Mapping[str, tuple[str, ...]]:
    """The codes of languages by their folded names in one language."""
    found: dict[str, tuple[str, ...]] = {}
    known = cldr_locale(locale)
    for code, name in known.languages.items() if known else ():
        found[folded(name)] = (*found.get(folded(name), ()), code)
    return found
