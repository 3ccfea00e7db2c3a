"""Pairs the brackets of an isolating run sequence (UAX #9, BD14-BD16) and gives each pair a direction (N0)."""

from __future__ import annotations

import unicodedata
from functools import cache

from handbill.typeset.bidi.classes import SIDES

_MAX_DEPTH = 63  # BD16: pairing stops when the stack would hold more
# BidiBrackets.txt: the partners of the tick brackets are not the next closing bracket.
_CROSSED = {"\u298d": "\u2990", "\u298f": "\u298e"}


@cache
def closing_bracket(opening: str) -> str:
    """The canonical closing bracket that pairs with an opening one; "" for any other character.

    BidiBrackets.txt derives its pairs from gc=Ps and Pe, bc=ON and Bidi_Mirrored. Except for the tick brackets, the partner is the next
    closing bracket, at most two code points later. U+2329 and U+232A are canonically U+3008 and U+3009.
    """
    canonical = unicodedata.normalize("NFD", opening)
    if unicodedata.category(canonical[0]) != "Ps" or not _pairable(canonical):
        return ""
    if canonical in _CROSSED:
        return _CROSSED[canonical]
    for step in (1, 2):
        candidate = chr(ord(canonical) + step)
        if unicodedata.category(candidate) == "Pe" and _pairable(candidate):
            return candidate
    return ""


@cache
def canonical_closing(character: str) -> str:
    """The canonical form of a closing bracket; "" for any other character."""
    canonical = unicodedata.normalize("NFD", character)
    return canonical if unicodedata.category(canonical[0]) == "Pe" and _pairable(canonical) else ""


def _pairable(character: str) -> bool:
    return unicodedata.bidirectional(character) == "ON" and unicodedata.mirrored(character) == 1


def bracket_pairs(characters: str, types: str) -> list[tuple[int, int]]:
    """BD16: the places of each pair, in the order of the opening brackets. Only characters whose class is still ON count."""
    found = []
    stack: list[tuple[str, int]] = []
    place = types.find("o")
    while place >= 0:
        character = characters[place]
        if partner := closing_bracket(character):
            if len(stack) == _MAX_DEPTH:
                break
            stack.append((partner, place))
        elif partner := canonical_closing(character):
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == partner:
                    found.append((stack[depth][1], place))
                    del stack[depth:]
                    break
        place = types.find("o", place + 1)
    return sorted(found)


def resolve_brackets(characters: str, original_types: str, types: str, sos: str, embedding: str) -> str:
    """N0: the classes, with the pairs that have a direction set to L or R. `types` are those after W7, `original_types` those before W1."""
    found = bracket_pairs(characters, types)
    if not found:
        return types
    result = list(types)
    for start, end in found:
        side = _side(result, start, end, sos, embedding)
        if not side:
            continue
        for place in (start, end):
            result[place] = side
            # Marks on a bracket follow it.
            follower = place + 1
            while follower < len(result) and original_types[follower] == "M":
                result[follower] = side
                follower += 1
    return "".join(result)


def _side(types: list[str], start: int, end: int, sos: str, embedding: str) -> str:
    inside = {SIDES.get(letter, "") for letter in types[start + 1 : end]}
    if embedding in inside:  # N0 b
        return embedding
    opposite = "L" if embedding == "R" else "R"
    if opposite not in inside:  # N0 d
        return ""
    # N0 c: opposite inside; only what comes before the pair can confirm it.
    before = next((SIDES[types[place]] for place in range(start - 1, -1, -1) if types[place] in SIDES), sos)
    return opposite if before == opposite else embedding
