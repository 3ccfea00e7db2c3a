"""Scripts: which one a character belongs to, and how tall each stands (scripts.yaml, in parts of the em)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbill.core.datafile import read
from handbill.core.schema.record import RecordType, parse_data
from handbill.core.schema.value_types import MapType, NumberType, TextType

COMMON = ("Zyyy", "Zinh", "Zzzz")
# A language's script may be written in the letters of several scripts of Unicode's list.
_WRITTEN_IN = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Kore": "Hang"}


@dataclass(frozen=True)
class ScriptHeight:
    """Heights in parts of the em; `x_height` is that of the letter the eye reads size by."""

    x_height: float
    ascent: float
    descent: float


def _height(letter: str, x_height: float, ascent: float, descent: float) -> ScriptHeight:
    return ScriptHeight(x_height, ascent, descent)


SCRIPT_HEIGHTS = MapType(
    "How tall each script is, in parts of the em, by its ISO 15924 code.",
    RecordType(
        _height,
        "The heights of one script.",
        {
            "letter": TextType("The plain letter that the eye reads size by."),
            "x_height": NumberType("The height of that letter.", 0.1, 2),
            "ascent": NumberType("What a line of ordinary text fills above the baseline.", 0, 2),
            "descent": NumberType("What it fills below the baseline.", 0, 2),
        },
    ),
)


@cache
def height_of(script: str) -> ScriptHeight:
    """The heights of an ISO 15924 code; those of Latin for a script that has not been measured."""
    heights = _heights()
    return heights.get(script, heights["Latn"])


@cache
def _heights() -> Mapping[str, ScriptHeight]:
    return parse_data(SCRIPT_HEIGHTS, read(Path(__file__).with_name("line_rules.yaml")))


def script_of(character: str) -> str:
    """The ISO 15924 code of a character's script (Unicode Standard Annex 24); Zyyy and Zinh are shared by all."""
    if character < "\u02b0":
        return "Latn" if character.isalpha() else "Zyyy"
    from fontTools.unicodedata import script

    return str(script(character))


def letters_of(script: str) -> str:
    """The Unicode script whose letters a language's script is mostly written in."""
    return _WRITTEN_IN.get(script, script)
