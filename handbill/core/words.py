"""What is wrong with the characters of words that are to be printed, whatever their language.

- Zawgyi, the encoding of Burmese before Unicode: its letters have the numbers of other letters in Unicode, so what reads well in one font
  is a row of dotted circles in all others.
- Letters of the private use area, which only the font that they were typed in knows.
- A mark without a letter to stand on, which is drawn on a dotted circle.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

_ZAWGYI = 0.95  # Google's model says so from here on; below, short words of Unicode are among what it means
_MYANMAR = re.compile("[\u1000-\u109f]")
_CONSONANT = (
    "\u1000-\u102a\u103f\u104e\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081\u108e\ua9e0-\ua9ef\uaa60-\uaa7a"
)
# What no Unicode text has: a vowel E that no consonant or medial stands before, a stacking sign with no consonant behind it.
_IMPOSSIBLE = re.compile(
    f"(?<![{_CONSONANT}\u103b-\u103e\u105e-\u1060\u1082\u103a\u1084\u200c\u200d\u2060])\u1031|(?<!\u103a)\u1039(?![{_CONSONANT}])|\u1033|\u1034(?![\u1000-\u109f])"
)
_INVISIBLE = re.compile("[\u034f\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff]")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


class WordFault(NamedTuple):
    """Why some words cannot be printed as they are. `code` is that of the problem, without its class."""

    code: str
    sentence: str
    hint: str


def word_faults(text: str) -> Iterator[WordFault]:
    """The faults of a text. Most texts have none, and most in English are done with their first look."""
    if text.isascii():
        return
    if _is_zawgyi(text):
        converted = _from_zawgyi(text)
        hint = f"write it in Unicode: {converted}" if converted else "write it in Unicode; a converter from Zawgyi does that"
        yield WordFault("zawgyi", "this is Burmese in Zawgyi, which prints as dotted circles", hint)
        return
    private = [char for char in text if unicodedata.category(char) == "Co"]
    if private:
        shown = ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in private))
        hint = "type it again in this place: it is a sign of a symbol font, or letters of an old font that had numbers of its own"
        yield WordFault("private-letter", f"this holds a letter that only the font it was typed in has ({shown})", hint)
    if lone := next(_lone_marks(text), ""):
        name = unicodedata.name(lone, f"U+{ord(lone):04X}").lower()
        hint = "take it out, or type the letter that it stands on before it"
        yield WordFault("lone-mark", f"this holds a mark with no letter under it, which prints on a dotted circle: {name}", hint)


def _lone_marks(text: str) -> Iterator[str]:
    before = ""
    for char in _INVISIBLE.sub("", _SELECTORS.sub("", text)):
        alone = not before or (before != "\u00a0" and unicodedata.category(before)[0] in "ZCP")
        if alone and unicodedata.category(char).startswith("M"):
            yield char
        else:
            before = char


def _is_zawgyi(text: str) -> bool:
    """Whether Google's model and the rules of Unicode both say so: the model errs on a word or two, the rules on a slip of the hand."""
    if not _MYANMAR.search(text) or not (_IMPOSSIBLE.search(text) or any(map(_MYANMAR.match, _lone_marks(text)))):
        return False
    return bool(_detector().get_zawgyi_probability(text) > _ZAWGYI)


@cache
def _detector() -> Any:
    from myanmartools import ZawgyiDetector

    return ZawgyiDetector()


def _from_zawgyi(text: str) -> str:
    """The same words in Unicode; empty where they cannot be converted."""
    from myanmar.converter import convert

    try:
        converted = str(convert(text, "zawgyi", "unicode"))
    except Exception:  # python-myanmar has no errors of its own for letters that it does not know
        return ""
    return "" if _IMPOSSIBLE.search(converted) else converted
