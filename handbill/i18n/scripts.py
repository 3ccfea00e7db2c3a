"""The properties of a script: its letters, direction, fonts, and the marks that end a sentence (scripts.yaml)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from handbill.core.datafile import read
from handbill.core.schema.declaration import Position
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import ChoiceType, ListType, MapType, NumberType, TextType

SCRIPTS = Path(__file__).with_name("scripts.yaml")


@dataclass(frozen=True)
class Script:
    """One row of scripts.yaml. `ends` is empty if sentences have no end mark; `leading` is a factor on the theme's.

    `question` ends a question; empty if a word does. `own_marks`: ASCII marks, each with the one that the script has instead.
    """

    code: str
    letters: tuple[str, ...]
    direction: str
    fonts: tuple[str, ...]
    leading: float
    ends: str
    stem: tuple[float, int]
    repertoire: str = ""
    space: str = " "
    question: str = "?"
    own_marks: tuple[tuple[str, str], ...] = ()

    @property
    def spaced(self) -> bool:
        """Whether words are written apart, so that their stems can be compared."""
        return self.stem[0] < 1

    def has(self, letter: str) -> bool:
        """Whether a letter or combining mark belongs to the script. Marks that all scripts share belong to each of them."""
        name = unicodedata.name(letter, "")
        if name.startswith(("COMBINING", "MODIFIER", "ZERO WIDTH", "VARIATION")):
            return True
        return name.startswith(tuple(f"{start} " for start in self.letters)) and self._everyday(letter)

    def stem_of(self, word: str) -> str:
        """The part of a word that stays when it is inflected."""
        share, least = self.stem
        return word[: max(least, ceil(share * len(word)))]

    def _everyday(self, letter: str) -> bool:
        try:
            return bool(letter.encode(self.repertoire)) if self.repertoire else True
        except UnicodeEncodeError:
            return False


def _script(at: Position, **values: Any) -> Script:
    share, least = values.pop("stem")
    own_marks = tuple(values.pop("own_marks").items())
    return Script(code=at.name, stem=(share, int(least)), own_marks=own_marks, **values)


SCRIPT_TABLE = MapType(
    "What languages written in a script start from, by the script's ISO 15924 code.",
    RecordType(
        _script,
        "One script.",
        {
            "letters": ListType("How the names of its letters begin in the Unicode Character Database.", TextType("A word."), 1),
            "direction": ChoiceType("ltr or rtl.", ("ltr", "rtl"), "a direction"),
            "fonts": ListType("Names of layouts/fonts.yaml, in the order they are asked for a glyph.", TextType("A font."), 1),
            "leading": NumberType("A factor on the theme's leading.", 0.5, 3),
            "ends": TextType("The marks that end a sentence; empty: the script marks no ends.", least=0),
            "stem": ListType(
                "[share, least]: how much of a word, in letters, stays the same when it is inflected.", NumberType("", 0, 20), 2, 2
            ),
            "repertoire": TextType("A character set of Python's that holds its everyday letters.", default=""),
            "space": TextType("What stands between two sentences.", least=0, default=" "),
            "question": TextType("The mark of a question; empty: a word marks it.", least=0, default="?"),
            "own_marks": MapType("ASCII marks, each with the one that the script has instead.", TextType("A mark."), default={}),
        },
        located=True,
    ),
)


@cache
def scripts() -> Mapping[str, Script]:
    """Every script by its ISO 15924 code."""
    return parse_data(SCRIPT_TABLE, read(SCRIPTS))
