"""Everything that can be wrong with what is said, at once: content, numbers, wording, packs, every piece in every language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from handbill.campaign.library import MATERIALS
from handbill.contacts.country import countries, find_hotlines
from handbill.contacts.organization import read_organization
from handbill.content import material as materials
from handbill.content.compose import OURS, Library, PieceRequest, compose
from handbill.content.facts import figure_problems, read_facts
from handbill.content.interpolate import syntax_problems
from handbill.content.material import Material, written_blocks
from handbill.content.messages import Message, readable_messages
from handbill.content.readability import reading_problems
from handbill.content.sets import read_sets
from handbill.content.translate import Translator
from handbill.content.wording_rules import wording_problems
from handbill.core.problems import Place, Problem, ProblemsFound, display_path, errors_from, raise_if_any
from handbill.i18n.catalogs import MESSAGES, read_catalog
from handbill.i18n.language import SOURCE, all_languages, find_language, language_tags
from handbill.i18n.placeholders import typed_letters, typed_numbers

EXAMPLE = MATERIALS / "organizations" / "example.yaml"
_EXPRESSIONS = ("when", "each", "language")


def check(today: dt.date, library: Library = OURS, example: Path = EXAMPLE) -> list[Problem]:
    """Every problem once, in the order of files and lines. `example` is the organization file that people copy."""
    found: list[Problem] = []
    for country in countries(library.hotlines):
        found += errors_from(partial(find_hotlines, country, today, library.hotlines))
    found += errors_from(lambda: read_facts(library.facts))
    found += errors_from(lambda: read_sets(library.sets, library.content))
    found += errors_from(lambda: read_organization(example))
    found += errors_from(lambda: all_languages(library.languages))
    spelled = _spelled(today, library)
    for name in materials.material_names(library.content):
        found += errors_from(partial(_material, name, library.content, spelled))
    found += _source_changed(library.languages)
    wanted, unreadable = readable_messages(library.content)
    found += unreadable
    for tag in language_tags(library.languages):
        found += _translations(tag, library, wanted, spelled)
        found += _pieces(tag, today, library, example)
    return sorted(dict.fromkeys(found), key=lambda problem: (problem.place, problem.code))


def _spelled(today: dt.date, library: Library) -> set[str]:
    """The letters that stand for numbers, in every country; a file with problems has none."""
    found: set[str] = set()
    for country in countries(library.hotlines):
        with suppress(ProblemsFound):
            lines = find_hotlines(country, today, library.hotlines).lines.values()
            found |= {letters.printed for line in lines for letters in line.spells()}
    return found


def _material(name: str, folder: Path, spelled: Iterable[str]) -> None:
    """Every string of a material, also of blocks that no language or organization brings to paper today."""
    material = materials.find_material(name, folder)
    found = reading_problems(material)
    for key, text in (("title", material.title), ("about", material.about)):
        found += wording_problems(text, SOURCE, material.file.place(key))
    for text, place in _strings(material):
        found += typed_numbers(text, place) + typed_letters(text, spelled, place) + figure_problems(text, place)
        found += syntax_problems(text, place) + wording_problems(text, SOURCE, place)
    for block in written_blocks(material):
        for key in _EXPRESSIONS:
            text = getattr(block, key)
            if text:
                text = text.partition(" in ")[2] if key == "each" else text
                found += syntax_problems(text, material.place(block, key), expression=True)
    raise_if_any(found)


def _strings(material: Material) -> list[tuple[str, Place]]:
    return [(text, material.place(block, field)) for block in written_blocks(material) for field, text in block.strings()]


def _source_changed(folder: Path) -> list[Problem]:
    """English words are changed in the content; in the English PO file nobody would read them."""
    path = folder / SOURCE / MESSAGES
    try:
        found = read_catalog(path) or {}
    except ProblemsFound as wrong:
        return list(wrong.problems)
    hint = "change the words in the content, and leave the English translation empty"
    return [
        Problem("language-source", f"the English for {text!r} is written differently here", Place(display_path(path), entry.line), hint)
        for text, entry in found.items()
        if entry.text not in ("", text)
    ]


def _translations(tag: str, library: Library, wanted: list[Message], spelled: Iterable[str]) -> list[Problem]:
    try:
        translator = Translator(find_language(tag, library.languages), library.languages)
    except ProblemsFound as found:
        return list(found.problems)
    return [problem for message in wanted for problem in errors_from(partial(_translation, translator, message, spelled))]


def _translation(translator: Translator, message: Message, spelled: Iterable[str]) -> None:
    translated = translator.translate(message.text, message.places[0])
    found = typed_letters(translated.text, spelled, translated.place)
    raise_if_any(found + wording_problems(translated.text, translator.language.tag, translated.place))


def _pieces(tag: str, today: dt.date, library: Library, example: Path) -> list[Problem]:
    """Every material in one language, without and with an organization."""
    found: list[Problem] = []
    names = materials.material_names(library.content)
    for name in names:
        found += errors_from(partial(_piece, PieceRequest(name, today, (tag,)), library, None))
        found += errors_from(partial(_piece, PieceRequest(name, today, (tag,)), library, example))
    return found


def _piece(request: PieceRequest, library: Library, example: Path | None) -> None:
    compose(replace(request, organization=read_organization(example)) if example else request, library)
