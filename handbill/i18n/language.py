"""A language pack's language.yaml becomes a Language. Fallback runs from es-MX to es, never silently to English."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.datafile import DataFile
from handbill.core.problems import Problem, ProblemsFound, did_you_mean, raise_if_any
from handbill.core.validate import checked

LANGUAGES = "materials/languages"
SOURCE = "en"  # the language the content is written in
_PACK = "language.yaml"


Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Typography:
    """How a language is set. `leading` is a factor on the theme's leading; weights are on the fonts' wght axis (100-900)."""

    fonts: tuple[str, ...]
    leading: float = 1.0
    regular: int = 400
    bold: int = 700
    hyphenation: str = ""
    kept: tuple[str, ...] = ()  # words that no line may break
    leads: tuple[str, ...] = ()  # words that stay with the next
    trails: tuple[str, ...] = ()  # words that stay with the one before


@dataclass(frozen=True)
class Language:
    """One language pack, without its messages. `script` is an ISO 15924 code, `tag` a BCP 47 tag."""

    tag: str
    name: str
    english: str
    script: str
    direction: Direction
    type: Typography
    reviewers: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()  # opening and closing marks; empty: not chosen yet
    emphasis: Literal["bold"] = "bold"  # never italics: most scripts have none
    glossary: tuple[tuple[str, str], ...] = ()  # (English term, its translation; several forms with / between)
    same: tuple[str, ...] = ()  # English messages that truly read the same here

    def __str__(self) -> str:
        return self.tag


def language_tags(campaign: Campaign) -> tuple[str, ...]:
    """The tag of every language pack, sorted."""
    return campaign.folders(LANGUAGES, _PACK)


@cached_by_campaign()
def all_languages(campaign: Campaign) -> tuple[Language, ...]:
    """Every pack: the source first, then by English name. Raises ProblemsFound with what is wrong in all of them."""
    packs: list[Language] = []
    problems: list[Problem] = []
    for tag in language_tags(campaign):
        try:
            packs.append(find_language(campaign, tag))
        except ProblemsFound as found:
            problems += found.problems
    raise_if_any(problems)
    return tuple(sorted(packs, key=lambda pack: (pack.tag != SOURCE, pack.english)))


@cached_by_campaign()
def find_language(campaign: Campaign, tag: str) -> Language:
    """The pack of this tag, or of the nearest shorter one. Raises ProblemsFound: no such pack, or a pack with a wrong shape."""
    known = language_tags(campaign)
    found = tag
    while found not in known and "-" in found:
        found = found.rpartition("-")[0]
    if found not in known:
        raise ProblemsFound([Problem("usage-language", f"there is no language pack {tag!r}", hint=_nearest(campaign, tag))])
    file = _read_pack(campaign, found)
    if file.data["tag"] != found:
        sentence = f"the tag is {file.data['tag']!r} in a folder called {found!r}"
        raise ProblemsFound([Problem("language-tag", sentence, file.place("tag"), "give both the same name")])
    return _language(file)


def _read_pack(campaign: Campaign, tag: str) -> DataFile:
    return checked(campaign.data(f"{LANGUAGES}/{tag}/{_PACK}"), "language")


def _nearest(campaign: Campaign, word: str) -> str:
    """A hint for a word that is no tag; people also type a language's English name or its own."""
    known = language_tags(campaign)
    for tag in known:
        with suppress(ProblemsFound):
            pack = _language(_read_pack(campaign, tag))
            names = (pack.tag.casefold(), pack.tag.partition("-")[0].casefold(), pack.english.casefold(), pack.name.casefold())
            if word.casefold() in names:
                return f"did you mean {tag}?"
    return did_you_mean(word, known)


def _language(file: DataFile) -> Language:
    data = file.data
    lists_as_tuples: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data["type"].items()}
    return Language(
        tag=data["tag"],
        name=data["name"],
        english=data["english"],
        script=data["script"],
        direction=data["direction"],
        type=Typography(**lists_as_tuples),
        reviewers=tuple(data["reviewers"]),
        quotes=tuple(data["quotes"]),
        emphasis=data.get("emphasis", "bold"),
        glossary=tuple(data.get("glossary", {}).items()),
        same=tuple(data.get("same", ())),
    )
