"""The script of a character, and how tall the letters of each script are (script_properties.yaml, in parts of the em)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbill.core.datafile import read

COMMON = ("Zyyy", "Zinh", "Zzzz")
# Language packs name scripts that combine, or are variants of, Unicode's scripts.
_UNICODE_SCRIPTS = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}


@dataclass(frozen=True)
class ScriptHeights:
    """Heights in parts of the em; `x_height` is that of the letter by which readers judge the size."""

    x_height: float
    ascent: float
    descent: float


@cache
def script_heights(code: str) -> ScriptHeights:
    """The heights of a script by its ISO 15924 code; Latin's for a script that has not been measured."""
    table = read(Path(__file__).with_name("script_properties.yaml")).data
    row = table.get(code, table["Latn"])
    return ScriptHeights(float(row["x_height"]), float(row["ascent"]), float(row["descent"]))


def script_of(character: str) -> str:
    """The ISO 15924 code of a character's script (Unicode Standard Annex 24); Zyyy and Zinh are shared by all scripts."""
    if character < "\u02b0":
        return "Latn" if character.isalpha() else "Zyyy"
    from fontTools.unicodedata import script  # a piece in English does without it

    return str(script(character))


def unicode_script(code: str) -> str:
    """The Unicode script that most letters of a language pack's script belong to."""
    return _UNICODE_SCRIPTS.get(code, code)
