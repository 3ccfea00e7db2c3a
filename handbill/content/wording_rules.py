"""The wording rules: words that no piece may use, with the reason and what to write, in English and the languages that we are sure of.

A rule's words are whole words or phrases in any case. A star at the end of a word stands for any ending (rescu*), at its beginning for
anything joined before it (Arabic articles); a star alone stands for up to two words (set * free).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.core.problems import Place, Problem
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ListType, MapType, TextType
from handbill.i18n.language import SOURCE, TAG_PATTERN
from handbill.i18n.placeholders import outside

RULES = "materials/rules.yaml"
# Languages written without spaces, where a word can begin and end anywhere.
_UNSPACED = ("zh", "ja", "th", "km", "lo", "my")
_GAP = r"(?:[^\s.!?]+\s+){0,2}"


@dataclass(frozen=True)
class WordingRule:
    """One rule in one language: text that matches `words` breaks it, unless the text also matches `unless`."""

    id: str
    reason: str
    source: str
    instead: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None


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
    code = "content-wording" if language == SOURCE else "language-wording"
    words = unicodedata.normalize("NFC", outside(text))
    return [
        Problem(code, f"{match[0]!r} is not used: {rule.reason}", place, f"{rule.instead} ({rule.id}; {rule.source})")
        for rule in wording_rules(campaign, language)
        if (match := rule.words.search(words)) and not (rule.unless and rule.unless.search(words))
    ]


@cached_by_campaign()
def wording_rules(campaign: Campaign, language: str) -> tuple[WordingRule, ...]:
    """The rules for a language, in the order of the file. Raises ProblemsFound if the file is invalid."""
    found = []
    for name, rule in _read_rules(campaign).items():
        words, unless = (_of_language(words, language) for words in (rule.words, rule.unless))
        if words:
            pattern, lifted = _pattern(words, language), _pattern(unless, language) if unless else None
            found.append(WordingRule(name, rule.reason, rule.source, rule.instead, pattern, lifted))
    return tuple(found)


@cached_by_campaign()
def _read_rules(campaign: Campaign) -> Mapping[str, _RuleEntry]:
    return parse_data(RULE_FILE, campaign.data(RULES))


def _of_language(words: Mapping[str, Sequence[str]], language: str) -> list[str]:
    """The words of this tag and of its shorter forms: es-MX has those of es."""
    parts = language.split("-")
    tags = ["-".join(parts[:count]) for count in range(1, len(parts) + 1)]
    return [word for tag in tags for word in words.get(tag, ())]


def _pattern(phrases: list[str], language: str) -> re.Pattern[str]:
    whole = language.partition("-")[0] not in _UNSPACED
    return re.compile("|".join(_phrase(unicodedata.normalize("NFC", phrase).split(), whole) for phrase in phrases), re.IGNORECASE)


def _phrase(words: list[str], whole: bool) -> str:
    """`whole`: the script has spaces, so a word without a star matches whole words only."""
    found, between = "", ""
    for word in words:
        found += between + (_GAP if word == "*" else _word(word, whole))
        between = "" if word == "*" else r"\s+"
    return found


def _word(word: str, whole: bool) -> str:
    before = r"\w*" if word.startswith("*") else r"(?<!\w)" if whole else ""
    after = r"\w*" if word.endswith("*") else r"(?!\w)" if whole else ""
    return before + re.escape(word.strip("*")) + after
