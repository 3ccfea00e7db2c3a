"""The script of a character, and how tall the letters of each script are (script_properties.yaml, in parts of the em)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import MapType, NumberType, TextType

COMMON = ("Zyyy", "Zinh", "Zzzz")
DIGITS = "Zyyy"  # digits and the marks of a phone number belong to no script
# Language packs name scripts that combine, or are variants of, Unicode's scripts.
_UNICODE_SCRIPTS = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}


@dataclass(frozen=True)
class ScriptHeights:
    """Heights in parts of the em; `x_height` is that of `letter`, by which readers judge the size, in the font for text.

    `size`: the factor on type sizes with which the script looks as large as Latin. `title`: the distance of baselines in a title, as a
    factor on its size.
    """

    letter: str
    x_height: float
    size: float
    title: float
    ascent: float
    descent: float


SCRIPT_HEIGHTS = MapType(
    "How tall the letters of each script are, in parts of the em, by its ISO 15924 code.",
    RecordType(
        ScriptHeights,
        "The heights of one script.",
        {
            "letter": TextType("The plain letter by which readers judge the size."),
            "x_height": NumberType("The height of that letter.", 0.1, 2),
            "size": NumberType("The factor on type sizes with which it looks as large as Latin.", 0.5, 2),
            "title": NumberType("The distance of baselines in a title, as a factor on its size.", 0.8, 3),
            "ascent": NumberType("How far a line of ordinary text reaches above the baseline.", 0, 2),
            "descent": NumberType("How far it reaches below the baseline.", 0, 2),
        },
    ),
)


@cache
def script_heights(code: str) -> ScriptHeights:
    """The heights of a script by its ISO 15924 code; Latin's for a script that has not been measured."""
    heights = _all_heights()
    return heights.get(code, heights["Latn"])


def measured_scripts() -> tuple[str, ...]:
    """The codes of the scripts that have been measured."""
    return tuple(code for code in _all_heights() if code != DIGITS)


@cache
def _all_heights() -> Mapping[str, ScriptHeights]:
    return parse_data(SCRIPT_HEIGHTS, read(Path(__file__).with_name("script_properties.yaml")))


def script_of(character: str) -> str:
    """The ISO 15924 code of a character's script (Unicode Standard Annex 24); Zyyy and Zinh are shared by all scripts."""
    if character < "\u02b0":
        return "Latn" if character.isalpha() else "Zyyy"
    from fontTools.unicodedata import script  # a piece in English does without it

    return str(script(character))


def unicode_script(code: str) -> str:
    """The Unicode script that most letters of a language pack's script belong to."""
    return _UNICODE_SCRIPTS.get(code, code)
