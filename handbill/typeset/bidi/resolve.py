"""Resolves the levels of one isolating run sequence: weak types (UAX #9, W1-W7), neutrals (N0-N2), implicit levels (I1-I2).

The classes are one string, one letter each, with sos before them and eos after them where a rule looks past the end.
"""

from __future__ import annotations

import re

from handbill.typeset.bidi.brackets import resolve_brackets
from handbill.typeset.bidi.classes import INITIATORS, PDI, SIDES, direction_of_level

_MARKS = re.compile("([^M])(M+)")
_AFTER_ARABIC = re.compile("A[^LRA]*")
_BETWEEN_NUMBERS = re.compile("(?<=E)[SC](?=E)|(?<=N)C(?=N)")
_NUMBERS_AND_TERMINATORS = re.compile("[ET]+")
_SEPARATORS = str.maketrans("STC", "ooo")
_AFTER_LEFT = re.compile("L[^LR]*")
_NEUTRALS = re.compile("[swoijfq]+")
_RISE = ({"L": 0, "R": 1, "E": 2, "N": 2}, {"L": 1, "R": 0, "E": 1, "N": 1})  # I1 for even levels, I2 for odd ones


def resolve_levels(characters: str, types: str, level: int, sos: str, eos: str) -> list[int]:
    """The level of each character of a sequence. `types` are the classes after X1-X8, without characters that X9 removes."""
    embedding = direction_of_level(level)
    weak = _weak(types, sos)
    if "o" in weak:
        weak = resolve_brackets(characters, types, weak, sos, embedding)
    rise = _RISE[level & 1]
    return [level + rise[letter] for letter in _neutral(weak, sos, eos, embedding)]


def _weak(types: str, sos: str) -> str:
    run = sos + types
    if "M" in run:  # W1
        run = _MARKS.sub(_with_marks, run)
    if "A" in run:
        run = _AFTER_ARABIC.sub(lambda match: match[0].replace("E", "N"), run)  # W2
        run = run.replace("A", "R")  # W3
    run = _BETWEEN_NUMBERS.sub(lambda match: match.string[match.start() - 1], run)  # W4
    if "T" in run:  # W5
        run = _NUMBERS_AND_TERMINATORS.sub(lambda match: "E" * len(match[0]) if "E" in match[0] else match[0], run)
    run = run.translate(_SEPARATORS)  # W6
    if "E" in run:  # W7
        run = _AFTER_LEFT.sub(lambda match: match[0].replace("E", "L"), run)
    return run[1:]


def _with_marks(match: re.Match[str]) -> str:
    carrier = match[1]
    return carrier + ("o" if carrier in INITIATORS or carrier == PDI else carrier) * len(match[2])


def _neutral(types: str, sos: str, eos: str, embedding: str) -> str:
    def resolved(match: re.Match[str]) -> str:
        before, after = SIDES[match.string[match.start() - 1]], SIDES[match.string[match.end()]]
        return (before if before == after else embedding) * len(match[0])  # N1, else N2

    return _NEUTRALS.sub(resolved, sos + types + eos)[1:-1]
