"""What is printed beside the number of a help line, chosen by what the line's record says (materials/content/line-words.yaml).

A block that names its line has its number, link, label and note filled in here, so that no piece promises what is not true of the line in
its country and for its readers. Words that content of one's own puts beside a number are held to the same record.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from handbill.campaign.campaign import Campaign, cached_by_campaign
from handbill.content.interpolate import evaluate
from handbill.content.material import CONTENT, LINE_WORDS, NUMBERED, Unfilled
from handbill.content.translate import english
from handbill.content.wording_rules import Phrases
from handbill.core.problems import Place, Problem, errors_from
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ListType, MapType, TextType
from handbill.core.values import Values
from handbill.i18n.placeholders import outside, placeholders

_FILLED_IN = re.compile(r"hotlines[.](\w+)[.].+")
# What is printed of a line in each way to reach it, and where a tap leads.
_VALUES = {"phone": "line.phone", "text": "line.text.number", "whatsapp": "line.whatsapp", "url": "line.url.printed"}
_LINKS = {"phone": "line.phone.link", "text": "line.text.number.link", "whatsapp": "line.whatsapp.link", "url": "line.url.link"}


@dataclass(frozen=True)
class ConditionalWords:
    """Words that are true of a line if all of `when` are: dotted names, some after `not`."""

    text: str
    when: tuple[str, ...]
    at: Position

    def is_true(self, values: Values) -> bool:
        place = self.at.place("when")
        return all(
            not _is_true(name.removeprefix("not "), values, place) if name.startswith("not ") else _is_true(name, values, place)
            for name in self.when
        )


@dataclass(frozen=True)
class Promise:
    """Words that promise something, and the dotted name that has to be true for it. `says`: the promise, as the end of a sentence."""

    words: Phrases
    needs: str
    says: str


@dataclass(frozen=True)
class LineWords:
    """`labels`: by way to reach a line, or a name of their own. `notes`: by name. `text_languages`: by the tags, joined with ', '."""

    labels: Mapping[str, tuple[ConditionalWords, ...]]
    notes: Mapping[str, tuple[ConditionalWords, ...]]
    text_languages: Mapping[str, str]
    promises: tuple[Promise, ...]
    at: Position

    def strings(self) -> Iterator[tuple[str, Place, bool]]:
        """Every string, with its place, and whether it is a label."""
        for chosen, is_label in ((self.labels, True), (self.notes, False)):
            yield from ((each.text, each.at.place("text"), is_label) for words in chosen.values() for each in words)
        for tags, text in self.text_languages.items():
            yield text, self.at.place("text_languages", tags), False

    def strings_for(self, block: Unfilled) -> Iterator[tuple[str, Place]]:
        """Every string that may be printed beside this block's line, in one country or language or another."""
        label = block.label_from or ("" if block.label else block.by)
        for words in (self.labels.get(label, ()), self.notes.get(block.text_from, ())):
            yield from ((each.text, each.at.place("text")) for each in words)
        if block.by == "text":
            yield from ((text, self.at.place("text_languages", tags)) for tags, text in self.text_languages.items())


def _promise(words: tuple[str, ...], needs: str, says: str) -> Promise:
    return Promise(Phrases(words, whole=True), needs, says)


_SAYS_TEXTS = "a sentence with the word texts"
_CONDITION = "^(not )?[a-z][a-z_]*([.][a-z][a-z_]*)+$"
_CHOSEN = ListType(
    "Words, each with its conditions.",
    RecordType(
        ConditionalWords,
        "Words that are true of some lines.",
        {
            "when": ListType(
                "What has to be true, each a dotted name that may stand after `not`; missing: nothing.",
                TextType("A dotted name.", _CONDITION, "a dotted name"),
                default=(),
            ),
            "text": TextType("English words; {{ }} fills in a number or a name."),
        },
        located=True,
    ),
    1,
)
LINE_WORDS_FILE = RecordType(
    LineWords,
    "What is printed beside the number of a help line.",
    {
        "labels": MapType("By way to reach a line: the first that is true stands before the number.", _CHOSEN),
        "notes": MapType("By name: each that is true is a sentence under the number.", _CHOSEN),
        "text_languages": MapType(
            "Under a number for texts, by the languages that are answered, for readers of others.",
            # Translations are held to the term `texts` of the glossary: without it they read as a limit of the whole line.
            TextType("English words with the word `texts`, so that nobody takes them for a limit of calls.", r"[Tt]exts\b", _SAYS_TEXTS),
        ),
        "promises": ListType(
            "What words beside a number promise.",
            RecordType(
                _promise,
                "A promise.",
                {
                    "words": ListType("Phrases as in materials/rules.yaml.", TextType("A phrase."), 1),
                    "needs": TextType("What has to be true.", _CONDITION, "a dotted name"),
                    "says": TextType("What the words say, as the end of a sentence."),
                },
            ),
        ),
    },
    located=True,
)


@cached_by_campaign()
def read_line_words(campaign: Campaign) -> LineWords:
    """The words beside numbers. Raises ProblemsFound with every problem of the file."""
    return parse_data(LINE_WORDS_FILE, campaign.data(f"{CONTENT}/{LINE_WORDS}.yaml"))


def line_of(block: Unfilled) -> str:
    """The line whose number a block prints, whether it names the line or fills in one of its numbers itself; empty if there is none."""
    if block.line:
        return block.line
    named = (match[1] for name in sorted(placeholders(block.value)) if (match := _FILLED_IN.fullmatch(name)))
    return next(named, "")


def is_reached(block: Unfilled, words: LineWords, values: Values) -> bool:
    """Whether readers of this language can reach the line that a block names in the way that it names.

    A line may be missing in a country, have no number for texts, or answer no texts in a language without a sentence that says which ones.
    """
    line = values["line"]
    if not line or block.role not in NUMBERED:
        return bool(line)
    if not getattr(line, block.by):
        return False
    return block.by != "text" or line.text.answered or _text_limit(words, line) is not None


def with_line(block: Unfilled, words: LineWords, values: Values) -> Unfilled:
    """The block with the number of its line, and a label that is true of the line."""
    value, link = _VALUES[block.by], _LINKS[block.by]
    label = block.label
    if not label:
        chosen = words.labels.get(block.label_from or block.by, ())
        label = next((each.text for each in chosen if each.is_true(values)), "")
    return replace(block, value=f"{{{{ {value} }}}}", link=f"{{{{ {link} }}}}", label=label)


def notes(block: Unfilled, words: LineWords, values: Values) -> list[str]:
    """The sentences under the number of a block's line, unfilled: its own, those that are true of the line, which texts are answered."""
    line = values["line"]
    found = [block.text] if block.text else []
    found += [each.text for each in words.notes.get(block.text_from, ()) if each.is_true(values)]
    if block.by == "text" and not line.text.answered and (limit := _text_limit(words, line)):
        found.append(limit)
    return found


def broken_promises(campaign: Campaign, block: Unfilled, words: LineWords, name: str, values: Values) -> list[Problem]:
    """The words that a block itself puts beside a line's number, and that promise what is not known of the line."""
    found = []
    for key in ("label", "text", "short", "note"):
        text, place = english(campaign, getattr(block, key), block.place(key))
        plain = unicodedata.normalize("NFC", outside(text))
        for promise in words.promises:
            match = promise.words.search(plain) if promise.words.may_match(plain.casefold()) else None
            if match and not _is_true(promise.needs, values, words.at.place("promises")):
                sentence = f"{match[0]!r} says {promise.says}, which the record of the line {name!r} does not say"
                hint = "leave them to the line with `line:` and `text_from:`, put a `when:` before them, or add what is true to its record"
                found.append(Problem("content-promise", sentence, place, hint))
    return found


def line_words_problems(words: LineWords, values: Values) -> Iterator[Problem]:
    """The conditions and names of the file that no line has. `values`: with `line` and `language`, for any of them."""
    for chosen in (*words.labels.values(), *words.notes.values()):
        for each in chosen:
            for condition in each.when:
                yield from errors_from(partial(_is_true, condition.removeprefix("not "), values, each.at.place("when")))


def _is_true(name: str, values: Values, place: Place) -> bool:
    """Whether a dotted name is true; what belongs to something that is missing is not. Raises ProblemsFound: there is no such name."""
    steps = name.split(".")
    return all(evaluate(".".join(steps[: count + 1]), values, place) for count in range(1, len(steps)))


def _text_limit(words: LineWords, line: Any) -> str | None:
    return words.text_languages.get(", ".join(line.text.languages))
