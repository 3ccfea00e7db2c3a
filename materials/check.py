"""Everything that can be wrong with what is said, at once: content, packs, numbers, translations, every piece in every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from materials import content
from materials.catalogs import MESSAGES, entries
from materials.compose import OURS, Library, Request, compose
from materials.content import Unfilled
from materials.fill import syntax_problems
from materials.hotlines import hotlines
from materials.language import SOURCE, language, languages, tags
from materials.messages import Message, readable_messages
from materials.organization import organization
from materials.problems import Place, Problem, ProblemsFound, shown, stop_on
from materials.translate import Translator
from materials.wording import typed_numbers

EXAMPLE = Path(__file__).parent / "organizations" / "example.yaml"
_EXPRESSIONS = ("when", "each", "language")


def check(today: dt.date, library: Library = OURS, example: Path = EXAMPLE) -> list[Problem]:
    """Every problem once, in the order of files and lines. `example` is the organization file that people copy."""
    found: list[Problem] = []
    found += _of(lambda: hotlines(today, library.hotlines))
    found += _of(lambda: organization(example))
    found += _of(lambda: languages(library.languages))
    for name in content.names(library.content):
        found += _of(partial(_strings, name, library.content))
    found += _source_changed(library.languages)
    wanted, unreadable = readable_messages(library.content)
    found += unreadable
    for tag in tags(library.languages):
        found += _translations(tag, library, wanted)
        found += _pieces(tag, today, library, example)
    return sorted(dict.fromkeys(found), key=lambda problem: (problem.place, problem.code))


def _of(load: Callable[[], Any]) -> list[Problem]:
    try:
        load()
    except ProblemsFound as found:
        return list(found.problems)
    return []


def _strings(name: str, folder: Path) -> None:
    """Every string of a material, also of blocks that no language or organization brings to paper today."""
    material = content.material(name, folder)
    found: list[Problem] = []
    for block in _all(block for panel in material.panels for block in panel.blocks):
        for field, text in block.strings():
            place = material.place(block, field)
            found += typed_numbers(text, place) + syntax_problems(text, place)
        for key in _EXPRESSIONS:
            text = getattr(block, key)
            if text:
                text = text.partition(" in ")[2] if key == "each" else text
                found += syntax_problems(text, material.place(block, key), expression=True)
    stop_on(found)


def _all(blocks: Iterator[Unfilled]) -> Iterator[Unfilled]:
    for block in blocks:
        yield block
        yield from _all(iter(block.items))


def _source_changed(folder: Path) -> list[Problem]:
    """English words are changed in the content; in the English PO file nobody would read them."""
    path = folder / SOURCE / MESSAGES
    try:
        found = entries(path) or {}
    except ProblemsFound as wrong:
        return list(wrong.problems)
    hint = "change the words in the content, and leave the English translation empty"
    return [
        Problem("language-source", f"the English for {text!r} is written differently here", Place(shown(path), entry.line), hint)
        for text, entry in found.items()
        if entry.text not in ("", text)
    ]


def _translations(tag: str, library: Library, wanted: list[Message]) -> list[Problem]:
    try:
        translator = Translator(language(tag, library.languages), library.languages)
    except ProblemsFound as found:
        return list(found.problems)
    return [problem for message in wanted for problem in _of(partial(translator.translate, message.text, message.places[0]))]


def _pieces(tag: str, today: dt.date, library: Library, example: Path) -> list[Problem]:
    """Every material in one language, without and with an organization."""
    found: list[Problem] = []
    names = content.names(library.content)
    for name in names:
        found += _of(partial(_piece, Request(name, today, (tag,)), library, None))
        found += _of(partial(_piece, Request(name, today, (tag,)), library, example))
    return found


def _piece(request: Request, library: Library, example: Path | None) -> None:
    compose(replace(request, organization=organization(example)) if example else request, library)
