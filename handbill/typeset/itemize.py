"""Splits a paragraph into runs of one direction, script and font. Positions are indices into the text without its control characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from handbill.i18n.font_sources import FontSource
from handbill.i18n.language import Language
from handbill.typeset.bidi.reorder import embedding_levels
from handbill.typeset.fonts import Font, find_fallback_font, open_font
from handbill.typeset.script_properties import COMMON, script_of, unicode_script

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"
# Enclose words that are set bold within a sentence. Their bidi class is BN, so they change no direction (U+0002 and U+0003).
BOLD, END_BOLD = "\u0002", "\u0003"
CONTROLS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad" + BOLD + END_BOLD)

_SPACES = re.compile(r"(?<=\S)\s+(?=\S)")


@dataclass(frozen=True)
class TextRun:
    """Characters `start` to `end` (exclusive), of one embedding level, script and font."""

    start: int
    end: int
    level: int
    script: str
    font: Font


@dataclass(frozen=True)
class Itemized:
    """`text` is without control characters; `unbreakable` holds the spans isolated left to right, which must stay on one line.

    `missing` lists the characters that no font has, each once.
    """

    text: str
    runs: tuple[TextRun, ...]
    unbreakable: tuple[tuple[int, int], ...]
    missing: tuple[str, ...]


def strip_controls(text: str) -> str:
    """The text as readers see it: composed, without direction controls, soft hyphens and marks for bold."""
    return "".join(character for character in unicodedata.normalize("NFC", text) if character not in CONTROLS)


def itemize(text: str, language: Language, sources: Sequence[FontSource], weight: int) -> Itemized:
    """Split one paragraph into runs in these fonts, and then the fallback fonts. Characters that no font has are listed, and stay."""
    text = unicodedata.normalize("NFC", text)
    all_levels = embedding_levels(text, 1 if language.direction == "rtl" else 0)
    visible = [index for index, character in enumerate(text) if character not in CONTROLS]
    bare = "".join(text[index] for index in visible)
    levels = [all_levels[index] for index in visible]
    scripts = _scripts(bare, unicode_script(language.script))
    fonts, missing = _fonts(bare, language, sources, weight)
    if BOLD in text:
        fonts = [font.family.at_weight(at) for font, at in zip(fonts, _weights(text, language, weight), strict=True)]
    runs, start = [], 0
    for index in range(1, len(bare) + 1):
        properties = (levels[start], scripts[start], fonts[start])
        if index == len(bare) or (levels[index], scripts[index], fonts[index]) != properties:
            runs.append(TextRun(start, index, *properties))
            start = index
    return Itemized(bare, tuple(runs), _left_to_right_isolates(text), missing)


def _scripts(text: str, default: str) -> list[str]:
    """The script of each character. Punctuation and marks take the script before them, or at the start the first that follows."""
    scripts = [script_of(character) for character in text]
    first = next((script for script in scripts if script not in COMMON), default)
    result: list[str] = []
    for script in scripts:
        result.append(script if script not in COMMON else result[-1] if result else first)
    return result


def _fonts(text: str, language: Language, sources: Sequence[FontSource], weight: int) -> tuple[list[Font], tuple[str, ...]]:
    """The font of each character, and the characters that no font has."""
    chain = [open_font(source, weight) for source in sources]
    if all(map(chain[0].covers, set(text))):
        return [chain[0]] * len(text), ()
    chosen: list[Font] = []
    missing: list[str] = []
    last = chain[0]
    for index, character in enumerate(text):
        attached = index > 0 and _attaches(character)
        if not (attached and last.covers(character)):
            found = next((font for font in chain if font.covers(character)), None)
            found = found or find_fallback_font(language.type.fallback, character, weight)
            if found is None:
                missing.append(character)
            last = found or chain[0]
            if attached and found:
                # A mark can only be positioned on a letter of its own font.
                chosen[-1] = found if found.covers(text[index - 1]) else chosen[-1]
        chosen.append(last)
    for spaces in _SPACES.finditer(text):
        # Between two words of one font, a space is as wide as that font has it.
        before, start, end = chosen[spaces.start() - 1], spaces.start(), spaces.end()
        if before is chosen[end] and all(map(before.covers, spaces[0])):
            chosen[start:end] = [before] * (end - start)
    return chosen, tuple(dict.fromkeys(missing))


def _weights(text: str, language: Language, weight: int) -> list[int]:
    """The weight of each visible character."""
    weights, current, switches = [], weight, {BOLD: language.type.bold, END_BOLD: weight}
    for character in text:
        current = switches.get(character, current)
        if character not in CONTROLS:
            weights.append(current)
    return weights


def _attaches(character: str) -> bool:
    return character in "\u200c\u200d" or unicodedata.category(character) in ("Mn", "Mc", "Me")


def _left_to_right_isolates(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    open_isolates: list[tuple[str, int]] = []
    position = 0
    for character in text:
        if character in (LRI, RLI, FSI):
            open_isolates.append((character, position))
        elif character == PDI and open_isolates:
            initiator, start = open_isolates.pop()
            if initiator == LRI and position > start:
                spans.append((start, position))
        position += character not in CONTROLS
    return tuple(spans)
