"""What a script brings with it: its letters, direction, fonts, the marks that end a sentence (scripts.yaml)."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

from handbill.core.datafile import read

SCRIPTS = Path(__file__).with_name("scripts.yaml")


@dataclass(frozen=True)
class Script:
    """One row of scripts.yaml. `ends` is empty where sentences have no mark at their end; `leading` is a factor on the theme's."""

    code: str
    letters: tuple[str, ...]
    direction: str
    fonts: tuple[str, ...]
    leading: float
    ends: str
    stem: tuple[float, int]
    repertoire: str = ""

    @property
    def spaced(self) -> bool:
        """Whether words can be told apart, and so be compared by their stems."""
        return self.stem[0] < 1

    def has(self, letter: str) -> bool:
        """Whether a letter or a mark on one belongs to it. Marks that all scripts share do."""
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


@cache
def scripts() -> dict[str, Script]:
    """Every script by its ISO 15924 code."""
    return {code: _script(code, row) for code, row in read(SCRIPTS).data.items()}


def _script(code: str, row: dict[str, Any]) -> Script:
    lists_as_tuples: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Script(code, **lists_as_tuples)
