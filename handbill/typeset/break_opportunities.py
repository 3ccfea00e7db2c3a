"""Finds where a line may end: at ICU's line breaks (by dictionary in Thai, Khmer, Lao and Burmese), and at hyphens where a pack allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from icu4py.breakers import LineBreaker, WordBreaker

from handbill.i18n.language import Language
from handbill.typeset.line_ends import CLAUSES, HAN

if TYPE_CHECKING:
    from pyphen import Pyphen

# COENG and the Burmese virama join the letter after them; ICU breaks there in a word that its dictionary lacks.
_JOINERS = "\u17d2\u1039"
# Korean and Japanese readers like lines to end between phrases; ICU does so only with the Unicode locale key lw.
_PHRASED = frozenset({"Kore", "Jpan"})
UNSPACED = CLAUSES | HAN | {"Jpan"}  # scripts without spaces between words
_WORD_START, _WORD_END = r"(?<![^\s(\[“«„¿¡])", r"(?![^\s.,:;?!…)\]”»،؛؟۔।၊။៖])"
# "6 girls" and "1 in 6" stay together, and in a script without spaces every number with the word after it, unless it is a phone number.
_COUNTED = re.compile(rf"{_WORD_START}(?=(\d{{1,2}}\s+(?:(?:[^\s\d]{{1,4}}\s+){{1,2}}\d|[^\W_])))")
_COUNTED_UNSPACED = re.compile(r"(?<![\d+)\-\u2010-\u2013\u00a0])(?=(\d{1,4}(?:[.,\u202f]\d{3})*\s*(?:[^\s\d]{1,6}\s+\d|[^\W\d_])))")
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


def breaks_after_leads(text: str, language: Language) -> frozenset[int]:
    """Where a word that leads to the next would be parted from it, in a script with spaces: a line may end there, but had better not."""
    if language.script in UNSPACED:
        return frozenset()
    return frozenset(at for start, stop in _spans(text, _leads(language.type.leads, True)) for at in range(start + 1, stop))


def _kept_words(text: str, language: Language) -> Iterator[tuple[int, int]]:
    """Spans that stay on one line: listed words, particles with one character of the word they belong to, numbers with what they count."""
    words, unspaced = language.type, language.script in UNSPACED
    yield from _spans(text, _kept(words.kept))
    yield from _spans(text, _trails(words.trails, not unspaced))
    yield from _spans(text, _COUNTED_UNSPACED if unspaced else _COUNTED)
    if unspaced:
        yield from _spans(text, _leads(words.leads, False))


def _spans(text: str, pattern: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    return (match.span(1) for match in pattern.finditer(text)) if pattern else iter(())


@cache
def _kept(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return _any_of([re.escape(word) for word in words])


@cache
def _leads(words: tuple[str, ...], spaced: bool) -> re.Pattern[str] | None:
    begin, end = (_WORD_START, _WORD_END) if spaced else ("", "")
    return _any_of([rf"{begin}{re.escape(word)}{end}\s*\S" for word in words])


@cache
def _trails(words: tuple[str, ...], spaced: bool) -> re.Pattern[str] | None:
    """In a script without spaces, one with a space behind it in the list counts only at the end of a word."""
    begin = _WORD_START if spaced else ""
    return _any_of([rf"\S\s*{begin}{re.escape(word.rstrip())}{_WORD_END if spaced or word.endswith(' ') else ''}" for word in words])


def _any_of(expressions: list[str]) -> re.Pattern[str] | None:
    """Finds all of these, also where two overlap; of those that begin at one place, the longest."""
    longest_first = "|".join(sorted(expressions, key=len, reverse=True))
    return re.compile(f"(?=({longest_first}))", re.IGNORECASE) if expressions else None


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
