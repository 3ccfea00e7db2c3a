"""The parts of a string of the content: its words, and the {{ }} that are replaced by numbers and names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from handbill.core.problems import Place, Problem

_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_DIGITS = re.compile(r"\d+")
# A telephone number: 5 or more digits, also in groups separated by spaces or marks, or a short code that people dial (911, 988, 112). A
# street number, a year and the postal code after the letters of a state are ordinary words.
_TYPED = re.compile(r"(?<!\d)(?:[2-9]11|988|999|112|000)(?!\d)|(?<![A-Z]{2} )(?<!\d)\d(?:[\s().\-\u2010-\u2013\u00a0\u00b7/]{0,2}\d){4}")


def placeholders(text: str) -> frozenset[str]:
    """The expressions between {{ and }}, with single spaces."""
    return frozenset(" ".join(inner.split()) for inner in _PLACEHOLDER.findall(text))


def outside(text: str) -> str:
    """The words alone. Each {{ }} is replaced by a mark that is neither a letter nor a digit, so that the digits around it stay apart."""
    return _PLACEHOLDER.sub("|", text)


def filled_with(word: str, text: str) -> str:
    """The text with `word` in place of each {{ }}."""
    return _PLACEHOLDER.sub(word, text)


def is_message(text: str) -> bool:
    """Whether there is anything to translate: a letter outside {{ }}."""
    return any(char.isalpha() for char in outside(text))


def digits(text: str) -> list[str]:
    """The digit groups outside {{ }}, sorted, converted from any script to ASCII."""
    groups = _DIGITS.findall(outside(text))
    return sorted("".join(str(unicodedata.digit(char)) for char in group) for group in groups)


def typed_letters(text: str, spelled: Iterable[str], place: Place) -> list[Problem]:
    """Letters that spell a number must come from hotlines too, where they are compared with its digits. `spelled` holds all of them."""
    words = outside(text).upper()
    hint = "take them from their line in materials/hotlines, as in {{ hotlines.LINE.text.spelled }}"
    return [
        Problem("content-number", f"the letters {letters} stand for a number and are typed into the text", place, hint)
        for letters in sorted(spelled)
        if letters.upper() in words
    ]


def typed_numbers(text: str, place: Place) -> list[Problem]:
    """A telephone number must come from hotlines, where it is verified; one that is typed into the words is a problem."""
    words = outside(text)
    match = _TYPED.search("".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in words))
    if not match:
        return []
    hint = "write it into materials/hotlines/us.yaml, with its source, and name its line here, as in {{ hotlines.LINE.phone }}"
    return [Problem("content-number", f"the number {words[slice(*match.span())]} is typed into the text", place, hint)]
