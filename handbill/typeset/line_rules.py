"""Scripts: which one a character belongs to, and how tall each stands (scripts.yaml, in parts of the em)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbill.core.datafile import read

COMMON = ("Zyyy", "Zinh", "Zzzz")
# A language's script may be written in the letters of several scripts of Unicode's list.
_WRITTEN_IN = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}


@dataclass(frozen=True)
class ScriptHeight:
    """Heights in parts of the em; `x_height` is that of the letter the eye reads size by."""

    x_height: float
    ascent: float
    descent: float


@cache
def height_of(script: str) -> ScriptHeight:
    """The heights of an ISO 15924 code; those of Latin for a script nobody has measured yet."""
    table = read(Path(__file__).with_name("line_rules.yaml")).data
    row = table.get(script, table["Latn"])
    return ScriptHeight(float(row["x_height"]), float(row["ascent"]), float(row["descent"]))


def script_of(character: str) -> str:
    """The ISO 15924 code of a character's script (Unicode Standard Annex 24); Zyyy and Zinh are shared by all."""
    if character < "\u02b0":
        return "Latn" if character.isalpha() else "Zyyy"
    from fontTools.unicodedata import script

    return str(script(character))


def letters_of(script: str) -> str:
    """The Unicode script whose letters a language's script is mostly written in."""
    return _WRITTEN_IN.get(script, script)
