"""Whether each piece speaks to its reader in one way, such as politely, by the words under `address` in language.yaml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from handbill.campaign.campaign import Campaign
from handbill.content.messages import messages_of
from handbill.content.translate import Translated, translator
from handbill.content.wording_rules import Phrases, phrases_in
from handbill.core.problems import Problem, collect
from handbill.i18n.language import Language
from handbill.i18n.placeholders import outside
from handbill.translation.to_translate import pieces_to_translate


@dataclass(frozen=True)
class _Addressing:
    """A translation, and the word by which it addresses the reader in one way."""

    message: str
    translated: Translated
    way: str
    word: str


def address_findings(campaign: Campaign, language: Language) -> Iterator[Problem]:
    """A finding for each message that addresses the reader in another way than most of its piece; the words of lines and the imprint count.

    A message that several pieces share is reported for the first of them.
    """
    ways = {way: phrases_in(language.tag, words) for way, words in language.address}
    reported = set()
    for piece in pieces_to_translate(campaign) if len(ways) > 1 else ():
        for problem in _mixed(piece, list(_addressings(campaign, piece, language, ways)), language):
            if problem.place not in reported:
                reported.add(problem.place)
                yield problem


def _addressings(campaign: Campaign, piece: str, language: Language, ways: dict[str, Phrases]) -> Iterator[_Addressing]:
    words = translator(campaign, language.tag)
    # A file that cannot be read is a problem of its own.
    for message, place in (collect(partial(messages_of, campaign, piece), []) or {}).items():
        if words.problems(message):
            continue
        translated = words.translate(message, place)
        text = unicodedata.normalize("NFC", outside(translated.text))
        for way, phrases in ways.items():
            if match := phrases.search(text):
                yield _Addressing(message, translated, way, match[0])


def _mixed(piece: str, found: list[_Addressing], language: Language) -> Iterator[Problem]:
    used = [each.way for each in found]
    usual = max(dict.fromkeys(used), key=used.count, default="")
    for each in found:
        if each.way == usual:
            continue
        other = next(other for other in found if other.way == usual)
        sentence = (
            f"the {language.english} for {each.message!r} says {each.word!r} ({each.way}); most of {piece} is {usual}, "
            f"as {other.word!r} at {other.translated.place}"
        )
        hint = "address the reader in one way on one piece; if the word does not address anybody, mend `address` in language.yaml"
        yield Problem("language-address", sentence, each.translated.place, hint)
