"""Computes explicit levels (UAX #9, X1-X8) and isolating run sequences (X10, BD13) from the bidi classes of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from handbill.typeset.bidi.classes import EMBEDDINGS, INITIATORS, PDF, PDI, REMOVED, direction_of_level, first_strong

_DEEPEST = 125  # BD2, max_depth
_FORMATTING = re.compile("[lruvpijfq]")
_RIGHTWARD = "rvj"  # RLE, RLO, RLI; an FSI takes the direction of its content
_OVERRIDES = {"u": "L", "v": "R"}


class _DirectionalStatus(NamedTuple):
    level: int
    override: str  # "L", "R" or "" for neutral
    isolate: bool


@dataclass(frozen=True)
class RunSequence:
    """Characters to which the rules W1-N2 apply together: their places in the paragraph, and the classes at both ends (sos, eos)."""

    places: Sequence[int]
    level: int
    sos: str
    eos: str


def explicit_levels(types: str, base: int) -> tuple[list[int], str]:
    """X1-X8: each character's embedding level, and the classes after overrides. Characters that X9 removes have no meaningful level."""
    if not _FORMATTING.search(types):
        return [base] * len(types), types
    rules = _ExplicitRules(types, base)
    for place, letter in enumerate(types):
        rules.apply(place, letter)
    return rules.levels, "".join(rules.types)


class _ExplicitRules:
    """The directional status stack and its three counters (X1)."""

    def __init__(self, types: str, base: int) -> None:
        self._source = types
        self.types = list(types)
        self.levels = [base] * len(types)
        self._stack = [_DirectionalStatus(base, "", False)]
        self._overflow_isolates = 0
        self._overflow_embeddings = 0
        self._valid_isolates = 0

    def apply(self, place: int, letter: str) -> None:
        if letter in EMBEDDINGS:  # X2-X5
            self._embed(letter)
        elif letter in INITIATORS:  # X5a-X5c: the initiator itself is outside
            self._set(place)
            self._isolate(place, letter)
        elif letter == PDI:  # X6a: and so is the PDI
            self._end_isolate()
            self._set(place)
        elif letter == PDF:  # X7
            self._end_embedding()
        elif letter not in REMOVED:  # X6
            self._set(place)

    def _set(self, place: int) -> None:
        status = self._stack[-1]
        self.levels[place] = status.level
        if status.override:
            self.types[place] = status.override

    def _next_level(self, rightward: bool) -> int:
        level = self._stack[-1].level
        return (level + 1) | 1 if rightward else (level + 2) & ~1

    def _embed(self, letter: str) -> None:
        level = self._next_level(letter in _RIGHTWARD)
        if level <= _DEEPEST and not self._overflow_isolates and not self._overflow_embeddings:
            self._stack.append(_DirectionalStatus(level, _OVERRIDES.get(letter, ""), False))
        elif not self._overflow_isolates:
            self._overflow_embeddings += 1

    def _isolate(self, place: int, letter: str) -> None:
        # After an overflow the level no longer matters, and looking ahead from each of many nested FSIs would be slow.
        if self._overflow_isolates or self._overflow_embeddings:
            self._overflow_isolates += 1
            return
        rightward = letter in _RIGHTWARD or (letter == "f" and first_strong(self._source[place + 1 :], isolated=True) == 1)
        level = self._next_level(rightward)
        if level <= _DEEPEST:
            self._valid_isolates += 1
            self._stack.append(_DirectionalStatus(level, "", True))
        else:
            self._overflow_isolates += 1

    def _end_isolate(self) -> None:
        if self._overflow_isolates:
            self._overflow_isolates -= 1
        elif self._valid_isolates:
            self._overflow_embeddings = 0
            while not self._stack[-1].isolate:
                self._stack.pop()
            self._stack.pop()
            self._valid_isolates -= 1

    def _end_embedding(self) -> None:
        if self._overflow_isolates:
            return
        if self._overflow_embeddings:
            self._overflow_embeddings -= 1
        elif not self._stack[-1].isolate and len(self._stack) > 1:
            self._stack.pop()


def run_sequences(types: str, levels: Sequence[int], base: int) -> list[RunSequence]:
    """X10 applied to the original classes (before overrides): level runs, joined across isolates."""
    kept = [place for place, letter in enumerate(types) if letter not in REMOVED]
    if not _FORMATTING.search(types):
        edge = direction_of_level(base)
        return [RunSequence(kept, base, edge, edge)] if kept else []
    index = {place: number for number, place in enumerate(kept)}
    sequences = []
    for places in _linked(types, levels, kept):
        level = levels[places[0]]
        first, last = index[places[0]], index[places[-1]]
        before = levels[kept[first - 1]] if first else base
        # A sequence that ends in an initiator has no matching PDI, so nothing after it counts.
        open_ended = last + 1 == len(kept) or types[places[-1]] in INITIATORS
        after = base if open_ended else levels[kept[last + 1]]
        sequences.append(RunSequence(places, level, direction_of_level(max(level, before)), direction_of_level(max(level, after))))
    return sequences


def _linked(types: str, levels: Sequence[int], kept: list[int]) -> list[list[int]]:
    """BD13: a level run that ends in an initiator continues in the run that begins with its PDI. Isolates nest, hence a stack."""
    linked: list[list[int]] = []
    waiting: list[list[int]] = []
    for _, group in groupby(kept, key=levels.__getitem__):
        run = list(group)
        if types[run[0]] == PDI and waiting:
            places = waiting.pop()
            places.extend(run)
        else:
            places = run
            linked.append(places)
        if types[run[-1]] in INITIATORS:
            waiting.append(places)
    return linked
