"""A string becomes a string of bidi classes, one letter a character, so that the rules of UAX #9 can be written as patterns over it."""

from __future__ import annotations

import unicodedata

# An unassigned character has no class in the standard library; L is what most of them would get, and no font has a glyph for them.
_LETTERS = {
    "": "L",
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "E",
    "AN": "N",
    "ES": "S",
    "ET": "T",
    "CS": "C",
    "NSM": "M",
    "B": "B",
    "S": "s",
    "WS": "w",
    "ON": "o",
    "LRI": "i",
    "RLI": "j",
    "FSI": "f",
    "PDI": "q",
    "LRE": "l",
    "RLE": "r",
    "LRO": "u",
    "RLO": "v",
    "PDF": "p",
    "BN": "x",
}
INITIATORS = "ijf"  # open an isolate
PDI = "q"  # closes one
EMBEDDINGS = "lruv"  # LRE, RLE, LRO, RLO
PDF = "p"
REMOVED = "lruvpx"  # X9: embeddings, overrides, PDF, BN
SIDES = {"L": "L", "R": "R", "E": "R", "N": "R"}  # N0 and N1: numbers count as R


def classes(text: str) -> str:
    """One letter a character of `text`: capitals for strong and weak classes, small letters for neutral and formatting ones."""
    return "".join(map(_LETTERS.__getitem__, map(unicodedata.bidirectional, text)))


def direction(level: int) -> str:
    """The class that stands for a level's direction: L for even, R for odd."""
    return "R" if level & 1 else "L"


def first_strong(types: str, *, isolated: bool = False) -> int | None:
    """P2-P3: 0 or 1 as the first L, R or AL says, isolates inside skipped; None without one.

    `isolated` is X5c's question: `types` begin behind an FSI, and the PDI that closes it ends the search.
    """
    depth = 0
    for letter in types:
        if letter in INITIATORS:
            depth += 1
        elif letter == PDI:
            if isolated and not depth:
                return None
            depth = max(0, depth - 1)
        elif not depth and letter in "LRA":
            return 0 if letter == "L" else 1
    return None
