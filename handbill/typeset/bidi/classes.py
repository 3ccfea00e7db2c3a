"""Maps text to bidi classes, one letter per character, so that the rules of UAX #9 can be written as regular expressions."""

from __future__ import annotations

import unicodedata

# The standard library gives unassigned characters no class. Most would get L, and no font has a glyph for them.
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
PDI = "q"  # closes an isolate
EMBEDDINGS = "lruv"  # LRE, RLE, LRO, RLO
PDF = "p"
REMOVED = "lruvpx"  # X9: embeddings, overrides, PDF, BN
SIDES = {"L": "L", "R": "R", "E": "R", "N": "R"}  # N0 and N1: numbers count as R


def bidi_classes(text: str) -> str:
    """One letter for each character: upper case for strong and weak classes, lower case for neutral and formatting ones."""
    return "".join(map(_LETTERS.__getitem__, map(unicodedata.bidirectional, text)))


def direction_of_level(level: int) -> str:
    """The class of a level's direction: L for even, R for odd."""
    return "R" if level & 1 else "L"


def first_strong(types: str, *, isolated: bool = False) -> int | None:
    """P2-P3: 0 if the first L, R or AL outside isolates is L, else 1; None if there is none.

    With `isolated` (X5c), `types` begin after an FSI, and the PDI that closes it ends the search.
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
