"""Values that keep their own direction inside a sentence: bidi isolates (UAX #9, 2.4) around numbers, addresses and names."""

from __future__ import annotations

from dataclasses import dataclass

LEFT_TO_RIGHT = "\u2066"
FIRST_STRONG = "\u2068"
POP = "\u2069"
_DROP = {ord(mark): None for mark in (LEFT_TO_RIGHT, "\u2067", FIRST_STRONG, POP)}


@dataclass(frozen=True)
class IsolatedText:
    """Text that is printed from left to right and never broken over two lines: a number, an address, a date."""

    printed: str
    link: str = ""

    def __str__(self) -> str:
        return f"{LEFT_TO_RIGHT}{self.printed}{POP}"


@dataclass(frozen=True)
class WebAddress:
    """A web address: `printed` without its scheme, `link` whole."""

    printed: IsolatedText
    link: str

    def __str__(self) -> str:
        return str(self.printed)


def own_direction(words: str) -> str:
    """Words from data, isolated with the direction of their first letter; words that are isolated already are not changed.

    Spaces at their ends belong to the sentence: inside, they would stand on the wrong side of words of another direction.
    """
    inner = words.strip()
    if not inner or (inner.startswith((LEFT_TO_RIGHT, FIRST_STRONG)) and inner.endswith(POP)):
        return words
    before, after = words.split(inner, 1)
    return f"{before}{FIRST_STRONG}{inner}{POP}{after}"


def without_isolates(text: str) -> str:
    return text.translate(_DROP)
