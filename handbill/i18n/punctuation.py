"""The punctuation of a translation: brackets, marks of the script's own, the spaces beside marks, opening marks, apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbill.core.problems import Problem
from handbill.i18n.characters import Wording
from handbill.i18n.placeholders import filled_with
from handbill.i18n.scripts import scripts

_FILLER = "\u4e00"  # a letter in place of a {{ }}: what stands beside it is punctuation of the sentence
_BRACKETS = "()（）[]［］【】〔〕"
# Between two of these an ASCII mark belongs to a number, a time or an address.
_ASCII_MARK = re.compile(r"(?<![A-Za-z0-9])[!-/:-@\[-`{-~]|[!-/:-@\[-`{-~](?![A-Za-z0-9])")
# Marks that end a sentence or a part of one. An ASCII mark with a letter or digit behind it belongs to an address or a number.
_LATIN, _OTHERS = ",.;:?!", "،؛؟۔।॥።፣፤፦၊။։，、。；：？！"
_SPACE_BEFORE = re.compile(rf"(?<=[^\s{_LATIN}{_OTHERS}])(\s*)([{_LATIN}](?=[\W_]*(?:\s|$))|[{_OTHERS}])")
_LETTER = r"[^\W\d_]"
_APOSTROPHE, _LETTER_APOSTROPHE = "’", "ʼ"


def punctuation_findings(wording: Wording) -> Iterator[Problem]:
    """What is wrong with the punctuation of one translation."""
    text = filled_with(_FILLER, wording.text)
    yield from _brackets(wording, text)
    yield from _own_marks(wording, text)
    yield from _spaces_before(wording, text)
    yield from _spaces_inside(wording, text)
    yield from _openings(wording, text)
    yield from _apostrophes(wording, text)


def _brackets(wording: Wording, text: str) -> Iterator[Problem]:
    opening, closing = (mark.strip() for mark in wording.language.brackets)
    used = [mark for mark in text if mark in _BRACKETS or mark in (opening, closing)]
    if strange := [mark for mark in used if mark not in (opening, closing)]:
        hint = f"this language's are {opening}{closing}: use them, or change `brackets` in language.yaml"
        yield wording.finding("brackets", f"has the bracket {' '.join(dict.fromkeys(strange))}", hint)
    elif "".join(used).replace(opening + closing, ""):
        yield wording.finding("brackets", "has a bracket without its other half", "open and close each bracket")


def _own_marks(wording: Wording, text: str) -> Iterator[Problem]:
    script = scripts().get(wording.language.script)
    own = dict(script.own_marks) if script else {}
    found = [match for match in _ASCII_MARK.finditer(text) if match[0] in own and not _abbreviates(text, match.start())]
    for mark in dict.fromkeys(match[0] for match in found):
        yield wording.finding("marks", f"has the Latin mark {mark}", f"write {own[mark]}, as its script does")


def _abbreviates(text: str, at: int) -> bool:
    """Whether the mark at this place is one of several points in one word, as in U.S."""
    word = re.search(r"\S*\Z", text[:at])
    return text[at] == "." and (text[at + 1 : at + 2].isalpha() or (word is not None and "." in word[0]))


def _spaces_before(wording: Wording, text: str) -> Iterator[Problem]:
    own = dict(wording.language.spaces_before)
    for space, mark in dict.fromkeys(match.groups() for match in _SPACE_BEFORE.finditer(text)):
        wanted = own.get(mark, "")
        if space != wanted:
            said = f"has {_named(space)} before {mark}"
            yield wording.finding("spaces", said, f"write {_named(wanted)} there; `spaces_before` in language.yaml lists what has one")


def _spaces_inside(wording: Wording, text: str) -> Iterator[Problem]:
    """The spaces inside quotation marks, where the opening mark is not the closing one, too."""
    quotes = wording.language.quotes
    for opening, closing in zip(quotes[::2], quotes[1::2], strict=False):
        if opening.strip() == closing.strip():
            continue
        sides = [(opening.replace(opening.strip(), ""), re.findall(re.escape(opening.strip()) + r"(\s*)", text))]
        if closing.strip() != _APOSTROPHE:
            sides.append((closing.replace(closing.strip(), ""), re.findall(r"(\s*)" + re.escape(closing.strip()), text)))
        for space, wanted in dict.fromkeys((space, wanted) for wanted, spaces in sides for space in spaces):
            if space != wanted:
                hint = f"write {_named(wanted)} there, as in `quotes` in language.yaml"
                yield wording.finding("spaces", f"has {_named(space)} inside its quotation marks", hint)


def _openings(wording: Wording, text: str) -> Iterator[Problem]:
    for closing, opening in wording.language.opened_by:
        if text.count(opening) != text.count(closing):
            sentence = f"has {text.count(opening)} {opening} and {text.count(closing)} {closing}"
            yield wording.finding("marks", sentence, f"open with {opening} what ends in {closing}")


def _apostrophes(wording: Wording, text: str) -> Iterator[Problem]:
    """An apostrophe inside a word; in languages whose alphabet has it as a letter, also at its end."""
    alphabet = wording.language.alphabet
    is_letter = alphabet is not None and _LETTER_APOSTROPHE in alphabet.letters
    wanted, wrong = (_LETTER_APOSTROPHE, "['’]") if is_letter else (_APOSTROPHE, f"['{_LETTER_APOSTROPHE}]")
    if match := re.search(f"(?<={_LETTER}){wrong}" + ("" if is_letter else f"(?={_LETTER})"), text):
        yield wording.finding("apostrophe", f"has {match[0]} in a word", f"write {wanted}")


def _named(space: str) -> str:
    names = {"": "no space", " ": "a space", "\u00a0": "a no-break space", "\u202f": "a narrow no-break space"}
    return names.get(space, "other spaces")
