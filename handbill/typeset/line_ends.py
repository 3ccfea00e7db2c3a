"""Judges where a line ends well or badly. The costs are those of best_breaks.py: 0.04 is about 15 % more of a line left empty."""

from __future__ import annotations

import re

IN_PHRASE = 0.08  # inside a phrase, where a language has phrases
PARTED = 0.1  # between a word of the pack's `leads` and the next
_IN_CLAUSE = 0.12  # in a script whose spaces end clauses, anywhere but at a space
_IN_WORD = 0.12
_OPENING = 0.12  # after the first words of a sentence
_SHORT_CLAUSE = 0.04  # after the first words of a sentence and a comma
_LITTLE = 0.04  # after a word of one or two letters
_SENTENCE, _COMMA = -0.03, -0.01  # the best ends
HAN = frozenset({"Hans", "Hant"})
CLAUSES = frozenset({"Thai", "Khmr", "Laoo", "Mymr"})
_LITTLE_WORD = re.compile(r"[\s(“«¿¡][^\W\d]{1,2}$")  # a, to, de, في
_SENTENCE_START = re.compile(r"[.?!؟।۔።][”»)]?\s+\S[^.?!؟।۔።]{0,15}$")
_CLAUSE_END = re.compile(r"[.?!؟।۔።,;:،؛፣][”»)]?$")
_HAN_START = re.compile(r"[。？！].{1,2}$")
_LOOK_BACK = 24  # characters


def line_end_cost(text: str, end: int, script: str, in_word: bool) -> float:
    """The cost of ending a line after the character before `end`, which is visible and not the last one of the text."""
    start = max(0, end - _LOOK_BACK)
    if script in CLAUSES:
        return 0.0 if text[end].isspace() else _IN_CLAUSE
    if script in HAN:
        return (_OPENING if _HAN_START.search(text, start, end) else 0.0) + (_IN_WORD if in_word else 0.0)
    comma = text[end - 1] in ",،፣"
    if _SENTENCE_START.search(text, start, end):
        return _SHORT_CLAUSE if comma else _OPENING
    if _CLAUSE_END.search(text, start, end):
        return _COMMA if comma else _SENTENCE
    return _LITTLE if _LITTLE_WORD.search(text, start, end) else 0.0
