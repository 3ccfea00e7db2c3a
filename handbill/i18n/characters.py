"""The characters of a translation: letters of another script, quotation marks, spaces, bidi controls, digits of the script's own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from handbill.core.problems import Place, Problem
from handbill.core.words import word_faults
from handbill.i18n.language import Alphabet, Language
from handbill.i18n.placeholders import outside
from handbill.i18n.scripts import scripts

# Callers say the name of a language in English; its pronunciation may follow in parentheses.
_SPOKEN = re.compile(r"(\}\}\W{0,3})[(（][^()（）]*[)）]")
# SMS, or a name with a capital inside, as WhatsApp writes itself on every phone.
_ABBREVIATION = re.compile(r"(?<![A-Za-z])(?:[A-Z]{2,}|[A-Z][a-z]+[A-Z][a-z]+)(?![A-Za-z])")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|\u200d)*")
_MARKS = '"“”„‟«»‹›‘‚‛「」『』〝〞〟＂'
# The same character is an apostrophe inside or at one end of a word, and a quotation mark around words.
_SINGLE = re.compile(r"(?<!\w)['’‘][^'’]+['’](?!\w)")
_SPACES = re.compile(r"\s{2,}|[\t\n\r\v\f]")
_OPENERS = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u202d": "\u202c",
    "\u202e": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}


@dataclass(frozen=True)
class Wording:
    """A translation, and where it is written. `named` is its name in messages: 'the Spanish for ...'."""

    text: str
    language: Language
    named: str
    place: Place

    def finding(self, code: str, what: str, hint: str) -> Problem:
        return Problem(f"language-{code}", f"{self.named} {what}", self.place, hint)


def character_findings(wording: Wording) -> Iterator[Problem]:
    """What is wrong with the characters of one translation."""
    for fault in word_faults(wording.text):
        yield wording.finding(fault.code, f"cannot be printed: {fault.sentence}", fault.hint)
    yield from _letters(wording)
    yield from _quotes(wording)
    yield from _spaces(wording)
    yield from _bidi(wording)
    yield from _digits(wording)


def _letters(wording: Wording) -> Iterator[Problem]:
    """Letters of another script, or of the same script and another language: a Persian word typed with Arabic letters looks right."""
    script = scripts().get(wording.language.script)
    if script is None:
        return
    words = _WORD.findall(_ABBREVIATION.sub(" ", outside(_SPOKEN.sub(r"\1", wording.text))))
    strange = [word for word in words if not all(script.has(letter) for letter in word)]
    if strange:
        shown = ", ".join(dict.fromkeys(strange))
        hint = "write it in the language's own letters; only abbreviations in capitals (SMS, ID) and names such as WhatsApp stay Latin"
        yield wording.finding("script", f"has letters of another script: {shown}", hint)
    elif alphabet := wording.language.alphabet:
        known = _known_letters(alphabet)
        letters = unicodedata.normalize("NFC", "".join(words))
        foreign = [letter for letter in letters if letter not in known and letter.isalpha()]
        if foreign:
            hint = "write the language's own letter, or add this one to `alphabet` in language.yaml"
            yield wording.finding("script", f"has letters that its alphabet lacks: {' '.join(dict.fromkeys(foreign))}", hint)


@lru_cache(maxsize=8)
def _known_letters(alphabet: Alphabet) -> frozenset[str]:
    """The letters of an alphabet, with their capitals; the capital of i may be İ."""
    small = unicodedata.normalize("NFC", "".join(alphabet.forms()))
    return frozenset((*small, *small.upper(), *("İ" if "ı" in small else "")))


def _quotes(wording: Wording) -> Iterator[Problem]:
    own = [mark.strip() for mark in wording.language.quotes]
    words = outside(wording.text)
    used = [mark for mark in words if mark in _MARKS or mark in own]
    strange = [mark for mark in used if mark not in own]
    if "‘" not in own and "'" not in own and (single := _SINGLE.search(words)):
        strange.append(single[0][0])
    if strange:
        pairs = " and ".join(own) or "none chosen yet"
        hint = f"this language's marks are {pairs}: use them, or change `quotes` in language.yaml"
        yield wording.finding("quotes", f"has the quotation mark {' '.join(dict.fromkeys(strange))}", hint)
    elif not _paired(used, own):
        yield wording.finding("quotes", "has a quotation mark without its other half", "open and close each quotation")


def _paired(used: list[str], own: list[str]) -> bool:
    """Whether each opening mark is closed before the text ends. An apostrophe may look like a closing single mark."""
    waiting: list[str] = []
    closing = dict(zip(own[::2], own[1::2], strict=False))
    for mark in used:
        if waiting and mark == waiting[-1]:
            waiting.pop()
        elif mark in closing:
            waiting.append(closing[mark])
        elif mark != "’":
            return False
    return not waiting


def _spaces(wording: Wording) -> Iterator[Problem]:
    if wording.text != wording.text.strip():
        yield wording.finding("spaces", "begins or ends with a space", "take it away")
    if _SPACES.search(wording.text.strip()):
        yield wording.finding("spaces", "has two spaces side by side, or a tab or a line break", "leave one space")


def _bidi(wording: Wording) -> Iterator[Problem]:
    waiting: list[str] = []
    for mark in wording.text:
        if mark in _OPENERS:
            waiting.append(_OPENERS[mark])
        elif mark in _OPENERS.values() and (not waiting or waiting.pop() != mark):
            waiting.append(mark)
            break
    if waiting:
        hint = "take out the invisible direction marks: Handbill sets them itself around numbers and names"
        yield wording.finding("bidi", "leaves a change of direction open", hint)


def _digits(wording: Wording) -> Iterator[Problem]:
    own = [mark for mark in outside(wording.text) if unicodedata.category(mark) == "Nd" and not mark.isascii()]
    if own:
        hint = "write 0 1 2 3 4 5 6 7 8 9, as on a telephone"
        yield wording.finding("own-digits", f"has the digits {''.join(own)}", hint)
