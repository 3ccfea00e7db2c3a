"""Finds where a line may end: at ICU's line breaks (by dictionary in Thai, Khmer, Lao and Burmese), and at hyphens where a pack allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from icu4py.breakers import LineBreaker, WordBreaker

from handbill.i18n.language import Language

if TYPE_CHECKING:
    from pyphen import Pyphen

# COENG and the Burmese virama join the letter after them; ICU breaks there in a word that its dictionary lacks.
_JOINERS = "\u17d2\u1039"
# Korean and Japanese readers like lines to end between phrases; ICU does so only with the Unicode locale key lw.
_PHRASED = frozenset({"Kore", "Jpan"})
_MIN_HYPHENATED = 7  # letters; a hyphen in a shorter word costs a reader more than a ragged line does


class Break(NamedTuple):
    """A line may end before character `at`; with `hyphen`, a hyphen is drawn there."""

    at: int
    hyphen: bool = False


def has_phrases(language: Language) -> bool:
    """Whether this language tells line ends between phrases from those inside a phrase."""
    return language.script in _PHRASED


def find_breaks(
    text: str, language: Language, unbreakable: tuple[tuple[int, int], ...], hyphenate: bool = False, phrases: bool = False
) -> tuple[Break, ...]:
    """Every place a line may end, with the end of the text last; with `phrases`, only between phrases where the language has them.

    None lies inside an `unbreakable` span (start, end) or inside words that the language pack keeps together.
    """
    locale = f"{language.tag}-u-lw-phrase" if phrases and has_phrases(language) else language.tag
    ends = _from_utf16(text, [end for _, end in LineBreaker(text, locale).segments()])
    spans = (*unbreakable, *_kept_words(text, language))
    found = [Break(end) for end in ends if text[end - 1] not in _JOINERS and not any(start < end < stop for start, stop in spans)]
    if hyphenate and language.type.hyphenation:
        points = _hyphenation_points(text, language.type.hyphenation)
        found += [Break(at, True) for at in points if not any(start <= at <= stop for start, stop in spans)]
        found.sort()
    if not found or found[-1].at != len(text):
        found.append(Break(len(text)))
    return tuple(found)


def find_word_ends(text: str, language: Language) -> frozenset[int]:
    """Where words end by ICU's dictionary, for languages without spaces that allow a line to break inside a word."""
    return frozenset(_from_utf16(text, [end for _, end in WordBreaker(text, language.tag).segments()]))


def _kept_words(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Spans that stay on one line; that of a particle includes one character of the word it belongs to."""
    lists = ((language.type.kept, 0, 0), (language.type.leads, 0, 1), (language.type.trails, 1, 0))
    for words, before, after in lists:
        for word in words:
            for match in re.finditer(re.escape(word), text):
                yield match.start() - before, match.end() + after


def _from_utf16(text: str, offsets: list[int]) -> list[int]:
    """ICU counts in UTF-16 units, Python in characters."""
    if text.isascii() or max(text, default="") <= "\uffff":
        return offsets
    index, units, result = 0, 0, []
    for offset in offsets:
        while units < offset:
            units += 2 if text[index] > "\uffff" else 1
            index += 1
        result.append(index)
    return result


def _hyphenation_points(text: str, hyphenation: str) -> list[int]:
    dictionary = _dictionary(hyphenation)
    result: list[int] = []
    start = 0
    for index in range(len(text) + 1):
        if index < len(text) and text[index].isalpha():
            continue
        word = text[start:index]
        if len(word) >= _MIN_HYPHENATED and not word[:1].isupper():
            result += [start + at for at in dictionary.positions(word) if at <= len(word) - 3]
        start = index + 1
    return result


@cache
def _dictionary(name: str) -> Pyphen:
    from pyphen import Pyphen  # most pieces need no hyphens

    return Pyphen(lang=name, left=3, right=3)
