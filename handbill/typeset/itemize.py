"""A paragraph becomes runs of one direction, script, font and weight. Positions are indices into the text without bidi controls."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from handbill.i18n.language import Language
from handbill.typeset.bidi.reorder import levels
from handbill.typeset.fonts import Font, fallback_for, font
from handbill.typeset.line_rules import COMMON, letters_of, script_of

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
# Around words to be set bold inside a sentence. Of bidi class BN, so they change no direction (start and end of text, U+0002 and U+0003).
BOLD, END_BOLD = "\u0002", "\u0003"
CONTROLS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad" + BOLD + END_BOLD)


@dataclass(frozen=True)
class TextRun:
    """Characters start to end (not included) in one direction, script, font and weight."""

    start: int
    end: int
    level: int
    script: str
    font: str
    weight: int


@dataclass(frozen=True)
class Itemized:
    """`text` has no controls; `kept` are the spans that were isolated left to right and must stay on one line."""

    text: str
    items: tuple[TextRun, ...]
    kept: tuple[tuple[int, int], ...]
    missing: tuple[str, ...]


def plain(text: str) -> str:
    """The text as a reader sees it: composed (NFC), without bidi controls and soft hyphens."""
    return "".join(character for character in unicodedata.normalize("NFC", text) if character not in CONTROLS)


def itemize(text: str, language: Language, weight: int) -> Itemized:
    """Split one paragraph into runs; characters that no font has are listed, not dropped."""
    text = unicodedata.normalize("NFC", text)
    all_levels = levels(text, 1 if language.direction == "rtl" else 0)
    shown = [index for index, character in enumerate(text) if character not in CONTROLS]
    bare = "".join(text[index] for index in shown)
    bare_levels = [all_levels[index] for index in shown]
    scripts = _scripts(bare, letters_of(language.script))
    weights = _weights(text, language, weight)
    fonts, missing = _fonts(bare, language, weight)
    items, start = [], 0
    for index in range(1, len(bare) + 1):
        here = (bare_levels[start], scripts[start], fonts[start], weights[start])
        if index == len(bare) or (bare_levels[index], scripts[index], fonts[index], weights[index]) != here:
            items.append(TextRun(start, index, *here))
            start = index
    return Itemized(bare, tuple(items), _kept(text), missing)


def _scripts(text: str, usual: str) -> list[str]:
    """Punctuation and marks take the script before them; what stands first takes the first script that follows."""
    own = [script_of(character) for character in text]
    first = next((script for script in own if script not in COMMON), usual)
    result: list[str] = []
    for script in own:
        result.append(script if script not in COMMON else result[-1] if result else first)
    return result


def _fonts(text: str, language: Language, weight: int) -> tuple[list[str], tuple[str, ...]]:
    chain = [font(name, weight) for name in language.type.fonts]
    if text.isascii():
        # Narrow letters are for a language's long words; a number that stands alone keeps its full width.
        chain.sort(key=lambda each: -each.width)
    if all(map(chain[0].covers, set(text))):
        return [chain[0].id] * len(text), ()
    chosen: list[str] = []
    missing: list[str] = []
    last: Font = chain[0]
    for index, character in enumerate(text):
        attached = index > 0 and _attaches(character)
        if not (attached and last.covers(character)):
            found = next((each for each in chain if each.covers(character)), None) or fallback_for(character, weight)
            if found is None:
                missing.append(character)
            last = found or chain[0]
            if attached and found:
                # A mark must come from the font of its letter, or it cannot be placed on it.
                chosen[-1] = found.id if found.covers(text[index - 1]) else chosen[-1]
        chosen.append(last.id)
    return chosen, tuple(dict.fromkeys(missing))


def _weights(text: str, language: Language, weight: int) -> list[int]:
    weights, current, turns = [], weight, {BOLD: language.type.bold, END_BOLD: weight}
    for character in text:
        current = turns.get(character, current)
        if character not in CONTROLS:
            weights.append(current)
    return weights


def _attaches(character: str) -> bool:
    return character in "\u200c\u200d" or unicodedata.category(character) in ("Mn", "Mc", "Me")


def _kept(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    open_at: list[tuple[str, int]] = []
    position = 0
    for character in text:
        if character in (LRI, RLI, FSI):
            open_at.append((character, position))
        elif character == PDI and open_at:
            opener, start = open_at.pop()
            if opener == LRI and position > start:
                spans.append((start, position))
        position += character not in CONTROLS
    return tuple(spans)
