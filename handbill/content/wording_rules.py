"""The wording rules: words that no piece may use, with the reason and what to write, in English and the languages that we are sure of.

A rule's words are whole words or phrases in any case. A star at the end of a word stands for any ending (rescu*), at its beginning for
anything joined before it (Arabic articles); a star alone stands for up to two words (set * free).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.campaign.merged_data import read_merged
from handbill.campaign.settings import read_settings
from handbill.core.problems import Place, Problem, raise_if_any, unknown_name
from handbill.core.schema.record import RecordType
from handbill.core.schema.value_types import ListType, MapType, TextType
from handbill.i18n.language import SOURCE, TAG_PATTERN
from handbill.i18n.placeholders import outside

RULES = "materials/rules.yaml"
# Rules that are not lists of words (content/readability.py); a campaign may switch them off like the others.
READING_GRADE, LONG_SENTENCE = "reading-grade", "long-sentence"
# Languages written without spaces, where a word can begin and end anywhere.
_UNSPACED = ("zh", "ja", "th", "km", "lo", "my")
_GAP = r"(?:[^\s.!?]+\s+){0,2}"
# What words consist of: letters, and the marks and vowel signs that \w lacks, so that a Hindi word ends after its last sign.
_LETTER = r"[\w\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670\u0900-\u0963\u0966-\u0dff\u135d-\u135f]"


@dataclass(frozen=True)
class WordingRule:
    """One rule in one language: text that has one of the phrases `words` breaks it, unless the text also has one of `unless`."""

    id: str
    reason: str
    source: str
    instead: str
    words: Phrases
    unless: Phrases


@dataclass(frozen=True)
class Phrases:
    """Phrases as they are written in the rules of one language. `whole`: a word without a star matches whole words only."""

    written: tuple[str, ...]
    whole: bool

    def may_match(self, folded: str) -> bool:
        """Whether a text in NFC and without case has all the words of a phrase; without them none matches it.

        Few texts do, and compiling the patterns takes longer than this.
        """
        return any(all(part in folded for part in parts) for parts in self._parts)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text in NFC."""
        return self._pattern.search(text) if self.written else None

    @cached_property
    def _parts(self) -> tuple[tuple[str, ...], ...]:
        """The words of each phrase without stars and case."""
        return tuple(tuple(word.strip("*").casefold() for word in phrase.split()) for phrase in self.written)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(_phrase(phrase.split(), self.whole) for phrase in self.written), re.IGNORECASE)


@dataclass(frozen=True)
class _RuleEntry:
    """A rule as written: its words by language tag."""

    reason: str
    source: str
    instead: str
    words: Mapping[str, tuple[str, ...]]
    unless: Mapping[str, tuple[str, ...]]


_PHRASES = ListType(
    "Whole words or phrases, in any case. rescu*: any ending; set * free: up to two words between.", TextType("A phrase."), 1
)
RULE_FILE: RecordType[Mapping[str, _RuleEntry]] = RecordType(
    lambda rules: rules,
    "Words that no piece uses, with the reason.",
    {
        "rules": MapType(
            "The rules by name.",
            RecordType(
                _RuleEntry,
                "A rule.",
                {
                    "reason": TextType("Why, as the end of a sentence: 'rescue' is not used: REASON."),
                    "source": TextType("Who says so."),
                    "instead": TextType("What to write."),
                    "words": MapType("The words by language tag.", _PHRASES, TAG_PATTERN, "a language tag"),
                    "unless": MapType(
                        "With one of these in the same string, the rule is silent.", _PHRASES, TAG_PATTERN, "a language tag", default={}
                    ),
                },
            ),
            "^[a-z]+(-[a-z]+)*$",
            "a rule's name",
        )
    },
)


def wording_problems(campaign: Campaign, text: str, language: str, place: Place) -> list[Problem]:
    """The words in a string that no piece may use. `language` is a tag; the rules of es apply to es-MX.

    Raises ProblemsFound if the rules file is invalid.
    """
    return wording_problems_in(campaign, [(text, place)], language)


def wording_problems_in(campaign: Campaign, strings: Iterable[tuple[str, Place]], language: str) -> list[Problem]:
    """The same for several strings of one language, each with its place."""
    code = "content-wording" if language == SOURCE else "language-wording"
    texts = [(unicodedata.normalize("NFC", outside(text)), place) for text, place in strings]
    folded = " | ".join(text for text, _ in texts).casefold()
    rules = [rule for rule in wording_rules(campaign, language) if rule.words.may_match(folded)]
    return [
        Problem(code, f"{match[0]!r} is not used: {rule.reason}", place, f"{rule.instead} ({rule.id}; {rule.source})")
        for text, place in texts
        for rule in rules
        if (match := rule.words.search(text)) and not rule.unless.search(text)
    ]


@cached_by_campaign()
def wording_rules(campaign: Campaign, language: str) -> tuple[WordingRule, ...]:
    """The rules for a language that the campaign follows, in the order of the file. Raises ProblemsFound: as `rules_off`."""
    off = rules_off(campaign)
    found = []
    for name, rule in _read_rules(campaign).items():
        words, unless = (_of_language(written, language) for written in (rule.words, rule.unless))
        if words.written and name not in off:
            found.append(WordingRule(name, rule.reason, rule.source, rule.instead, words, unless))
    return tuple(found)


@cached_by_campaign()
def rules_off(campaign: Campaign) -> Mapping[str, str]:
    """The rules that the campaign's settings switch off, each with the reason.

    Raises ProblemsFound: there is no such rule, or the settings or the rules are invalid.
    """
    settings = read_settings(campaign)
    off = settings.without_rules
    known = (READING_GRADE, LONG_SENTENCE, *_read_rules(campaign)) if off else ()
    unknown = (name for name in off if name not in known)
    raise_if_any([unknown_name("content-value", "rule", name, known, settings.at.place("without_rules", name)) for name in unknown])
    return off


@cached_by_campaign()
def _read_rules(campaign: Campaign) -> Mapping[str, _RuleEntry]:
    """Every rule by its name; a campaign's own goes before the library's."""
    return read_merged(campaign, RULES, RULE_FILE)


def _of_language(words: Mapping[str, Sequence[str]], language: str) -> Phrases:
    """The words of this tag and of its shorter forms: es-MX has those of es."""
    parts = language.split("-")
    tags = ["-".join(parts[:count]) for count in range(1, len(parts) + 1)]
    return phrases_in(language, [word for tag in tags for word in words.get(tag, ())])


def phrases_in(language: str, words: Iterable[str]) -> Phrases:
    """Phrases of the language with this tag; their stars mean what they mean in the rules."""
    return Phrases(tuple(unicodedata.normalize("NFC", word) for word in words), language.split("-")[0] not in _UNSPACED)


def _phrase(words: list[str], whole: bool) -> str:
    """The pattern of one phrase."""
    found, between = "", ""
    for word in words:
        found += between + (_GAP if word == "*" else _word(word, whole))
        between = "" if word == "*" else r"\s+"
    return found


def _word(word: str, whole: bool) -> str:
    before = f"{_LETTER}*" if word.startswith("*") else f"(?<!{_LETTER})" if whole else ""
    after = f"{_LETTER}*" if word.endswith("*") else f"(?!{_LETTER})" if whole else ""
    return before + re.escape(word.strip("*")) + after
